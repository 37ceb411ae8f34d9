using System.Collections.Immutable;

namespace AgentSim.Games.Cooperative;

/// <summary>What a player adds on average to those who came before it, over all orders of coming.</summary>
internal static class ShapleyValue
{
    /// <summary><c>sum over S without i of |S|! (n - 1 - |S|)! / n! (v(S + i) - v(S))</c>. Cost: <c>2^n n</c>. Source: Shapley, Contributions to the Theory of Games II (1953).</summary>
    public static ImmutableArray<double> Of(CoalitionalGame game)
    {
        var players = game.Players.Length;
        var shares = Shares(players);
        var value = ImmutableArray.CreateBuilder<double>(players);
        for (var player = 0; player < players; player++)
        {
            var sum = 0.0;
            for (var coalition = 0; coalition <= game.Everybody; coalition++)
                if (!CoalitionalGame.Has(coalition, player)) sum += shares[CoalitionalGame.Size(coalition)] * (game.Worth(coalition | 1 << player) - game.Worth(coalition));
            value.Add(sum);
        }

        return value.MoveToImmutable();
    }

    /// <summary>The chance that just certain others have come before a player, by their number: <c>1 / (n C(n - 1, s))</c>.</summary>
    private static double[] Shares(int players)
    {
        var shares = new double[players];
        var ways = 1.0;
        for (var size = 0; size < players; size++)
        {
            shares[size] = 1 / (players * ways);
            ways = ways * (players - 1 - size) / (size + 1);
        }

        return shares;
    }
}
