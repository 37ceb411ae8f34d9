using System.Collections.Immutable;

namespace AgentSim.Experiments.Claims;

/// <summary>The histories of one design point, out of all.</summary>
internal sealed class HistoriesOfPoint(IRecordedHistories all, int point) : IRecordedHistories
{
    private readonly int[] rows = [.. Enumerable.Range(0, all.Points.Length).Where(row => all.Points[row] == point)];

    public ImmutableArray<int> Points => [.. rows.Select(row => all.Points[row])];

    public ImmutableArray<int> Samples { get; } = [.. Enumerable.Range(0, all.Points.Length).Where(row => all.Points[row] == point).Select(row => all.Samples[row])];

    public (double Start, double End) Span => all.Span;

    public bool[] Survived(string arm) => Of(all.Survived(arm));

    public double[] Measure(string arm, string measure) => Of(all.Measure(arm, measure));

    public double[] MeanOfYears(string arm, string series, int first, int last) => Of(all.MeanOfYears(arm, series, first, last));

    public double[] Pattern(string arm, string pattern) => Of(all.Pattern(arm, pattern));

    public double[] Transition(string arm, string series, double from, double to) => Of(all.Transition(arm, series, from, to));

    public double[] Parameter(string arm, string parameter) => Of(all.Parameter(arm, parameter));

    public double[] Factor(string factor) => Of(all.Factor(factor));

    private T[] Of<T>(T[] column) => Array.ConvertAll(rows, row => column[row]);
}
