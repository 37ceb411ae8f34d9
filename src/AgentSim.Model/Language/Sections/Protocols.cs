using System.Collections.Immutable;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>The games that a session can be, as files name them, and what each of them needs.</summary>
internal static class Protocols
{
    private static readonly ImmutableArray<(string Word, Protocol Protocol)> All =
    [
        ("alternating-offers", Protocol.AlternatingOffers), ("ultimatum", Protocol.Ultimatum), ("baron-ferejohn", Protocol.BaronFerejohn), ("nash", Protocol.Nash),
        ("kalai-smorodinsky", Protocol.KalaiSmorodinsky), ("egalitarian", Protocol.Egalitarian), ("war-of-attrition", Protocol.WarOfAttrition),
        ("nash-lotteries", Protocol.NashLotteries), ("spatial", Protocol.Spatial),
    ];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All.Select(known => known.Word)];

    /// <summary>The game of an issue or package: its own, or else the model's where that can be played.</summary>
    /// <param name="node">The issue or package.</param>
    /// <param name="parties">Who talks.</param>
    /// <param name="recognition">Who proposes.</param>
    /// <param name="draft">The model.</param>
    public static Protocol Read(MapNode node, ImmutableArray<string> parties, Recognition recognition, Draft draft)
    {
        if (node.Scalar("protocol") is not { } own) return Known(draft.Root.Scalar("protocol")) is var usual && Lacking(usual, node, parties, recognition, draft) is null ? usual : Protocol.AlternatingOffers;
        var protocol = Known(own);
        if (parties.Length > 1 && Lacking(protocol, node, parties, recognition, draft) is { } lacking) draft.Report.Add(own.Place, lacking, own.Text);
        return protocol;
    }

    /// <summary>Whether sessions have one round, whatever is said of rounds.</summary>
    public static bool HasOneRound(Protocol protocol) => protocol is Protocol.Ultimatum or Protocol.Nash or Protocol.NashLotteries or Protocol.Spatial or Protocol.KalaiSmorodinsky or Protocol.Egalitarian;

    /// <summary>Whether nobody reckons with a last round.</summary>
    public static bool IsWithoutEnd(Protocol protocol) => protocol is Protocol.BaronFerejohn or Protocol.WarOfAttrition;

    private static Protocol Known(ScalarNode? node) => All.FirstOrDefault(known => known.Word == node?.Text).Protocol;

    private static string? Lacking(Protocol protocol, MapNode node, ImmutableArray<string> parties, Recognition recognition, Draft draft) => protocol switch
    {
        Protocol.WarOfAttrition when parties.Length != 2 => $"a war of attrition has two parties, but here are {parties.Length}: {Listing.Of(parties)}",
        Protocol.BaronFerejohn when recognition == Recognition.Rotating => "Baron and Ferejohn's proposers are drawn, but here they rotate",
        Protocol.Spatial when node["issues"] is not null => "positions on a line are those of one issue, but a package has several",
        Protocol.WarOfAttrition or Protocol.BaronFerejohn or Protocol.NashLotteries when parties.FirstOrDefault(draft.BestResponders.Contains) is { } best => $"its strategies are mixed, and need a finite precision, but that of {best} is infinite",
        _ => null,
    };
}
