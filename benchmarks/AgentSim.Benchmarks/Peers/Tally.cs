using System.Globalization;

namespace AgentSim.Benchmarks.Peers;

/// <summary>Sums of measures and of their squares, from which come means and standard deviations.</summary>
internal sealed class Tally(int measures)
{
    private readonly double[] sums = new double[measures], squares = new double[measures];

    public void Add(int measure, double value)
    {
        sums[measure] += value;
        squares[measure] += value * value;
    }

    /// <summary>One line of JSON, as the other programs print it.</summary>
    public string Report(string[] names, int histories, double seconds)
    {
        var means = names.Select((name, measure) =>
        {
            var mean = sums[measure] / histories;
            var variance = Math.Max(0, (squares[measure] - (histories * mean * mean)) / (histories - 1));
            return string.Create(CultureInfo.InvariantCulture, $"\"{name}\": [{mean:R}, {Math.Sqrt(variance):R}]");
        });
        return string.Create(CultureInfo.InvariantCulture, $"{{\"histories\": {histories}, \"cpu_seconds\": {seconds:F6}, \"means\": {{{string.Join(", ", means)}}}}}");
    }
}
