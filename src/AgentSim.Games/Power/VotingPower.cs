using System.Collections.Immutable;
using System.Numerics;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Power;

/// <summary>Who has how much power in a voting body, all counted exactly.</summary>
/// <param name="Members">In the order of the game.</param>
/// <param name="Winning">Coalitions that win.</param>
/// <param name="MinimalWinning">Those of which nobody can be spared.</param>
public sealed record VotingPower(ImmutableArray<MemberPower> Members, UInt128 Winning, MinimalWinning MinimalWinning)
{
    /// <summary>Coleman's power of the body to act: the share of all coalitions that win.</summary>
    public double Decisiveness { get; private init; }

    /// <summary>
    /// Power in a game. Shapley-Shubik: <c>sum over sizes s of swings_s s! (n - 1 - s)! / n!</c>, which is <c>sum of swings_s / (n C(n - 1, s))</c>. Banzhaf: <c>swings / sum of all swings</c>, absolute <c>swings / 2^(n - 1)</c>.
    /// </summary>
    /// <remarks>Sources: Shapley and Shubik, American Political Science Review 48 (1954); Banzhaf, Rutgers Law Review 19 (1965); Dubey and Shapley, Mathematics of Operations Research 4 (1979).</remarks>
    /// <exception cref="WrongGameException">The game is too large; the message tells why.</exception>
    public static VotingPower Of(WeightedGame game)
    {
        var counts = SwingCounts.Of(game);
        var members = game.Members.Length;
        BigInteger[] swings = [.. counts.BySize.Select(own => own.Aggregate(BigInteger.Zero, (sum, count) => sum + count))];
        var all = swings.Aggregate(BigInteger.Add);
        var power = ImmutableArray.CreateBuilder<MemberPower>(members);
        for (var member = 0; member < members; member++)
        {
            var (shapley, banzhaf) = (ShapleyShubik(counts.BySize[member]), new Fraction(swings[member], all));
            power.Add(new(
                shapley.ToDouble(), shapley.ToString(), banzhaf.ToDouble(), banzhaf.ToString(), (double)swings[member] / Math.ScaleB(1, members - 1), (UInt128)swings[member], Role(game, member, swings[member])));
        }

        return new(power.MoveToImmutable(), counts.Winning, MinimalWinning.Of(game)) { Decisiveness = (double)counts.Winning / Math.ScaleB(1, members) };
    }

    private static Fraction ShapleyShubik(ImmutableArray<UInt128> bySize)
    {
        // All by the common denominator n!: s! (n - 1 - s)! orders put just these s members before it.
        var members = bySize.Length;
        var factorials = new BigInteger[members + 1];
        factorials[0] = 1;
        for (var number = 1; number <= members; number++) factorials[number] = factorials[number - 1] * number;
        var orders = BigInteger.Zero;
        for (var size = 0; size < members; size++) orders += (BigInteger)bySize[size] * factorials[size] * factorials[members - 1 - size];
        return new(orders, factorials[members]);
    }

    private static VotingRole Role(WeightedGame game, int member, BigInteger swings)
    {
        if (swings.IsZero) return VotingRole.Dummy;
        if (game.Total - game.Weights[member] >= game.WholeQuota) return VotingRole.Ordinary;
        return game.Weights[member] >= game.WholeQuota ? VotingRole.Dictator : VotingRole.Veto;
    }
}
