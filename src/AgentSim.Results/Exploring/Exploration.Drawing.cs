using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Exploring;

// What is counted of a selection.
public sealed partial class Exploration
{
    private const int CellsASide = 30;

    // What is looked at changes seldom, what is picked out of it with every movement of the mouse: the first is counted once.
    private readonly Dictionary<(string Counted, string? Arm, int? Point), Dictionary<int, int>> whole = [];
    private readonly Dictionary<(string? Arm, int? Point), ImmutableArray<Proportion>> wholePatterns = [];
    private (string? Arm, int? Point)? scoped;

    /// <summary>Makes the table <c>scope</c>, whether a history is looked at, and the table <c>picked</c>, whether it is picked out of those: a row <c>s</c> for each history.</summary>
    private void Select(Selection selection)
    {
        if (scoped != (selection.Arm, selection.Point))
        {
            var scope = new List<string> { "not failed" };
            if (selection.Arm is { } arm) scope.Add(string.Create(CultureInfo.InvariantCulture, $"arm = {manifest.Arms.IndexOf(arm)}"));
            if (selection.Point is { } point) scope.Add(string.Create(CultureInfo.InvariantCulture, $"point = {point}"));
            Execute($"create or replace temp table scope as select {string.Join(" and ", scope)} as s from base");
            scoped = (selection.Arm, selection.Point);
        }

        if (!selection.Narrows) return;
        var (conditions, values) = (new List<string> { "scope.s" }, new List<object>());
        string Value(object value)
        {
            values.Add(value);
            return $"${values.Count}";
        }

        if (!selection.Patterns.IsEmpty) conditions.Add($"base.pattern in ({string.Join(", ", selection.Patterns.Select(pattern => manifest.Patterns.IndexOf(pattern)))})");
        foreach (var range in selection.Ranges)
        {
            var column = Column(loaded[range.Name].Table, range.Name);
            if (double.IsFinite(range.Low)) conditions.Add($"{column} >= {Value(range.Low)}");
            if (double.IsFinite(range.High)) conditions.Add($"{column} <= {Value(range.High)}");
        }

        Execute(
            $"create or replace temp table picked as select coalesce({string.Join(" and ", conditions)}, false) as s from base positional join scope{Beside(selection.Ranges.Select(range => loaded[range.Name].Table))}",
            [.. values]);
    }

    // With its table: a measure may be called as a column of another.
    private string Column(string table, string name) => $"{table}.{ResultQuery.Name(byName[name].Column)}";

    private static string Table(Selection selection) => selection.Narrows ? "picked" : "scope";

    /// <summary>Tables to be joined to others row by row.</summary>
    private static string Beside(IEnumerable<string> tables) => string.Concat(tables.Distinct().Select(table => $" positional join {table}"));

    /// <summary>How many of the histories that are looked at, and of those picked out, have each value of a key, -1 where there is none.</summary>
    /// <param name="key">A whole number, in SQL.</param>
    /// <param name="rows">Where it comes from and which rows count, as SQL, of histories that are picked out by the row <c>s</c> of a table.</param>
    /// <param name="selection">Which histories.</param>
    private (Dictionary<int, int> All, Dictionary<int, int> Selected) Count(string key, Func<string, string> rows, Selection selection)
    {
        Dictionary<int, int> In(string table) =>
            Rows($"select {key} as k, count(*) from {rows(table)} group by k", reader => (Key: reader.IsDBNull(0) ? -1 : reader.GetInt32(0), Count: (int)reader.GetInt64(1))).ToDictionary(row => row.Key, row => row.Count);
        var (counted, scope) = ($"{key} {rows("")}", (selection.Arm, selection.Point));
        if (!whole.TryGetValue((counted, scope.Arm, scope.Point), out var all)) whole[(counted, scope.Arm, scope.Point)] = all = In("scope");
        return (all, selection.Narrows ? In("picked") : all);
    }

    private ImmutableArray<PatternPart> Patterns(Selection selection)
    {
        // Where each sample has a single history here, histories are the independent units.
        var isPlain = manifest.Replications == 1 && (manifest.Points == 1 || selection.Point is not null) && (manifest.Arms.Length == 1 || selection.Arm is not null);
        if (isPlain)
        {
            var counts = Count("base.pattern::integer", table => $"base positional join {table} where {table}.s", selection);
            var (total, selectedTotal) = (counts.All.Values.Sum(), counts.Selected.Values.Sum());
            return [.. manifest.Patterns.Select((pattern, code) => new PatternPart(pattern, new(counts.All.GetValueOrDefault(code), total), new(counts.Selected.GetValueOrDefault(code), selectedTotal)))];
        }

        var scope = (selection.Arm, selection.Point);
        if (!wholePatterns.TryGetValue(scope, out var all)) wholePatterns[scope] = all = PatternsOfSamples("scope");
        var selected = selection.Narrows ? PatternsOfSamples("picked") : all;
        return [.. manifest.Patterns.Select((pattern, code) => new PatternPart(pattern, all[code], selected[code]))];
    }

    /// <summary>The share of each pattern of the model, with samples as the independent units.</summary>
    private ImmutableArray<Proportion> PatternsOfSamples(string table)
    {
        var found = Rows(
            $"""
            with c as (select pattern, sample, count(*) as a from base positional join {table} where s group by pattern, sample),
                 n as (select sample, sum(a) as a from c group by sample),
                 t as (select sum(a) as a, count(*) as n, sum(a * a) as q from n)
            select pattern::integer, sum(c.a)::integer, any_value(t.a)::integer, any_value(t.n)::integer, sum(c.a * c.a)::double, sum(c.a * n.a)::double, any_value(t.q)::double
            from c join n using (sample) cross join t group by pattern
            """,
            reader => (Code: reader.GetInt32(0), Count: reader.GetInt32(1), Total: reader.GetInt32(2), Sums: new SampleSums(reader.GetInt32(3), reader.GetDouble(4), reader.GetDouble(5), reader.GetDouble(6), manifest.Replications)))
            .ToDictionary(row => row.Code);
        var any = found.Values.FirstOrDefault(); // of other patterns, totals and samples are the same
        return [.. manifest.Patterns.Select((_, code) => found.TryGetValue(code, out var row)
            ? Proportion.OfSamples(row.Count, row.Total, row.Sums) : Proportion.OfSamples(0, any.Total, any.Sums with { Squares = 0, Products = 0 }))];
    }

    private Histogram HistogramOf(ExploredQuantity quantity, Selection selection)
    {
        var (_, bins, axis) = loaded[quantity.Name];
        var fine = Fine(axis);
        var (all, selected) = Count($"{Column(bins, quantity.Name)}::integer", table => $"{bins} positional join {table} where {table}.s", selection);
        ImmutableArray<int> Drawn(Dictionary<int, int> counts)
        {
            var drawn = new int[axis.Bins];
            foreach (var (bin, count) in counts.Where(pair => pair.Key >= 0)) drawn[bin * axis.Bins / fine.Bins] += count;
            return [.. drawn];
        }

        return new(quantity, axis, Drawn(all), Drawn(selected), all.GetValueOrDefault(-1), selected.GetValueOrDefault(-1), BinnedQuantiles.Of(fine, bin => selected.GetValueOrDefault(bin)));
    }

    private Plane PlaneOf(ExploredQuantity across, ExploredQuantity up, Selection selection)
    {
        var (acrossAxis, upAxis) = (loaded[across.Name].Axis.In(CellsASide), loaded[up.Name].Axis.In(CellsASide));
        string Cell(ExploredQuantity quantity, Axis axis) =>
            string.Create(CultureInfo.InvariantCulture, $"({Column(loaded[quantity.Name].Bins, quantity.Name)}::integer * {axis.Bins} // {Fine(loaded[quantity.Name].Axis).Bins})");
        var key = string.Create(CultureInfo.InvariantCulture, $"{Cell(across, acrossAxis)} * {upAxis.Bins} + {Cell(up, upAxis)}");
        var (all, selected) = Count(key, table => $"{table}{Beside([loaded[across.Name].Bins, loaded[up.Name].Bins])} where {table}.s", selection);
        ImmutableArray<PlanePart> cells = [.. all.Where(pair => pair.Key >= 0).OrderBy(pair => pair.Key).Select(pair => new PlanePart(pair.Key / upAxis.Bins, pair.Key % upAxis.Bins, pair.Value, selected.GetValueOrDefault(pair.Key)))];
        return new(across, up, acrossAxis, upAxis, cells, PlaneMarks.Thresholds(manifest, across.Name, up.Name), PlaneMarks.Path(manifest, across.Name, up.Name));
    }

    private YearsOfSeries YearsOf(ExploredQuantity quantity, Selection selection)
    {
        var (series, axis) = loadedSeries[quantity.Name];
        var (all, selected) = Count("k::integer", table => $"{series} join (select rowid as id from {table} where s) on id = h", selection);
        ImmutableArray<int> years = [.. all.Keys.Select(key => key / Steps).Distinct().Order()];
        ImmutableArray<int> labels = [.. years.Select(year => year + manifest.FirstYear)];
        ImmutableArray<Quantiles> ByYear(Dictionary<int, int> counts) => [.. years.Select(year => BinnedQuantiles.Of(axis, bin => counts.GetValueOrDefault((year * Steps) + bin)))];
        return quantity.Kind == MeasureKind.Nominal
            ? new(quantity, labels, [], [], Shares(quantity, axis, years, selected))
            : new(quantity, labels, ByYear(all), ByYear(selected), []);
    }

    private static ImmutableArray<CodeShares> Shares(ExploredQuantity quantity, Axis axis, ImmutableArray<int> years, Dictionary<int, int> counts)
    {
        string NameOf(double value) => quantity.Codes.Where(code => code.Value == value).Select(code => code.Name).FirstOrDefault() ?? value.ToString("R", CultureInfo.InvariantCulture);
        var totals = counts.GroupBy(pair => pair.Key / Steps).ToDictionary(year => year.Key, year => (double)year.Sum(pair => pair.Value));
        double ShareOf(int year, int bin) => totals.TryGetValue(year, out var total) ? counts.GetValueOrDefault((year * Steps) + bin) / total : double.NaN;
        return [.. axis.Values.Select((value, bin) => new CodeShares(NameOf(value), [.. years.Select(year => ShareOf(year, bin))]))];
    }
}
