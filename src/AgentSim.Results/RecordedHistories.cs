using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;
using AgentSim.Experiments.Claims;

namespace AgentSim.Results;

/// <summary>What histories came to, asked of the tables of results.</summary>
public sealed class RecordedHistories : IRecordedHistories
{
    private const string InOrder = "order by point, history";
    private readonly Dictionary<(string Arm, string Expression), double[]> columns = [];
    private readonly ResultQuery query;
    private readonly Manifest manifest;
    private readonly ExperimentDesign design;
    private double[][]? factors;

    /// <summary>The histories of some results.</summary>
    /// <param name="query">The results.</param>
    /// <param name="manifest">What made them.</param>
    /// <param name="design">The design points that they are of.</param>
    /// <param name="span">The time, in years, at which histories begin and end.</param>
    public RecordedHistories(ResultQuery query, Manifest manifest, ExperimentDesign design, (double Start, double End) span)
    {
        (this.query, this.manifest, this.design, Span) = (query, manifest, design, span);
        var rows = query.Numbers($"select point, sample from {Of(PartName.Histories, manifest.Arms[0])} {InOrder}", 2);
        (Points, Samples) = ([.. rows[0].Select(value => (int)value)], [.. rows[1].Select(value => (int)value)]);
    }

    /// <inheritdoc/>
    public ImmutableArray<int> Points { get; }

    /// <inheritdoc/>
    public ImmutableArray<int> Samples { get; }

    /// <inheritdoc/>
    public (double Start, double End) Span { get; }

    /// <inheritdoc/>
    public bool[] Survived(string arm) => Array.ConvertAll(OfHistory(arm, "cast(not failed as integer)"), value => value == 1);

    /// <inheritdoc/>
    public double[] Measure(string arm, string measure) => OfHistory(arm, ResultQuery.Name(ColumnName.Of(measure)));

    /// <inheritdoc/>
    public double[] Pattern(string arm, string pattern) => OfHistory(arm, $"cast(pattern = {Text(pattern)} as integer)");

    /// <inheritdoc/>
    public double[] Parameter(string arm, string parameter) =>
        Column(arm, $"select {ResultQuery.Name(ColumnName.Of(parameter))} from {Of(PartName.Parameters, arm)} {InOrder}");

    /// <inheritdoc/>
    public double[] Factor(string factor)
    {
        var index = design.Factors.Index().First(item => item.Item.Name == factor).Index;
        var values = (factors ??= FactorsByPoint())[index];
        return [.. Points.Select(point => values[point])];
    }

    /// <inheritdoc/>
    public double[] MeanOfYears(string arm, string series, int first, int last) => Column(arm, string.Create(CultureInfo.InvariantCulture, $"""
        select mean from {Of(PartName.Histories, arm)} left join
            (select point, history, avg({ResultQuery.Name(ColumnName.Of(series))} order by year) as mean from {Of(PartName.Series, arm)} where year between {first} and {last} group by point, history)
            using (point, history)
        {InOrder}
        """));

    /// <inheritdoc/>
    public double[] Transition(string arm, string series, double from, double to) => Column(arm, string.Create(CultureInfo.InvariantCulture, $"""
        select case when failed then null else coalesce(happened, 0) end from {Of(PartName.Histories, arm)} left join
            (select point, history, max(cast(before = {from} and after = {to} as integer)) as happened from
                (select point, history, {ResultQuery.Name(ColumnName.Of(series))} as after, lag(after) over (partition by point, history order by year) as before
                 from {Of(PartName.Series, arm)}) group by point, history)
            using (point, history)
        {InOrder}
        """));

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>For each factor, its values at all design points.</summary>
    private double[][] FactorsByPoint()
    {
        var columns = Array.ConvertAll(new int[design.Factors.Length], _ => new double[design.Points]);
        var values = new double[columns.Length];
        for (var point = 0; point < design.Points; point++)
        {
            design.Values(point, values);
            for (var i = 0; i < values.Length; i++) columns[i][point] = values[i];
        }

        return columns;
    }

    private double[] OfHistory(string arm, string expression) => Column(arm, $"select case when failed then null else {expression} end from {Of(PartName.Histories, arm)} {InOrder}");

    // Only the files of the arm: the tables of all arms have DuckDB open every file.
    private string Of(string kind, string arm) => query.OfArm(kind, manifest.Arms.IndexOf(arm));

    private double[] Column(string arm, string sql)
    {
        if (!columns.TryGetValue((arm, sql), out var column)) columns[(arm, sql)] = column = query.Numbers(sql, 1)[0];
        return column;
    }
}
