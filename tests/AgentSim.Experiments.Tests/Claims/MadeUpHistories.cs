using System.Collections.Immutable;
using AgentSim.Experiments.Claims;

namespace AgentSim.Experiments.Tests.Claims;

/// <summary>Histories of two arms, <c>a</c> and <c>b</c>, with a measure <c>m</c> in each that a test makes up.</summary>
internal sealed class MadeUpHistories : IRecordedHistories
{
    private readonly Func<string, int, int, int, double> measure;
    private readonly bool survives;

    /// <summary>Histories whose measure is a function of arm, design point, sample and replication; NaN is missing, and says that a history failed unless all survive.</summary>
    public MadeUpHistories(int points, int samples, int replications, Func<string, int, int, int, double> measure, bool survives = false)
    {
        (this.measure, this.survives) = (measure, survives);
        Points = [.. Enumerable.Range(0, points * samples * replications).Select(row => row / (samples * replications))];
        Samples = [.. Enumerable.Range(0, points * samples * replications).Select(row => row / replications % samples)];
        Replications = [.. Enumerable.Range(0, points * samples * replications).Select(row => row % replications)];
    }

    public ImmutableArray<int> Points { get; }

    public ImmutableArray<int> Samples { get; }

    public (double Start, double End) Span => (2000, 2010);

    private ImmutableArray<int> Replications { get; }

    public bool[] Survived(string arm) => Array.ConvertAll(Measure(arm, "m"), value => survives || !double.IsNaN(value));

    public double[] Measure(string arm, string name) => [.. Enumerable.Range(0, Points.Length).Select(row => measure(arm, Points[row], Samples[row], Replications[row]))];

    public double[] MeanOfYears(string arm, string series, int first, int last) => Measure(arm, series);

    public double[] Pattern(string arm, string pattern) => Measure(arm, pattern);

    public double[] Transition(string arm, string series, double from, double to) => Measure(arm, series);

    /// <summary>There is no parameter.</summary>
    public double[] Parameter(string arm, string parameter) => [.. Points.Select(_ => double.NaN)];

    /// <summary>The only factor is the number of the design point.</summary>
    public double[] Factor(string factor) => [.. Points.Select(point => (double)point)];
}
