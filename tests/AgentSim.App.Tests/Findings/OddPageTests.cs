using System.Text.RegularExpressions;

namespace AgentSim.App.Tests.Findings;

/// <summary>The page after the ODD protocol has all parts of the protocol, and tables that are the model's.</summary>
public sealed partial class OddPageTests
{
    private static readonly string[] Elements = ["Purpose and patterns", "Entities, state variables, scales", "Process overview and scheduling", "Design concepts", "Initialisation", "Input data", "Submodels"];

    private static readonly string[] Concepts =
        ["Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing", "Interaction", "Stochasticity", "Collectives", "Observation"];

    private static string PathOfPage => Repository.At("docs", "odd.md");

    [Fact]
    public async Task It_has_the_seven_elements_and_the_eleven_concepts_in_their_order()
    {
        var page = await File.ReadAllTextAsync(PathOfPage, TestContext.Current.CancellationToken);

        Assert.Equal(Elements, Headings().Matches(page).Select(heading => heading.Groups[1].Value));
        Assert.Equal(Concepts, ConceptNames().Matches(page).Select(concept => concept.Groups[1].Value));
    }

    /// <summary>The page on the model's equations is itself held to what <c>describe</c> prints.</summary>
    [Fact]
    public async Task Its_tables_are_those_that_the_model_file_gives()
    {
        var token = TestContext.Current.CancellationToken;
        var model = (await File.ReadAllTextAsync(Repository.At("docs", "kazakhstan-model.md"), token)).Split("\n## ").ToDictionary(section => section.Split('\n')[0], TableOf);
        var page = await File.ReadAllTextAsync(PathOfPage, token);

        var made = Marked().Replace(page, mark => $"<!-- of: {mark.Groups["section"].Value} -->\n{model[mark.Groups["section"].Value]}");
        if (Environment.GetEnvironmentVariable("AGENTSIM_APPROVE") == "1") await File.WriteAllTextAsync(PathOfPage, made, token);
        else Assert.Equal(made, page);
        Assert.True(Marked().Count(page) >= 5, "tables are marked by <!-- of: a section of kazakhstan-model.md -->");
    }

    private static string TableOf(string section) => string.Concat(section.Split('\n').Where(line => line.StartsWith('|')).Select(line => line + "\n"));

    [GeneratedRegex(@"^## \d\. (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^\*\*([A-Z][a-z ]+)\.\*\*", RegexOptions.Multiline)]
    private static partial Regex ConceptNames();

    [GeneratedRegex(@"<!-- of: (?<section>[^>]*) -->\n(\|.*\n)*")]
    private static partial Regex Marked();
}
