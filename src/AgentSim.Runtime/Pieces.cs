using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>Records of parts of a batch.</summary>
internal static class Pieces
{
    /// <summary>The records of a batch, of the records of its parts in the order of histories.</summary>
    public static BatchRecords Join(Histories histories, IReadOnlyList<BatchRecords> parts) => parts.Count == 1 ? parts[0] : new(
        histories,
        [.. parts[0].Parameters.Select((_, parameter) => JoinRows(histories, parts, part => part.Parameters[parameter]))],
        [.. parts[0].Measures.Select((_, measure) => JoinRows(histories, parts, part => part.Measures[measure]))],
        [.. parts[0].Series.Select((_, series) => JoinRows(histories, parts, part => part.Series[series]))],
        [.. parts.SelectMany(part => part.Patterns)],
        [.. parts.SelectMany(part => part.Deals)],
        [.. parts.SelectMany(part => part.Failures)])
    {
        Ledger = [.. parts[0].Ledger.Select((_, entry) => JoinRows(histories, parts, part => part.Ledger[entry]))],
    };

    /// <summary>The records of a single history that failed: of the right shape, and without a value.</summary>
    public static BatchRecords OfFailure(CompiledModel model, Histories history, Failure failure)
    {
        var calendar = model.Model.Calendar;
        var years = calendar.Year(calendar.Periods - 1) - calendar.FirstYear + 1;
        return new(
            history,
            [.. model.Drawn.Select(_ => new[] { double.NaN })],
            [.. model.Model.Measures.Select(_ => new[] { double.NaN })],
            [.. model.Model.Measures.Where(measure => !measure.IsAggregate).Select(_ => Enumerable.Repeat(double.NaN, years).ToArray())],
            [0], [], [failure])
        {
            Ledger = model.KeepsLedger ? [.. Ledger.EntriesOf(model.Model).Select(_ => Enumerable.Repeat(double.NaN, calendar.Periods).ToArray())] : [],
        };
    }

    /// <summary>Joins what is kept by lane, or by year or period and then by lane.</summary>
    private static double[] JoinRows(Histories histories, IReadOnlyList<BatchRecords> parts, Func<BatchRecords, double[]> values)
    {
        var rows = values(parts[0]).Length / parts[0].Histories.Count;
        var (joined, first) = (new double[rows * histories.Count], 0);
        foreach (var part in parts)
        {
            var (own, count) = (values(part), part.Histories.Count);
            for (var row = 0; row < rows; row++) own.AsSpan(row * count, count).CopyTo(joined.AsSpan((row * histories.Count) + first));
            first += count;
        }

        return joined;
    }
}
