using System.Collections.Immutable;

namespace AgentSim.Games.Cooperative;

/// <summary>Weights of coalitions in which every player is just once: <c>sum over S with i of w_S = 1</c> for each i. If what they are worth together is more than all can reach, the core is empty, and this proves it.</summary>
/// <remarks>Sources: Bondareva (1963); Shapley, Naval Research Logistics Quarterly 14 (1967).</remarks>
/// <param name="Weights">Coalitions with weights above 0.</param>
/// <param name="Worth"><c>sum of w_S v(S)</c>.</param>
/// <param name="Residual">The most by which some player's weights miss 1.</param>
public sealed record BalancedWeights(ImmutableArray<(int Coalition, double Weight)> Weights, double Worth, double Residual)
{
    private const double Nothing = 1e-8;

    /// <summary>The weights that shadow prices of coalitions are in proportion to.</summary>
    internal static BalancedWeights Of(CoalitionalGame game, IEnumerable<(int Coalition, double Price)> prices)
    {
        (int Coalition, double Price)[] priced = [.. prices.Where(row => row.Price > Nothing).GroupBy(row => row.Coalition).Select(rows => (rows.Key, rows.Sum(row => row.Price))).OrderBy(row => row.Key)];
        double[] presence = [.. Enumerable.Range(0, game.Players.Length).Select(player => priced.Where(row => CoalitionalGame.Has(row.Coalition, player)).Sum(row => row.Price))];
        var once = presence.Average();
        return new([.. priced.Select(row => (row.Coalition, row.Price / once))], priced.Sum(row => row.Price / once * game.Worth(row.Coalition)), presence.Max(own => Math.Abs(own / once - 1)));
    }
}
