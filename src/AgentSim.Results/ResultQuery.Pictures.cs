using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;
using AgentSim.Experiments.Statistics;
using AgentSim.Figures;

namespace AgentSim.Results;

// What figures show: counted and sorted in DuckDB, so that little more comes out than is drawn; ties are counted here.
public sealed partial class ResultQuery
{
    // More steps than pixels would not be seen.
    private const int Steps = 200;

    private readonly Dictionary<(int Arm, int? Point, string Column), (double Least, double Greatest, double Low, double High, double Q05, double Q50, double Q95)> ends = [];

    /// <summary>The share of each pattern among the first histories: after so many of them, each time some more.</summary>
    internal ImmutableArray<(int Histories, ImmutableArray<Proportion> Shares)> Settling(int arm, int? point, int steps)
    {
        var rows = Rows(
            $"""
            with c as (select sample, pattern, count(*) as c from {Of(PartName.Histories, arm, point)} where not failed group by all),
                 n as (select sample, sum(c) as n, sample * {N(steps)} // (max(sample) over () + 1) as step from c group by sample)
            select step, coalesce(pattern, '') as p, sum(c)::bigint, sum(c * c)::double, sum(c * n)::double from c join n using (sample) group by all
            union all
            select step, null, sum(n)::bigint, sum(n * n)::double, count(*)::double from n group by all
            """,
            reader => (Step: (int)reader.GetInt64(0), Pattern: reader.IsDBNull(1) ? null : reader.GetString(1), Count: reader.GetInt64(2), Squares: reader.GetDouble(3), Other: reader.GetDouble(4)));
        var told = ImmutableArray.CreateBuilder<(int, ImmutableArray<Proportion>)>();
        foreach (var step in rows.Select(row => row.Step).Distinct().Order())
        {
            var until = rows.Where(row => row.Step <= step).ToLookup(row => row.Pattern ?? "");
            var all = rows.Where(row => row.Step <= step && row.Pattern is null).ToArray();
            var (total, totalsSquared, samples) = ((int)all.Sum(row => row.Count), all.Sum(row => row.Squares), (int)all.Sum(row => row.Other));
            told.Add((total, [.. manifest.Patterns.Select(pattern => Proportion.OfSamples(
                (int)until[pattern].Sum(row => row.Count), total, new(samples, until[pattern].Sum(row => row.Squares), until[pattern].Sum(row => row.Other), totalsSquared, manifest.Replications)))]));
        }

        return told.ToImmutable();
    }

    /// <summary>The least and the greatest value of a measure, the 0.5 and 99.5 per cent quantiles, and the 5, 50 and 95 per cent quantiles; NaN where there is no value.</summary>
    internal (double Least, double Greatest, double Low, double High, double Q05, double Q50, double Q95) Ends(int arm, int? point, MeasureIdentity measure)
    {
        if (ends.TryGetValue((arm, point, measure.Column), out var known)) return known;
        var x = Name(measure.Column);
        var told = Numbers(
            $"select min({x}), max({x}), quantile_cont({x}, 0.005), quantile_cont({x}, 0.995), quantile_cont({x}, 0.05), quantile_cont({x}, 0.5), quantile_cont({x}, 0.95) from {Of(PartName.Histories, arm, point)} where not failed", 7);
        return ends[(arm, point, measure.Column)] = (told[0][0], told[1][0], told[2][0], told[3][0], told[4][0], told[5][0], told[6][0]);
    }

    /// <summary>Histories in equal slices of a measure; what lies outside is counted at the ends.</summary>
    internal ImmutableArray<int> Slices(int arm, int? point, MeasureIdentity measure, double low, double high, int slices)
    {
        var counts = Rows(
            $"select {Slice(Name(measure.Column), low, high, slices)} as i, count(*) from {Of(PartName.Histories, arm, point)} where not failed and {Name(measure.Column)} is not null group by i",
            reader => (Slice: reader.GetInt32(0), Count: (int)reader.GetInt64(1))).ToDictionary(row => row.Slice, row => row.Count);
        return [.. Enumerable.Range(0, slices).Select(slice => counts.GetValueOrDefault(slice))];
    }

    /// <summary>The share of histories up to each value of a measure: of every value, or of as many as can be seen; with how many histories have one, and how many samples they are of.</summary>
    internal (int Count, int Samples, ImmutableArray<(double Value, double Share)> Steps) Distribution(int arm, int? point, MeasureIdentity measure)
    {
        var (x, table) = (Name(measure.Column), $"{Of(PartName.Histories, arm, point)} where not failed and {Name(measure.Column)} is not null");
        var size = Rows($"select count(*), count(distinct sample), count(distinct {x}) from {table}", reader => (Count: (int)reader.GetInt64(0), Samples: (int)reader.GetInt64(1), Values: (int)reader.GetInt64(2))).Single();
        if (size.Count == 0) return (0, 0, []);
        var values = $"select {x} as x, sum(count(*)) over (order by {x}) / {N(size.Count)}::double as share from {table} group by {x}";
        var thinned = size.Values <= Steps ? values : $"select max(x) as x, max(share) as share from ({values}) group by ceil(share * {N(Steps)}) order by x";
        return (size.Count, size.Samples, [.. Rows($"select x, share from ({thinned}) order by x", reader => (reader.GetDouble(0), reader.GetDouble(1)))]);
    }

    /// <summary>Counts histories in the cells of a square grid; values outside are counted at its edge.</summary>
    internal ImmutableArray<(int Across, int Up, int Count)> Grid(int arm, int? point, (MeasureIdentity Measure, double Low, double High) across, (MeasureIdentity Measure, double Low, double High) up, int cells) => Rows(
        $"""
        select {Slice(Name(across.Measure.Column), across.Low, across.High, cells)} as i, {Slice(Name(up.Measure.Column), up.Low, up.High, cells)} as j, count(*) from {Of(PartName.Histories, arm, point)}
        where not failed and {Name(across.Measure.Column)} is not null and {Name(up.Measure.Column)} is not null group by i, j order by i, j
        """,
        reader => (reader.GetInt32(0), reader.GetInt32(1), (int)reader.GetInt64(2)));

    /// <summary>Counts histories in small triangles by how three sums of series divide their total in a year.</summary>
    internal ImmutableArray<(int Left, int Right, bool IsUpright, int Count)> Triangles(int arm, int? point, int year, ImmutableArray<ImmutableArray<MeasureIdentity>> parts, int side)
    {
        string Sum(int part) => string.Join(" + ", parts[part].Select(measure => $"greatest(0, {Name(measure.Column)})"));
        return Rows(
            $"""
            with p as (select {Sum(0)} as a, {Sum(1)} as b, {Sum(2)} as c from {Of(PartName.Series, arm, point)} where year = {N(year)}),
                 q as (select a / (a + b + c) * {N(side)} as l, b / (a + b + c) * {N(side)} as r from p where a + b + c > 0),
                 i as (select l, r, cast(least({N(side - 1)}, floor(l)) as integer) as x, cast(least({N(side - 1)}, floor(r)) as integer) as y from q),
                 j as (select l, r, x, case when x + y > {N(side - 1)} then {N(side - 1)} - x else y end as y from i)
            select x, y, (l - x) + (r - y) <= 1 or x + y = {N(side - 1)} as upright, count(*) from j group by all order by x, y, upright
            """,
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetBoolean(2), (int)reader.GetInt64(3)));
    }

    /// <summary>How many histories have a deal in force at the end of some years, by issue-group: for each pair of parties, with which at least one of their issues is not at rest.</summary>
    internal ImmutableArray<(int Year, int Pair, int Count)> Ties(int arm, int? point, IReadOnlyList<int> years, IEnumerable<(string Issue, string None, bool StartsTied, int Pair)> issues)
    {
        var rows = issues.ToArray();
        if (rows.Length == 0) return [];
        var ties = new TiesOfYears(years, rows);
        var cases = string.Join(' ', ties.Issues.Select((issue, i) => $"when '{Quoted(issue.Issue)}' then {N(2 * i)} + (level_after <> '{Quoted(issue.None)}')::integer"));
        // In the order of histories; DuckDB would take four times as long to sort and join them.
        Chunks(
            $"select point, history, code, in_force from (select point, history, case issue {cases} end as code, in_force, kind from {Of(PartName.Deals, arm, point)}) where kind <> 'conduct' and code is not null",
            chunk => ties.Take(chunk[0], chunk[1], chunk[2], chunk[3]));
        return ties.Count(Played(arm, point));
    }

    /// <summary>Histories that were played to their end.</summary>
    internal int Played(int arm, int? point) => (int)Rows($"select count(*) from {Of(PartName.Histories, arm, point)} where not failed", reader => reader.GetInt64(0)).Single();

    /// <summary>The mean of each quantity in one arm less that in another, history by history: with the standard error over samples, and the deviation over histories of the other arm.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="other">The arm that is subtracted.</param>
    /// <param name="point">At which design point; null for all.</param>
    /// <param name="quantities">Expressions of SQL, with <c>a.</c> before each column for the table.</param>
    internal ImmutableArray<(double Mean, double Error, int Samples, double Deviation)> Differences(int arm, int other, int? point, IReadOnlyList<Func<string, string>> quantities)
    {
        if (quantities.Count == 0) return [];
        var isAlone = manifest.Replications == 1 && (manifest.Points == 1 || point is not null); // each history is a sample of its own
        var bySample = string.Join(", ", quantities.Select((of, i) => isAlone
            ? $"({of("b")}) - ({of("a")}) as d{N(i)}, {of("a")} as s{N(i)}, ({of("a")}) * ({of("a")}) as q{N(i)}, cast(({of("a")}) is not null as integer) as n{N(i)}"
            : $"avg({of("b")} - {of("a")}) as d{N(i)}, sum({of("a")}) as s{N(i)}, sum(({of("a")}) * ({of("a")})) as q{N(i)}, count({of("a")}) as n{N(i)}"));
        var all = string.Join(", ", quantities.Select((_, i) => $"avg(d{N(i)}), stddev_samp(d{N(i)}) / sqrt(count(d{N(i)})), count(d{N(i)})::double, sqrt(greatest(0, sum(q{N(i)}) / sum(n{N(i)}) - (sum(s{N(i)}) / sum(n{N(i)})) * (sum(s{N(i)}) / sum(n{N(i)}))))"));
        var numbers = Numbers(
            $"select {all} from (select a.sample, {bySample} from {Of(PartName.Histories, other, point)} a join {Of(PartName.Histories, arm, point)} b using (point, history) where not a.failed and not b.failed{(isAlone ? "" : " group by a.sample")})",
            4 * quantities.Count);
        return [.. quantities.Select((_, i) => (Even(numbers[4 * i][0]), Even(numbers[(4 * i) + 1][0]), (int)numbers[(4 * i) + 2][0], Even(numbers[(4 * i) + 3][0])))];
    }

    /// <summary>The values that a parameter has, or the ends of as many equal slices if it has more.</summary>
    internal (ImmutableArray<double> Values, double Low, double High) Levels(int arm, string parameter, int most)
    {
        var x = Name(ColumnName.Of(parameter));
        var table = OfArm(PartName.Parameters, arm);
        var ends = Numbers($"select min({x}), max({x}), count(distinct {x})::double from {table}", 3);
        return ends[2][0] <= most ? ([.. Numbers($"select distinct {x} as x from {table} order by x", 1)[0]], ends[0][0], ends[1][0]) : ([], ends[0][0], ends[1][0]);
    }

    /// <summary>What came out over two parameters: for each cell how many histories, and shares or means with intervals.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="across">The parameter that goes to the right, and its cell as an expression of SQL.</param>
    /// <param name="up">The other.</param>
    /// <param name="quantity">What is asked, an expression of SQL; true or false for a share.</param>
    /// <param name="isShare">Whether it is a share.</param>
    internal ImmutableArray<(int Across, int Up, WithInterval Value, int Histories)> Phase(int arm, string across, string up, string quantity, bool isShare) =>
    [
        .. Rows(
            $"""
            with s as (select {across} as i, {up} as j, h.sample, sum(cast({quantity} as double)) as c, count({quantity}) as n
                       from {OfArm(arm)} h join {OfArm(PartName.Parameters, arm)} p using (point, history) where not failed group by all)
            select i, j, count(*)::bigint, sum(n)::bigint, sum(c), sum(c * c), sum(c * n)::double, sum(n * n)::double, avg(c / n), coalesce(stddev_samp(c / n) / sqrt(count(*)), 'nan'::double)
            from s where n > 0 and i is not null and j is not null group by i, j order by i, j
            """,
            reader =>
            {
                var (samples, n, c) = ((int)reader.GetInt64(2), (int)reader.GetInt64(3), reader.GetDouble(4));
                var (mean, error) = (Even(reader.GetDouble(8)), Even(reader.GetDouble(9)));
                var half = samples > 1 ? Critical.Student(0.95, samples - 1) * error : double.NaN;
                var share = Proportion.OfSamples((int)Math.Round(c), n, new(samples, reader.GetDouble(5), reader.GetDouble(6), reader.GetDouble(7), manifest.Replications));
                return (reader.GetInt32(0), reader.GetInt32(1), isShare ? new WithInterval(share.Share, share.Low, share.High) : new(mean, mean - half, mean + half), n);
            }),
    ];

    /// <summary>The cell of a parameter as an expression of SQL: the place among its values, or a slice.</summary>
    internal static string CellOf(string parameter, ImmutableArray<double> values, double low, double high, int slices)
    {
        var x = $"p.{Name(ColumnName.Of(parameter))}";
        return values.IsEmpty
            ? Slice(x, low, high, slices)
            : $"case {x} {string.Join(' ', values.Select((value, i) => $"when {value.ToString("R", CultureInfo.InvariantCulture)}::double then {N(i)}"))} end";
    }

    private static string Slice(string x, double low, double high, int slices) => string.Create(
        CultureInfo.InvariantCulture, $"cast(floor(greatest(0, least({slices - 1}, ({x} - ({low:R})) / ({high - low:R}) * {slices}))) as integer)");

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    // DuckDB adds up in the order in which it comes by rows: what depends on that is not told.
    private static double Even(double value) => double.IsFinite(value) ? double.Parse(value.ToString("G11", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;
}
