using System.Collections.Immutable;

namespace AgentSim.Games.Strategic;

/// <summary>The Nash equilibria of a game, and what is known about there being no others.</summary>
/// <param name="Equilibria">Each within <see cref="Equilibrium.Tolerance"/>; those in pure strategies are among them.</param>
/// <param name="Coverage">Whether these are all.</param>
public sealed record NashEquilibria(ImmutableArray<Equilibrium> Equilibria, NashCoverage Coverage)
{
    /// <summary>Pairs of supports beyond which a game of two is refused.</summary>
    public const long MostPairs = 400_000;

    /// <summary>Profiles of supports beyond which a game of more is refused, after dominated strategies are left out.</summary>
    public const long MostSupports = 50_000;

    /// <summary>Finds them: two players by all pairs of supports, which is complete; more players by all supports and Newton's method from many starts.</summary>
    /// <exception cref="WrongGameException">The game is too large; the message tells the count.</exception>
    public static NashEquilibria Of(StrategicForm game) => game.Players.Length == 2 ? TwoPlayerNash.Of(game) : ManyPlayerNash.Of(game);

    /// <summary>The equilibria in pure strategies alone, of a game of any size.</summary>
    public static NashEquilibria Pure(StrategicForm game)
    {
        var found = ImmutableArray.CreateBuilder<Equilibrium>();
        for (var profile = 0; profile < game.Profiles; profile++)
            if (IsPure(game, profile) && Equilibrium.Of(game, Degenerate(game, profile)) is { } equilibrium) found.Add(equilibrium);
        return new(found.DrainToImmutable(), NashCoverage.PureOnly);
    }

    private static bool IsPure(StrategicForm game, int profile)
    {
        for (var player = 0; player < game.Players.Length; player++)
        {
            var own = game.Payoff(profile, player);
            for (var strategy = 0; strategy < game.Count(player); strategy++)
                if (game.Payoff(game.Deviation(profile, player, strategy), player) > own) return false;
        }

        return true;
    }

    private static double[][] Degenerate(StrategicForm game, int profile) =>
        [.. Enumerable.Range(0, game.Players.Length).Select(player => Enumerable.Range(0, game.Count(player)).Select(strategy => strategy == game.Strategy(profile, player) ? 1.0 : 0.0).ToArray())];
}
