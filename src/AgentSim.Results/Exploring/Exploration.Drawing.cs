using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;
using AgentSim.Results.Picturing;
using DuckDB.NET.Data;

namespace AgentSim.Results.Exploring;

// What is counted of a selection.
public sealed partial class Exploration
{
    private const int CellsASide = 30;

    // Quantiles are told from bins this much finer than those that are drawn.
    private const int Finer = 40;

    private readonly Dictionary<(string Series, string? Arm, int? Point), Dictionary<int, int[]>> wholeYears = [];

    /// <summary>Makes the table <c>sel</c>: whether a history is looked at (<c>a</c>), and picked out of those (<c>s</c>).</summary>
    private void Select(Selection selection)
    {
        var (scope, picked, values) = (new List<string> { "not failed" }, new List<string>(), new List<object>());
        string Value(object value)
        {
            values.Add(value);
            return $"${values.Count}";
        }

        if (selection.Arm is { } arm) scope.Add($"arm = {Value(manifest.Arms.IndexOf(arm))}");
        if (selection.Point is { } point) scope.Add($"point = {Value(point)}");
        if (!selection.Patterns.IsEmpty) picked.Add($"pattern in ({string.Join(", ", selection.Patterns.Select(Value))})");
        foreach (var range in selection.Ranges)
        {
            var column = ResultQuery.Name(byName[range.Name].Column);
            if (double.IsFinite(range.Low)) picked.Add($"{column} >= {Value(range.Low)}");
            if (double.IsFinite(range.High)) picked.Add($"{column} <= {Value(range.High)}");
        }

        var all = string.Join(" and ", scope);
        Execute(
            $"create or replace temp table sel as select h as id, {all} as a, coalesce({string.Join(" and ", scope.Concat(picked))}, false) as s from base{Beside(selection.Ranges.Select(range => range.Name))}",
            [.. values]);
    }

    /// <summary>The tables of some quantities, to be joined to <c>base</c> row by row.</summary>
    private string Beside(IEnumerable<string> names) =>
        string.Concat(names.Select(name => loaded[name].Table).Distinct().Select(table => $" positional join {table}"));

    private ImmutableArray<PatternPart> Patterns(Selection selection)
    {
        // Where each sample has a single history here, histories are the independent units.
        var isPlain = manifest.Replications == 1 && (manifest.Points == 1 || selection.Point is not null) && (manifest.Arms.Length == 1 || selection.Arm is not null);
        var counts = (isPlain ? PatternsOfHistories() : PatternsOfSamples()).ToDictionary(part => part.Pattern);
        var any = counts.Values.FirstOrDefault();
        return [.. manifest.Patterns.Select(pattern => counts.GetValueOrDefault(pattern) ?? new(pattern, new(0, any?.All.Total ?? 0), new(0, any?.Selected.Total ?? 0)))];
    }

    private ImmutableArray<PatternPart> PatternsOfHistories() => Rows(
        "select pattern, count(*)::integer as n, (count(*) filter (where s))::integer as m, (sum(n) over ())::integer, (sum(m) over ())::integer from base positional join sel where a group by pattern",
        reader => new PatternPart(reader.GetString(0), new(reader.GetInt32(1), reader.GetInt32(3)), new(reader.GetInt32(2), reader.GetInt32(4))));

    private ImmutableArray<PatternPart> PatternsOfSamples() => Rows(
        """
        with c as (select pattern, sample, count(*) as a, count(*) filter (where s) as s from base positional join sel where a group by pattern, sample),
             n as (select sample, sum(a) as a, sum(s) as s from c group by sample),
             t as (select count(*) as na, count(*) filter (where s > 0) as ns, sum(a) as ta, sum(s) as ts, sum(a * a) as qa, sum(s * s) as qs from n)
        select pattern, sum(c.a)::integer, any_value(ta)::integer, any_value(na)::integer, sum(c.a * c.a)::double, sum(c.a * n.a)::double, any_value(qa)::double,
               sum(c.s)::integer, any_value(ts)::integer, any_value(ns)::integer, sum(c.s * c.s)::double, sum(c.s * n.s)::double, any_value(qs)::double
        from c join n using (sample) cross join t group by pattern
        """,
        reader => new PatternPart(reader.GetString(0), OfSamples(reader, 1), OfSamples(reader, 7)));

    private static Proportion OfSamples(DuckDBDataReader reader, int first) => Proportion.OfSamples(
        reader.GetInt32(first), reader.GetInt32(first + 1), new(reader.GetInt32(first + 2), reader.GetDouble(first + 3), reader.GetDouble(first + 4), reader.GetDouble(first + 5)));

    private Histogram HistogramOf(ExploredQuantity quantity)
    {
        var (table, axis) = loaded[quantity.Name];
        var fine = axis.In(axis.Bins * Finer);
        var rows = Rows(
            $"select {fine.Bin(ResultQuery.Name(quantity.Column))} as b, count(*), count(*) filter (where s) from {table} positional join sel where a group by b",
            reader => (Bin: reader.IsDBNull(0) ? -1 : reader.GetInt32(0), All: (int)reader.GetInt64(1), Selected: (int)reader.GetInt64(2)));
        var (all, selected, counts) = (new int[axis.Bins], new int[axis.Bins], new int[fine.Bins]);
        foreach (var row in rows.Where(row => row.Bin >= 0))
        {
            var bin = row.Bin * axis.Bins / fine.Bins;
            all[bin] += row.All;
            selected[bin] += row.Selected;
            counts[row.Bin] = row.Selected;
        }

        var missing = rows.FirstOrDefault(row => row.Bin < 0);
        return new(quantity, axis, [.. all], [.. selected], missing.All, missing.Selected, BinnedQuantiles.Of(fine, counts));
    }

    private Plane PlaneOf(ExploredQuantity across, ExploredQuantity up)
    {
        var (acrossAxis, upAxis) = (loaded[across.Name].Axis.In(CellsASide), loaded[up.Name].Axis.In(CellsASide));
        var cells = Rows(
            $"""
            select {acrossAxis.Bin(ResultQuery.Name(across.Column))} as i, {upAxis.Bin(ResultQuery.Name(up.Column))} as j, count(*), count(*) filter (where s)
            from base{Beside([across.Name, up.Name])} positional join sel where a and i is not null and j is not null group by all order by all
            """,
            reader => new PlanePart(reader.GetInt32(0), reader.GetInt32(1), (int)reader.GetInt64(2), (int)reader.GetInt64(3)));
        return new(across, up, acrossAxis, upAxis, cells, PlaneMarks.Thresholds(manifest, across.Name, up.Name), PlaneMarks.Path(manifest, across.Name, up.Name));
    }

    private YearsOfSeries YearsOf(ExploredQuantity quantity, Selection selection)
    {
        var (table, axis) = loadedSeries[quantity.Name];
        // What is looked at changes seldom, what is picked out of it with every movement of the mouse.
        var scope = (quantity.Name, selection.Arm, selection.Point);
        if (!wholeYears.TryGetValue(scope, out var all)) wholeYears[scope] = all = ByYear(table, axis, "a");
        var selected = selection.Patterns.IsEmpty && selection.Ranges.IsEmpty ? all : ByYear(table, axis, "s");
        ImmutableArray<int> years = [.. all.Keys.Order()];
        ImmutableArray<int> labels = [.. years.Select(year => year + manifest.FirstYear)];
        return quantity.Kind == MeasureKind.Nominal
            ? new(quantity, labels, [], [], Shares(quantity, axis, years, selected))
            : new(quantity, labels, [.. years.Select(year => BinnedQuantiles.Of(axis, all[year]))], [.. years.Select(year => BinnedQuantiles.Of(axis, selected.GetValueOrDefault(year) ?? []))], []);
    }

    /// <summary>How many histories lie at each step, by year from the first.</summary>
    private Dictionary<int, int[]> ByYear(string table, Axis axis, string which)
    {
        var years = new Dictionary<int, int[]>();
        foreach (var (key, count) in Rows($"select k, count(*) from {table} join (select id from sel where {which}) on id = h group by k", reader => (reader.GetInt32(0), (int)reader.GetInt64(1))))
        {
            if (!years.TryGetValue(key / Steps, out var counts)) years[key / Steps] = counts = new int[axis.Bins];
            counts[key % Steps] = count;
        }

        return years;
    }

    private static ImmutableArray<CodeShares> Shares(ExploredQuantity quantity, Axis axis, ImmutableArray<int> years, Dictionary<int, int[]> counts)
    {
        string NameOf(double value) => quantity.Codes.Where(code => code.Value == value).Select(code => code.Name).FirstOrDefault() ?? value.ToString("R", CultureInfo.InvariantCulture);
        double ShareOf(int year, int bin) => counts.TryGetValue(year, out var found) ? (double)found[bin] / found.Sum() : double.NaN;
        return [.. axis.Values.Select((value, bin) => new CodeShares(NameOf(value), [.. years.Select(year => ShareOf(year, bin))]))];
    }
}
