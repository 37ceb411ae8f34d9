using System.Text.RegularExpressions;
using AgentSim.Language.Grammar;

namespace AgentSim.Tests.Language;

/// <summary>Holds the reference of the language to what the reader does.</summary>
public sealed partial class ModelLanguageTests
{
    private static readonly string Page = Atlas.Page;

    public static TheoryData<string> Formulas =>
        [.. Rows().SelectMany(r => InCode().Matches(r).Select(m => m.Groups[1].Value)).Distinct()];

    [Fact]
    public void The_examples_of_the_reference_make_one_model()
    {
        using var workshop = new Workshop();

        var result = workshop.ReadWhole(Atlas.Write(workshop));

        Assert.Empty(result.Errors.Select(e => e.ToString()));
        var model = result.Model!;
        Assert.Equal(
            (3, 2, 5, 3, 3),
            (model.Actors.Length, model.Packages.Length, model.Issues.Length, model.Events.Length, model.Shocks.Length));
        Assert.Equal("Atlas", model.Actors[0].Title);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_formula_in_the_tables_of_the_reference_means_something(string formula)
    {
        using var workshop = new Workshop();

        var result = workshop.ReadWhole(Atlas.Write(workshop).Replace("measures:\n", $"measures:\n  asked: \"{formula}\"\n", StringComparison.Ordinal));

        Assert.Empty(result.Errors.Select(e => e.ToString()));
    }

    [Fact]
    public void The_example_of_an_extension_changes_what_it_says()
    {
        using var workshop = new Workshop();
        var whole = Atlas.Write(workshop);
        workshop.Write("models/atlas.yaml", whole);

        var model = workshop.ReadWhole(File.ReadAllText(Path.Combine(workshop.Folder, "models", "atlas-alone.yaml"))).Model!;

        Assert.Equal("atlas-alone", model.Name);
        Assert.Equal(["none", "treaty", "ally"], model.Issues.Single(i => i.Name == "csto").Levels.Select(l => l.Name));
        Assert.Equal(0d, model.Issues.Single(i => i.Name == "squeeze").Opens);
        Assert.Equal(0d, model.Actors[0].Utility[0].Weight);
        Assert.Equal(new Uniform(0.2, 0.4), model.Parameters.Single(p => p.Name == "tolerance").Distribution);
    }

    [Fact]
    public void Every_setting_that_the_reference_shows_is_taken()
    {
        var shown = Page[Page.IndexOf("A setting does the same", StringComparison.Ordinal)..Page.IndexOf("## Seeds", StringComparison.Ordinal)];
        var settings = InCode().Matches(shown).Select(m => m.Groups[1].Value).Where(s => s.Contains('=') && !s.StartsWith("--", StringComparison.Ordinal)).ToList();

        Assert.True(settings.Count >= 11);
        Assert.All(settings, s =>
        {
            using var workshop = new Workshop();
            var result = workshop.ReadWhole(Atlas.Write(workshop), (s.Split('=', 2)[0], s.Split('=', 2)[1]));
            Assert.Empty(result.Errors.Select(e => e.ToString()));
        });
    }

    [Fact]
    public void Every_key_of_the_language_stands_in_the_reference()
    {
        var code = string.Join('\n', Atlas.Blocks().Select(b => b.Text)) + string.Join('\n', InCode().Matches(Atlas.Fence().Replace(Page, string.Empty)).Select(m => m.Value));

        Assert.All(Keys(new ConstructShape(ModelGrammar.Model)).Concat(Keys(new ConstructShape(SeedGrammar.Seed))).Distinct(), k => Assert.Matches($@"\b{k}\b", code));
    }

    private static IEnumerable<string> Rows() => Page[Page.IndexOf("## Expressions", StringComparison.Ordinal)..]
        .Split("\n## ").Where(s => s.Contains("| written |", StringComparison.Ordinal)).SelectMany(s => s.Split('\n'))
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|')[1]);

    private static IEnumerable<string> Keys(Shape shape) => shape switch
    {
        ListShape list => Keys(list.Item),
        MapShape map => Keys(map.Value),
        ConstructShape construct => construct.Construct.Keys.SelectMany(k => Keys(k.Shape).Prepend(k.Name)),
        EitherShape either => either.Shapes.SelectMany(Keys),
        _ => [],
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InCode();
}
