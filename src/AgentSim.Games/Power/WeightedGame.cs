using System.Collections.Immutable;
using System.Numerics;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Power;

/// <summary>A weighted voting game: a coalition wins if its members' weights sum to the quota or more. Weights and quota are exact, and kept as whole numbers.</summary>
public sealed class WeightedGame
{
    /// <summary>Members beyond which a game is not read.</summary>
    public const int MostMembers = 120;

    // Sums of all weights must fit in 64 bits.
    private const long LargestTotal = long.MaxValue / 4;

    /// <exception cref="WrongGameException">Fewer than two members, too many, a weight below 0, no weight above 0, a quota that nobody or nothing reaches.</exception>
    internal WeightedGame(string title, Fraction quota, ImmutableArray<(string Name, Fraction Weight)> members)
    {
        var total = members.Aggregate(default(Fraction?), (sum, member) => sum is { } known ? known + member.Weight : member.Weight);
        if (members.Length < 2) throw new WrongGameException($"{title}: the game has {(members.Length == 0 ? "no member" : "one member")}; it needs at least 2, for alone there is no power to share.");
        if (members.Length > MostMembers) throw new WrongGameException($"{title}: the game has {members.Length} members, and at most {MostMembers} are counted: there are 2^{members.Length} coalitions.");
        if (members.FirstOrDefault(member => member.Weight.Numerator.Sign < 0) is { Name: { } name } negative) throw new WrongGameException($"{title}: the weight of {name} is {negative.Weight}; it must be 0 or more.");
        if (total!.Value.Numerator.IsZero) throw new WrongGameException($"{title}: all weights are 0; at least one must be above 0.");
        if (quota.Numerator.Sign <= 0) throw new WrongGameException($"{title}: the quota is {quota}; it must be above 0, or nobody would be needed to win.");
        if (quota.CompareTo(total.Value) > 0) throw new WrongGameException($"{title}: the quota is {quota}, but all weights sum to {total}; it must be at most that, or nobody could win.");
        (Title, Quota, Members) = (title, quota.ToDouble(), [.. members.Select(member => new VotingMember(member.Name, member.Weight.ToDouble()))]);
        (WholeQuota, Weights) = Whole(quota, [.. members.Select(member => member.Weight)], title);
        Total = Weights.Sum();
    }

    /// <summary>What the game is called.</summary>
    public string Title { get; }

    /// <summary>Weight that wins.</summary>
    public double Quota { get; }

    /// <summary>Who votes.</summary>
    public ImmutableArray<VotingMember> Members { get; }

    /// <summary>Whether two coalitions without a common member can never both win.</summary>
    public bool IsProper => 2 * WholeQuota > Total;

    /// <summary>The quota in the unit of <see cref="Weights"/>.</summary>
    internal long WholeQuota { get; }

    /// <summary>Weights as whole numbers without a common factor: a coalition wins with the same members as with the weights that were given.</summary>
    internal ImmutableArray<long> Weights { get; }

    /// <summary>The sum of <see cref="Weights"/>.</summary>
    internal long Total { get; }

    private static (long Quota, ImmutableArray<long> Weights) Whole(Fraction quota, Fraction[] weights, string title)
    {
        var denominator = weights.Aggregate(BigInteger.One, (common, weight) => common * weight.Denominator / BigInteger.GreatestCommonDivisor(common, weight.Denominator));
        BigInteger[] whole = [.. weights.Select(weight => weight.Numerator * (denominator / weight.Denominator))];
        var unit = whole.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        BigInteger[] least = [.. whole.Select(weight => weight / unit)];
        if (least.Aggregate(BigInteger.Add) > LargestTotal) throw new WrongGameException($"{title}: the weights have too many digits to be added exactly; round them.");
        // A sum of whole numbers reaches a quota between two of them when it reaches the upper one.
        var (reached, rest) = (BigInteger.DivRem(quota.Numerator * denominator, quota.Denominator * unit, out var remainder), remainder);
        return ((long)(rest.IsZero ? reached : reached + 1), [.. least.Select(weight => (long)weight)]);
    }
}
