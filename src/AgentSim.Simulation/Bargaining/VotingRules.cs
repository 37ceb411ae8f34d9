using System.Diagnostics;
using System.Numerics;

namespace AgentSim.Simulation.Bargaining;

/// <summary>What a voting rule says of a set of yes votes, and which rule suits how many parties. The proposer always counts as a yes.</summary>
internal static class VotingRules
{
    /// <summary>Part of the sum of all weights by which votes may miss a weighted quota through rounding and still meet it.</summary>
    public const double WeightTolerance = 1e-9;

    /// <summary>Tells whether the rule is met by those who said yes.</summary>
    /// <param name="rule">A rule that suits this number of parties.</param>
    /// <param name="yes">Bit k is set if party k says yes; the proposer's bit is set by the caller.</param>
    /// <param name="parties">Number of parties.</param>
    public static bool IsMet(VotingRule rule, uint yes, int parties) => rule switch
    {
        Unanimity or Consensus => (yes & Vetoes(rule, parties)) == Vetoes(rule, parties),
        Quota quota => BitOperations.PopCount(yes) >= quota.Votes,
        WeightedVotes votes => WeightOf(votes, yes) >= votes.Quota - WeightTolerance * WeightOf(votes, uint.MaxValue),
        _ => throw new UnreachableException(),
    };

    /// <summary>The probability that the rule is met where each party says yes by itself: the sum over all sets of parties, so for few of them and one history only.</summary>
    /// <param name="rule">A rule that suits this number of parties.</param>
    /// <param name="yes">The probability with which each party says yes.</param>
    internal static double ChanceOf(VotingRule rule, ReadOnlySpan<double> yes)
    {
        var sum = 0.0;
        for (var votes = 0u; votes < 1u << yes.Length; votes++)
        {
            if (!IsMet(rule, votes, yes.Length)) continue;
            var chance = 1.0;
            for (var party = 0; party < yes.Length; party++) chance *= (votes >> party & 1) == 1 ? yes[party] : 1 - yes[party];
            sum += chance;
        }

        return sum;
    }

    /// <summary>The parties without whom the rule cannot be met, as bits, where it consists of such vetoes; null for votes that are counted.</summary>
    internal static uint? Vetoes(VotingRule rule, int parties) => rule switch
    {
        Unanimity => (1u << parties) - 1,
        Consensus consensus => Bits(consensus.Members.AsSpan()),
        Quota or WeightedVotes => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>Throws unless the rule suits this number of parties.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    internal static void Check(VotingRule rule, int parties)
    {
        var fault = rule switch
        {
            Unanimity => null,
            Quota quota => FaultOf(quota, parties),
            WeightedVotes votes => FaultOf(votes, parties),
            Consensus consensus => FaultOf(consensus, parties),
            _ => throw new UnreachableException(),
        };
        if (fault is not null)
            throw new ArgumentException(fault, nameof(rule));
    }

    private static uint Bits(ReadOnlySpan<bool> members)
    {
        var bits = 0u;
        for (var party = 0; party < members.Length; party++)
            bits |= members[party] ? 1u << party : 0;
        return bits;
    }

    private static double WeightOf(WeightedVotes rule, uint yes)
    {
        var sum = 0.0;
        for (var party = 0; party < rule.Weights.Length; party++)
            sum += (yes >> party & 1) * rule.Weights[party];
        return sum;
    }

    private static string? FaultOf(Quota rule, int parties) => rule.Votes >= 1 && rule.Votes <= parties
        ? null
        : $"A quota of {rule.Votes} votes cannot be asked of {parties} parties; it must be from 1 to {parties}.";

    private static string? FaultOf(WeightedVotes rule, int parties)
    {
        if (rule.Weights.Length != parties)
            return $"There are {rule.Weights.Length} voting weights for {parties} parties; each party needs one.";
        if (rule.Weights.Any(weight => !(weight >= 0 && double.IsFinite(weight))))
            return $"The voting weights are {string.Join(", ", rule.Weights)}; each must be a finite number of at least 0.";
        var sum = WeightOf(rule, uint.MaxValue);
        return rule.Quota > 0 && rule.Quota <= sum * (1 + WeightTolerance)
            ? null
            : $"A quota of {rule.Quota} cannot be asked of voting weights that sum to {sum}; it must be above 0 and at most the sum.";
    }

    private static string? FaultOf(Consensus rule, int parties)
    {
        if (rule.Members.Length != parties)
            return $"It is said of {rule.Members.Length} parties whether they are members, but there are {parties}.";
        return rule.Members.Any(member => member) ? null : "A consensus needs at least one member.";
    }
}
