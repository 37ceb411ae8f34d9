using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Exploring;

// What is read from the parts, once it is first asked for.
public sealed partial class Exploration
{
    private const string Nearly = "[0.005, 0.995]";

    private const int FirstLook = 1000;

    // Quantiles are told from bins this much finer than those that are drawn.
    private const int Finer = 40;

    // What a series' values are told apart by in a year: finer than a screen.
    private const int Steps = 1024;

    private readonly Dictionary<string, (string Table, Axis Axis)> loadedSeries = new(StringComparer.Ordinal);

    /// <summary>Reads the quantities that are not there yet, those of each kind of part in one go.</summary>
    private void Load(ImmutableArray<string> names)
    {
        var missing = names.Distinct().Where(name => !loaded.ContainsKey(name)).Select(name => byName[name]).ToArray();
        LoadFrom(histories, [.. missing.Where(quantity => quantity.Origin == QuantityOrigin.Measure)]);
        if (tables == 0) LoadFrom(histories, []);
        LoadFrom(parameters, [.. missing.Where(quantity => quantity.Origin == QuantityOrigin.Parameter)]);
    }

    private void LoadFrom(ImmutableArray<string> files, ExploredQuantity[] quantities)
    {
        var isFirst = tables == 0 && files == histories;
        if (quantities.Length == 0 && !isFirst) return;
        var table = $"t{tables++}";
        var columns = string.Join(", ", quantities.Select(quantity => ResultQuery.Name(quantity.Column)).DefaultIfEmpty("0 as nothing"));
        if (isFirst)
        {
            // The columns that all questions need come with the first, for to open all files takes longer than to read a few columns more.
            var keys = $"cast(row_number() over () - 1 as integer) as h, cast(list_position([{string.Join(", ", manifest.Arms.Select(Text))}], arm) - 1 as utinyint) as arm, point, history, sample, failed, cast(list_position([{string.Join(", ", manifest.Patterns.Select(Text))}], pattern) - 1 as utinyint) as pattern";
            Execute($"create table first as select {keys}, {columns} from {From(files)}");
            Execute("create view base as select h, arm, point, history, sample, failed, pattern from first");
            Execute($"create view {table} as select {columns} from first");
        }
        else
        {
            Execute($"create table {table} as select {columns} from {From(files)}");
        }

        if (quantities.Length == 0) return;
        foreach (var quantity in quantities) loaded[quantity.Name] = (table, $"{table}_bins", AxisOf(table, quantity));
        Execute($"create table {table}_bins as select {string.Join(", ", quantities.Select(Bin))} from {table}");

        string Bin(ExploredQuantity quantity)
        {
            var column = ResultQuery.Name(quantity.Column);
            return $"cast({Fine(loaded[quantity.Name].Axis).Bin(column)} as smallint) as {column}";
        }
    }

    /// <summary>Reads the series that are not there yet: each value as the year and one of some steps between the smallest and the largest.</summary>
    private void LoadSeries(ImmutableArray<string> names)
    {
        var missing = names.Distinct().Where(name => !loadedSeries.ContainsKey(name)).Select(name => byName[name]).ToArray();
        if (missing.Length == 0) return;
        Load([]);
        var columns = string.Join(", ", missing.Select(quantity => "s." + ResultQuery.Name(quantity.Column)));
        var arms = string.Join(", ", manifest.Arms.Select(Text));
        // The fewer bytes, the sooner they are counted.
        var years = (manifest.Outline?.LastYear ?? int.MaxValue) - manifest.FirstYear + 1L;
        var type = years * Steps <= ushort.MaxValue ? "usmallint" : "integer";
        Execute($"""
            create or replace temp table reading as select b.h, s.year, {columns}
            from {From(series)} s join base b on b.arm = list_position([{arms}], s.arm) - 1 and b.point = s.point and b.history = s.history
            """);
        foreach (var quantity in missing)
        {
            var (table, axis) = ($"s{loadedSeries.Count}", AxisOfYears("reading", quantity));
            Execute(string.Create(CultureInfo.InvariantCulture, $"""
                create table {table} as select h, cast((year - {manifest.FirstYear}) * {Steps} + {axis.Bin(ResultQuery.Name(quantity.Column))} as {type}) as k
                from reading where {ResultQuery.Name(quantity.Column)} is not null
                """));
            loadedSeries[quantity.Name] = (table, axis);
        }

        Execute("drop table reading");
    }

    /// <summary>The bins that values are kept in, which what is drawn is told from.</summary>
    private static Axis Fine(Axis axis) => axis.In(axis.Bins * Finer);

    private Axis AxisOf(string table, ExploredQuantity quantity)
    {
        var column = ResultQuery.Name(quantity.Column);
        return AxisOfFew(table, quantity) ?? Rows(
            $"select min({column}), max({column}), quantile_cont({column}, {Nearly}) as q, q[1], q[2] from {table}",
            reader => Holding(Observed(quantity), reader.GetDouble(0), reader.GetDouble(1), new(reader.GetDouble(3), reader.GetDouble(4))))[0];
    }

    /// <summary>An axis on which history has its place, too.</summary>
    private static Axis Holding(IEnumerable<double> observed, double lowest, double highest, Interval nearlyAll)
    {
        double[] marks = [.. observed.Append(nearlyAll.Low).Append(nearlyAll.High)];
        return Axis.Of(Math.Min(lowest, marks.Min()), Math.Max(highest, marks.Max()), new(marks.Min(), marks.Max()), []);
    }

    private IEnumerable<double> Observed(ExploredQuantity quantity) =>
        PlaneMarks.Measure(manifest, quantity.Name) is { } measure && PlaneMarks.SeriesOf(manifest, measure) is { } of ? of.Observed.Select(value => value.Value) : [];

    private Axis AxisOfYears(string table, ExploredQuantity quantity)
    {
        var column = ResultQuery.Name(quantity.Column);
        var axis = AxisOfFew(table, quantity) ?? Rows($"select min({column}), max({column}) from {table}", reader => (Low: reader.GetDouble(0), High: reader.GetDouble(1)))
            .Select(ends => Axis.Of(ends.Low, ends.High, new(ends.Low, ends.High), [])).First();
        return axis.In(Steps);
    }

    /// <summary>The axis of a quantity that has few values; null if it has many.</summary>
    private Axis? AxisOfFew(string table, ExploredQuantity quantity)
    {
        var column = ResultQuery.Name(quantity.Column);
        ImmutableArray<double> Distinct(string rows) => Rows($"select distinct {column} as v from {rows} where v is not null limit {Axis.FewValues + 1}", reader => reader.GetDouble(0));
        // Mostly the first rows tell that there are many.
        if (quantity.Kind != MeasureKind.Truth && Distinct($"(from {table} limit {FirstLook})").Length > Axis.FewValues) return null;
        var found = quantity.Kind == MeasureKind.Truth ? [0, 1] : Distinct(table);
        if (found.IsEmpty) return Axis.Of(0, 1, new(0, 1), []);
        if (found.Length > Axis.FewValues) return null;
        ImmutableArray<double> few = [.. found.Concat(quantity.Codes.Select(code => code.Value)).Distinct().Order()];
        return Axis.Of(few[0], few[^1], new(few[0], few[^1]), few);
    }

    private ImmutableArray<ExploredQuantity> ParametersIn(string file)
    {
        var said = Rows($"select cast(key as varchar), cast(value as varchar) from parquet_kv_metadata({ResultQuery.Literal(file)})", reader => (Key: reader.GetString(0), Value: reader.GetString(1)))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        var columns = Rows($"select column_name from (describe from read_parquet({ResultQuery.Literal(file)})) where column_name not in ('arm', 'point', 'history')", reader => reader.GetString(0));
        return [.. columns.Select(column => ExploredQuantity.OfParameter(said.GetValueOrDefault($"name.{column}", column), said.GetValueOrDefault($"unit.{column}", ""), said.GetValueOrDefault($"source.{column}")))];
    }

    private static string From(IEnumerable<string> files) => $"read_parquet([{string.Join(", ", files.Select(ResultQuery.Literal))}])";

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
