using System.Globalization;
using AgentSim.Experiments.Comparing;

namespace AgentSim.Results;

/// <summary>The records of an arm, to be compared with those of another, of the same results or of others.</summary>
public sealed class ArmRecords
{
    private readonly ResultQuery query;
    private readonly string arm;
    private readonly (int Point, int Sample, int Replication)[] keys;

    /// <summary>The records of an arm of some results.</summary>
    public ArmRecords(ResultQuery query, Manifest manifest, string arm)
    {
        (this.query, Manifest, this.arm) = (query, manifest, arm);
        var columns = query.Numbers($"select point, sample, replication from histories where {IsArm} {InOrder}", 3);
        keys = [.. Enumerable.Range(0, columns[0].Length).Select(row => ((int)columns[0][row], (int)columns[1][row], (int)columns[2][row]))];
    }

    private const string InOrder = "order by point, sample, replication";

    private Manifest Manifest { get; }

    private string IsArm => $"arm = '{arm.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Why the histories of two arms cannot be paired; null if they were played with the same luck.</summary>
    public static string? WhyUnpaired(ArmRecords first, ArmRecords second)
    {
        var (one, other) = (first.Manifest, second.Manifest);
        if (ReferenceEquals(one, other)) return null;
        if (one.Model.Name != other.Model.Name) return $"the models are {one.Model.Name} and {other.Model.Name}";
        if (one.RandomSeed != other.RandomSeed) return string.Create(CultureInfo.InvariantCulture, $"the random seeds are {one.RandomSeed} and {other.RandomSeed}");
        if (one.Points != other.Points || !one.Factors.SequenceEqual(other.Factors) || !one.Variants.Select(variant => variant.Label).SequenceEqual(other.Variants.Select(variant => variant.Label)))
            return "their design points differ";
        return one.Factors.All(factor => SameFactor(first, second, factor)) ? null : "their design points differ";
    }

    /// <summary>The quantities that both arms recorded: patterns, then measures.</summary>
    /// <param name="first">One arm.</param>
    /// <param name="second">The other.</param>
    /// <param name="pairing">Whether only the histories that both have are taken, in the same order.</param>
    /// <param name="withSeries">Whether measures that are series are compared too, by their last value.</param>
    public static IEnumerable<RecordedQuantity> Common(ArmRecords first, ArmRecords second, Pairing pairing, bool withSeries)
    {
        var (ones, twos) = pairing == Pairing.ByHistory ? (first.RowsIn(second), second.RowsIn(first)) : (first.AllRows, second.AllRows);
        var patterns = first.Manifest.Patterns.Intersect(second.Manifest.Patterns).Select(pattern => (Name: pattern, IsPattern: true, IsShare: true, Sql: $"cast(pattern = '{pattern}' as integer)"));
        var measures = first.Manifest.Measures.Where(measure => (withSeries || !measure.IsSeries) && second.Manifest.Measures.Any(other => other.Name == measure.Name))
            .Select(measure => (measure.Name, IsPattern: false, IsShare: measure.Kind == MeasureKind.Truth, Sql: ResultQuery.Name(measure.Column)));
        foreach (var (name, isPattern, isShare, sql) in patterns.Concat(measures)) yield return new(name, isPattern, first.Column(sql, ones), second.Column(sql, twos)) { IsShare = isShare };
    }

    private int[] AllRows => [.. Enumerable.Range(0, keys.Length)];

    private int[] RowsIn(ArmRecords other)
    {
        if (keys.AsSpan().SequenceEqual(other.keys)) return AllRows;
        var there = other.keys.ToHashSet();
        return [.. AllRows.Where(row => there.Contains(keys[row]))];
    }

    private RecordedColumn Column(string sql, int[] rows)
    {
        var values = query.Numbers($"select case when failed then null else {sql} end from histories where {IsArm} {InOrder}", 1)[0];
        return new(Array.ConvertAll(rows, row => values[row]), Array.ConvertAll(rows, row => keys[row].Sample));
    }

    private static bool SameFactor(ArmRecords first, ArmRecords second, string factor)
    {
        double[] Values(ArmRecords records) => records.query.Numbers(
            $"select any_value({ResultQuery.Name(ColumnName.Of(factor))}) from parameters where {records.IsArm} group by point order by point", 1)[0];
        return Values(first).AsSpan().SequenceEqual(Values(second));
    }
}
