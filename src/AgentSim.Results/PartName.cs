using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AgentSim.Experiments;

namespace AgentSim.Results;

/// <summary>
/// How the files of a batch are called: <c>histories-00-0000000512-256.parquet</c> is arm 0 and 256 histories from 512 on, counted through all design points. A batch
/// is finished when its <see cref="Histories"/> file is there, which is written last.
/// </summary>
internal static partial class PartName
{
    public const string Histories = "histories";
    public const string Series = "series";
    public const string Deals = "deals";
    public const string Ledger = "ledger";
    public const string Parameters = "parameters";

    /// <summary>All kinds of parts, in the order in which they are written: histories last, for they say that the batch is finished.</summary>
    public static readonly ImmutableArray<string> Kinds = [Series, Deals, Ledger, Parameters, Histories];

    /// <summary>The kinds of parts that every batch of a run has, in the same order.</summary>
    public static IEnumerable<string> Kept(Run run, Collection collection) => Kinds.Where(kind =>
        (kind != Series || collection.SeriesEvery > 0) && (kind != Deals || collection.Deals) && (kind != Ledger || run.KeepsLedger));

    public static string Of(string kind, Batch batch) => string.Create(
        CultureInfo.InvariantCulture, $"{kind}-{batch.Arm:D2}-{batch.Histories.First:D10}-{batch.Histories.Count}.parquet");

    /// <summary>The batch whose last file is called <paramref name="name"/>; null if it is another file.</summary>
    public static Batch? Finished(string name, uint replications, uint samples)
    {
        var match = Pattern().Match(name);
        if (!match.Success || match.Groups["kind"].Value != Histories) return null;
        uint Number(string group) => uint.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        return new((int)Number("arm"), new(Number("first"), (int)Number("count"), replications, samples));
    }

    /// <summary>Whether a file is one of ours: a part, or one that was never finished.</summary>
    public static bool IsOurs(string name) =>
        Pattern().IsMatch(name.EndsWith(DurableFile.Aside, StringComparison.Ordinal) ? name[..^DurableFile.Aside.Length] : name);

    [GeneratedRegex(@"^(?<kind>histories|series|deals|parameters|ledger)-(?<arm>\d{2,9})-(?<first>\d{10})-(?<count>\d{1,9})\.parquet$")]
    private static partial Regex Pattern();
}
