using System.Collections.Immutable;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Strategic;

/// <summary>
/// Equilibria of a game of three or more by support enumeration: supports in which a strategy is dominated given the others' supports are left out; in each of the others Newton's method looks, from
/// many starts, for mixtures that make every player indifferent among what it uses. What it finds is an equilibrium only if its regret says so.
/// </summary>
/// <remarks>Source of the order and the dominance test: Porter, Nudelman and Shoham, Games and Economic Behavior 63 (2008).</remarks>
internal static class ManyPlayerNash
{
    // Nearer than this, two profiles are the same.
    private const double Near = 1e-7;

    public static NashEquilibria Of(StrategicForm game)
    {
        var supports = game.Players.Aggregate(1.0, (product, player) => product * (Math.ScaleB(1, player.Strategies.Length) - 1));
        if (supports > NashEquilibria.MostSupports) throw new WrongGameException($"The game has {supports:N0} profiles of supports, and at most {NashEquilibria.MostSupports:N0} are searched.");
        var found = ImmutableArray.CreateBuilder<Equilibrium>();
        foreach (var support in Products([.. game.Players.Select(player => Subsets.Of(player.Strategies.Length).ToArray())]))
        {
            if (HasDominated(game, support)) continue;
            foreach (var mixed in SupportSearch.Find(game, support))
            {
                if (Equilibrium.Of(game, mixed) is { } equilibrium && !found.Any(other => other.Distance(mixed) < Near)) found.Add(equilibrium);
            }
        }

        return new(found.DrainToImmutable(), NashCoverage.Searched);
    }

    /// <summary>All ways of taking one support for each player.</summary>
    private static IEnumerable<int[][]> Products(int[][][] choices)
    {
        var picks = new int[choices.Length];
        while (true)
        {
            yield return [.. picks.Select((pick, player) => choices[player][pick])];
            var next = 0;
            while (next < picks.Length && ++picks[next] == choices[next].Length) picks[next++] = 0;
            if (next == picks.Length) yield break;
        }
    }

    /// <summary>Whether some strategy of a support is worse than another of the same player's, whatever the others do within theirs.</summary>
    private static bool HasDominated(StrategicForm game, int[][] support)
    {
        var within = Enumerable.Range(0, game.Profiles).Where(profile => Enumerable.Range(0, support.Length).All(player => support[player].Contains(game.Strategy(profile, player)))).ToArray();
        for (var player = 0; player < support.Length; player++)
        {
            foreach (var strategy in support[player])
            {
                var against = within.Where(profile => game.Strategy(profile, player) == strategy).ToArray();
                for (var better = 0; better < game.Count(player); better++)
                    if (better != strategy && against.All(profile => game.Payoff(game.Deviation(profile, player, better), player) > game.Payoff(profile, player))) return true;
            }
        }

        return false;
    }
}
