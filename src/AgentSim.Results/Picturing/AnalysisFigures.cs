using AgentSim.Experiments.Analysis;
using AgentSim.Figures;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>Figures of what analyses say.</summary>
internal static class AnalysisFigures
{
    private const string End = "low";

    public static bool IsMorris(AnalysisTable table) => table.Method == "Morris screening" && !table.Rows.IsEmpty;

    /// <summary>Whether its rows are factors, each with indices.</summary>
    public static bool IsIndices(AnalysisTable table) => table.Method is "Sobol' indices" or "FAST" or "PAWN and delta" && !table.Rows.IsEmpty;

    public static FigureAnswer Sensitivity(RunFigures of, FigureChoice choice) => Chosen(of.Tables(IsIndices), choice, Sensitivity);

    public static FigureAnswer Morris(RunFigures of, FigureChoice choice) => Chosen(of.Tables(IsMorris), choice, Morris);

    /// <summary>Bars of indices.</summary>
    public static SensitivityFigure Sensitivity(AnalysisTable table)
    {
        // An index that is followed by "low" and "high" has an interval. Delta's share of variance stands in no bar: it is another kind of number.
        int[] columns = [.. Enumerable.Range(0, table.Columns.Length).Where(column => table.Columns[column] is not End and not "high" && !(table.Method == "PAWN and delta" && table.Columns[column] == "first"))];
        WithInterval Value(AnalysisRow row, int column) => column + 2 < table.Columns.Length && table.Columns[column + 1] == End
            ? new(row.Values[column], row.Values[column + 1], row.Values[column + 2])
            : new(row.Values[column], double.NaN, double.NaN);
        return new(
            $"{table.Method} of {table.Output}", table.Output, table.Method, [.. columns.Select(column => table.Columns[column])],
            [.. table.Rows.Select(row => new SensitivityFactor(row.Name, [.. columns.Select(column => Value(row, column))]))]);
    }

    /// <summary>Size against deviation of effects.</summary>
    public static MorrisFigure Morris(AnalysisTable table) => new(
        $"{table.Method} of {table.Output}", table.Output, [.. table.Rows.Select(row => (row.Name, new WithInterval(row.Values[0], row.Values[1], row.Values[2]), row.Values[4]))]);

    private static FigureAnswer Chosen(AnalysisTable[] tables, FigureChoice choice, Func<AnalysisTable, Figure> draw) =>
        choice.Output is null ? draw(tables[0])
        : tables.FirstOrDefault(table => table.Output == choice.Output) is { } found ? draw(found)
        : RunFigures.Unknown("output", choice.Output, tables.Select(table => table.Output));
}
