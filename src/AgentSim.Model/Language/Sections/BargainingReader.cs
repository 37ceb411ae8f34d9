using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads how sessions are played.</summary>
internal static class BargainingReader
{
    /// <summary>Reads the keys of an issue or package that say how its sessions are played.</summary>
    public static Bargaining Read(MapNode node, Scope scope, ImmutableArray<string> parties, Draft draft)
    {
        var recognition = node.Scalar("recognition")?.Text == "rotating" ? Recognition.Rotating : Recognition.Random;
        var protocol = Protocols.Read(node, parties, recognition, draft);
        var rounds = Numbers.ReadWhole(node["rounds"], "rounds", 1, Limits.Rounds, draft.Report) ?? (Protocols.IsWithoutEnd(protocol) ? Bargaining.DefaultRoundsWithoutEnd : Bargaining.DefaultRounds);
        var risk = Numbers.Read(node["risk"], "risk", draft.Report) ?? 0;
        if (risk is < 0 or > 1) draft.Report.Add(node["risk"]!.Place, "risk is out of range", Numbers.Text(risk), "0 to 1");
        return new(
            protocol,
            RuleOf(node["rule"], scope, parties, draft),
            Protocols.HasOneRound(protocol) ? 1 : rounds,
            recognition,
            risk,
            protocol != Protocol.Ultimatum && node.Scalar("pass")?.Text != "no",
            Gains(node["breakdown"] as MapNode, scope, parties, draft),
            Gains(node["outside"] as MapNode, scope, parties, draft))
        {
            Spell = IssuesSection.Time(node, "spell", 1, draft) ?? Bargaining.DefaultSpellYears * draft.Calendar.PeriodsPerYear,
        };
    }

    private static VotingRule RuleOf(Node? node, Scope scope, ImmutableArray<string> parties, Draft draft)
    {
        if (node is not MapNode map) return new Unanimity();
        if (map["quota"] is { } votes) return new Quota(Numbers.ReadWhole(votes, "quota", 1, Math.Max(1, parties.Length), draft.Report) ?? 1);
        if (map["weighted"] is MapNode weighted) return Weighted(weighted, scope, parties, draft);
        if (map["consensus"] is not ListNode list) return new Unanimity();
        var members = list.Items.OfType<ScalarNode>().Select(i => Party(i, scope, parties, draft)).OfType<string>().ToHashSet();
        if (list.Items.IsEmpty) draft.Report.Add(list.Place, "somebody must consent", "an empty list");
        return new Consensus([.. parties.Select(members.Contains)]);
    }

    private static WeightedVotes Weighted(MapNode node, Scope scope, ImmutableArray<string> parties, Draft draft)
    {
        var weights = new Dictionary<string, double>();
        foreach (var entry in (node["weights"] as MapNode)?.Entries ?? [])
        {
            var weight = Numbers.Read(entry.Value, "a weight", draft.Report);
            if (weight < 0) draft.Report.Add(entry.Value.Place, "a weight cannot be negative", Numbers.Text(weight.Value));
            if (Party(entry.Key, scope, parties, draft) is { } party) weights[party] = weight ?? 0;
        }

        foreach (var party in parties.Where(p => node["weights"] is MapNode && !weights.ContainsKey(p))) draft.Report.Add(node["weights"]!.Place, $"there is no weight for {party}");
        var quota = Numbers.Read(node["quota"], "quota", draft.Report) ?? 1;
        if (node["quota"] is { } place && (quota <= 0 || quota > weights.Values.Sum() + 1e-9))
        {
            draft.Report.Add(place.Place, "quota is out of reach", Numbers.Text(quota), $"above 0, and at most the sum of the weights, {Numbers.Text(weights.Values.Sum())}");
        }

        return new(quota, [.. parties.Select(p => weights.GetValueOrDefault(p))]);
    }

    private static ImmutableDictionary<string, Expression> Gains(MapNode? node, Scope scope, ImmutableArray<string> parties, Draft draft)
    {
        var gains = ImmutableDictionary.CreateBuilder<string, Expression>();
        foreach (var entry in node?.Entries ?? [])
        {
            var gain = draft.ReadPlain(entry.Value, scope, Realm.State, "a gain");
            if (Party(entry.Key, scope, parties, draft) is { } party && gain is not null) gains[party] = gain;
        }

        return gains.ToImmutable();
    }

    /// <summary>The party that a word means; null if it means none, and then the report says so.</summary>
    public static string? Party(ScalarNode node, Scope scope, ImmutableArray<string> parties, Draft draft)
    {
        if (IssueFaces.Actor(node, scope, draft) is not { } actor) return null;
        if (parties.Contains(actor)) return actor;
        draft.Report.Add(node.Place, "this is not one of the parties", actor, Listing.Of(parties));
        return null;
    }
}
