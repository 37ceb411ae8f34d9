using AgentSim.Experiments.Analysis;
using AgentSim.Experiments.Tests.Claims;
using AgentSim.Experiments.Tests.Language;

namespace AgentSim.Experiments.Tests;

public sealed class AgainstHistoryTests
{
    private const string Arms = """
        arms: { a: { set: { inertia: 0.1 } }, b: { set: { inertia: 0.2 } }, c: { set: { inertia: 0.3 } } }
        random_play: no
        samples: 10
        """;

    /// <summary>One arm of two hedgers is told right, and one of two others: .5 on average, as well as four of the six ways to place the labels.</summary>
    [Fact]
    public void Accuracy_is_the_mean_over_historys_patterns_and_is_held_against_exchanged_labels()
    {
        var experiment = Laboratory.Experiment(Arms + "\nobserved: { pattern: { baseline: hedging, a: hedging, b: bandwagoning, c: bandwagoning } }");
        string[] hedgers = ["baseline", "b"];
        var histories = new MadeUpPatterns((arm, pattern) => hedgers.Contains(arm) == (pattern == "hedging") && pattern is "hedging" or "bandwagoning" ? 1 : 0);

        var tables = Analyses.Of(experiment, histories);
        var (table, confusion) = (tables[0], tables[1]);

        Assert.Equal(["share of history's", "of the most frequent"], table.Columns);
        Assert.Equal([("baseline", 1.0), ("a", 0.0), ("b", 0.0), ("c", 1.0)], table.Rows.Select(row => (row.Name, row.Values[0])));
        Assert.Equal("The pattern that comes out most often is history's in 2 of 4 arms.", table.Remarks[^2]);
        Assert.Equal("Balanced accuracy 0.50, p 0.833 by exchanging history's patterns among the arms.", table.Remarks[^1]);
        Assert.Equal(("Confusion matrix", 2), (confusion.Method, tables.Length));
        Assert.All(confusion.Rows, row => Assert.Equal(2, row.Values.Sum()));
        Assert.Equal((1, 1), (Told("hedging", "hedging"), Told("hedging", "bandwagoning")));
        Assert.Equal((1, 1), (Told("bandwagoning", "hedging"), Told("bandwagoning", "bandwagoning")));

        double Told(string inHistory, string mostOften) => confusion.Rows.Single(row => row.Name == inHistory).Values[confusion.Columns.IndexOf(mostOften)];
    }

    [Fact]
    public void Measures_are_told_beside_historys_values_and_by_how_they_rank()
    {
        var experiment = Laboratory.Experiment(Arms + "\nobserved: { mean_alignment: { baseline: 1, a: 2, b: 3, c: 4 } }");
        var histories = new MadeUpHistories(1, 10, 1, (arm, _, sample, _) => Array.IndexOf(["baseline", "a", "b", "c"], arm) + (sample / 10.0));

        var table = Analyses.Of(experiment, histories).Single();

        Assert.Equal(4, table.Rows.Length);
        Assert.Equal([1, 0.45, 0.045, 0.855], table.Rows[0].Values.Select(value => Math.Round(value, 6)));
        Assert.Equal("Rank correlation of means with history +1.00, p 0.042 by exchanging history's values among the arms.", table.Remarks.Single());
    }

    private sealed class MadeUpPatterns(Func<string, string, double> share) : Experiments.Claims.IRecordedHistories
    {
        public System.Collections.Immutable.ImmutableArray<int> Points => [0];

        public System.Collections.Immutable.ImmutableArray<int> Samples => [0];

        public (double Start, double End) Span => (2000, 2010);

        public bool[] Survived(string arm) => [true];

        public double[] Measure(string arm, string measure) => [0];

        public double[] MeanOfYears(string arm, string series, int first, int last) => [0];

        public double[] Pattern(string arm, string pattern) => [share(arm, pattern)];

        public double[] Transition(string arm, string series, double from, double to) => [0];

        public double[] Parameter(string arm, string parameter) => [0];

        public double[] Factor(string factor) => [0];
    }
}
