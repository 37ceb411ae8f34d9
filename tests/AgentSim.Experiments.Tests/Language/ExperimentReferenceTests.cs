using System.Text.RegularExpressions;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Language;
using AgentSim.Experiments.Statistics;
using AgentSim.Language.Grammar;

namespace AgentSim.Experiments.Tests.Language;

/// <summary>Holds the reference of experiments to what the reader does.</summary>
public sealed partial class ExperimentReferenceTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs", "experiments.md"));

    /// <summary>The experiment that the reference begins with.</summary>
    public static string Example => Fence().Match(Page).Groups[2].Value;

    [Fact]
    public void The_example_of_the_reference_is_an_experiment()
    {
        var experiment = Laboratory.Experiment(Example);

        Assert.Equal(("ways-out", 1ul, new Sampling(200, 2)), (experiment.Name, experiment.RandomSeed, experiment.Sampling));
        Assert.Equal(["baseline", "no_pipe", "early", "random-play"], experiment.Design.Arms);
        Assert.Equal(["inertia", "appetite[north]"], experiment.Design.Factors.Select(factor => factor.Name));
        Assert.Equal(50, experiment.Design.Points);
        Assert.Equal(new(null, 1, false, null), experiment.Collection);
        Assert.Equal(
            [
                new("H1", "mean(mean_alignment) in baseline > in no_pipe by at least 0.02", new Exceeds(Of("baseline"), Of("no_pipe"), 0.02, 1), "R24"),
                new("H2", "share(hedging) in baseline = in early within 0.1", new Agrees(Hedging("baseline"), Hedging("early"), 0.1), null),
                new("H3", "mean(mean_alignment) rises with inertia", new Moves(new MeanOf("mean_alignment", null), "baseline", "inertia", true), null),
            ],
            experiment.Hypotheses);
        Assert.Equal([new MeanOf("mean_alignment", null), new ShareOf("hedging", true)], experiment.Outputs);
        Assert.Equal(["hedging"], experiment.Discoveries);

        static InArm Of(string arm) => new(new MeanOf("mean_alignment", null), arm, null);
        static InArm Hedging(string arm) => new(new ShareOf("hedging", true), arm, null);
    }

    [Fact]
    public void The_rule_of_the_reference_ends_sampling()
    {
        var experiment = Laboratory.Experiment(Fence().Matches(Page)[1].Groups[2].Value);

        Assert.Equal(new StoppingRule(new MeanOf("joint", null), 0.01, 0.95, 200, 100), experiment.Until);
        Assert.Equal(new Sampling(5000, 1), experiment.Sampling);
    }

    [Fact]
    public void A_hypothesis_of_the_reference_is_pending_and_p_values_are_adjusted_as_it_says()
    {
        var experiment = Laboratory.Experiment(Fence().Matches(Page)[2].Groups[2].Value);

        Assert.Equal(Adjustment.BenjaminiHochberg, experiment.Adjustment);
        Assert.Equal([null, "no seed of another country yet"], experiment.Hypotheses.Select(hypothesis => hypothesis.Pending));
        Assert.Equal(new("H2", "the same model gives their types", null, "out of sample") { Pending = "no seed of another country yet" }, experiment.Hypotheses[1]);
    }

    [Fact]
    public void What_history_had_in_the_reference_is_of_patterns_and_of_a_measure()
    {
        var observed = Laboratory.Experiment(Fence().Matches(Page)[3].Groups[2].Value).Observed;
        Assert.Equal([new("upstream", "hedging"), new("downstream", "bandwagoning")], observed.Patterns);
        Assert.Equal(0.8, observed.Measures.Single().Values.Single(value => value.Key == "downstream").Value);
    }

    public static TheoryData<string> Designs => [.. Cells("| `design`").SelectMany(cell => InCode().Matches(cell).Select(match => match.Groups[1].Value))];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Every_design_of_the_reference_is_read(string design)
    {
        using var laboratory = new Laboratory();
        laboratory.Write("models/experiments/points.csv", "growth,inertia\n0.01,0.1\n0.02,0.2\n");

        var result = laboratory.Read($"factors: {{ inertia: {{ range: [0.1, 0.9] }}, growth: prior }}\ndesign: {design.Replace("{ inertia: 0.1 }, ...", "{ inertia: 0.1, growth: 0 }", StringComparison.Ordinal)}");

        Assert.Empty(result.Errors.Select(error => error.ToString()));
    }

    public static TheoryData<string> Collections => [.. Cells("| `collect`").SelectMany(cell => InCode().Matches(cell).Select(match => match.Groups[1].Value.Replace("[a, b]", "[joint]", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Collections))]
    public void Every_collection_of_the_reference_is_read(string collect) => Laboratory.Experiment($"collect: {{ {collect} }}");

    public static TheoryData<string> Statistics => [.. Cells("| statistic").SelectMany(cell => InCode().Matches(cell).Select(match => match.Groups[1].Value))];

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Every_statistic_of_the_reference_can_be_claimed_and_analysed(string statistic)
    {
        // The letters stand for a number of a history, a series and a pattern.
        var named = statistic.Replace("(m", "(mean_alignment", StringComparison.Ordinal).Replace("(s", "(alignment", StringComparison.Ordinal).Replace("(p", "(hedging", StringComparison.Ordinal);

        Laboratory.Experiment($"analyse: [\"{named}\"]\nhypotheses: {{ H1: \"{named} in baseline > in random-play\" }}");
    }

    public static TheoryData<string, string> Forms => new()
    {
        { "LEFT > RIGHT", "mean(joint) in baseline > in random-play" },
        { "LEFT < RIGHT", "mean(joint) in baseline < 0.5" },
        { "by at least 0.05", "mean(joint) in baseline > in random-play by at least 0.05" },
        { "LEFT = RIGHT within 0.05", "mean(joint) in baseline = in random-play within 0.05" },
        { "LEFT differs from RIGHT", "mean(joint) in baseline differs from in random-play" },
        { "LEFT > 2 times RIGHT", "mean(joint) in baseline > 2 times in random-play" },
        { "mean(m) in a minus in b > 2 times in c minus in d", "mean(joint) in baseline minus in random-play > 2 times mean(joint) in random-play minus in baseline" },
        { "MEASURE has several modes", "mean_alignment has several modes" },
        { "STATISTIC rises with FACTOR", "mean(joint) rises with inertia" },
        { "falls with", "mean(joint) falls with inertia" },
        { "STATISTIC in ARM minus in ARM", "mean(joint) in baseline minus in random-play > 0" },
        { "mean(bwi) in baseline > in no_pipe", "mean(joint) in baseline > in random-play" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_a_claim_in_the_reference_is_read(string form, string claim)
    {
        Assert.Contains($"`{form}`", Page, StringComparison.Ordinal);
        Laboratory.Experiment($"factors: {{ inertia: prior }}\ndesign: grid\nhypotheses: {{ H1: \"{claim}\" }}");
    }

    [Fact]
    public void Every_key_of_experiments_stands_in_the_reference()
    {
        var code = string.Join('\n', Fence().Matches(Page).Select(match => match.Groups[2].Value)) + string.Join('\n', InCode().Matches(Fence().Replace(Page, string.Empty)).Select(match => match.Value));

        Assert.All(Keys(new ConstructShape(ExperimentGrammar.Experiment)).Distinct(), key => Assert.Matches($@"\b{key}\b", code));
    }

    private static IEnumerable<string> Cells(string header)
    {
        var table = Page[Page.IndexOf(header, StringComparison.Ordinal)..];
        return table[..table.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n').Skip(2).Select(line => line.Split('|')[1]);
    }

    private static IEnumerable<string> Keys(Shape shape) => shape switch
    {
        ListShape list => Keys(list.Item),
        MapShape map => Keys(map.Value),
        ConstructShape construct => construct.Construct.Keys.SelectMany(key => Keys(key.Shape).Prepend(key.Name)),
        EitherShape either => either.Shapes.SelectMany(Keys),
        _ => [],
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InCode();

    [GeneratedRegex("```yaml([^\n]*)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
