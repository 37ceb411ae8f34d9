using System.Collections.Immutable;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Strategic;

/// <summary>A correlated equilibrium: chances with which a mediator draws a profile and tells each player its part, which it then cannot gain by disobeying. This is the one with the largest sum of payoffs.</summary>
/// <param name="Chances">The profiles that are drawn, each a strategy of every player, with their chances.</param>
/// <param name="Payoffs">What each player expects.</param>
/// <param name="Regret">The most that any player could gain by answering some advice otherwise, in payoffs.</param>
/// <remarks>Source: Aumann, Journal of Mathematical Economics 1 (1974) 67-96. A linear program with a variable for each profile.</remarks>
public sealed record CorrelatedEquilibrium(ImmutableArray<(ImmutableArray<int> Profile, double Chance)> Chances, ImmutableArray<double> Payoffs, double Regret)
{
    /// <summary>Profiles beyond which a game is refused.</summary>
    public const int MostProfiles = 20_000;

    // A chance below this is rounding.
    private const double LeastChance = 1e-12;

    /// <summary>Finds it.</summary>
    /// <exception cref="WrongGameException">The game is too large; the message tells the count. Or what was found is no equilibrium, for its payoffs are too far apart.</exception>
    public static CorrelatedEquilibrium Of(StrategicForm game)
    {
        if (game.Profiles > MostProfiles) throw new WrongGameException($"The game has {game.Profiles:N0} profiles of strategies, and correlated equilibria are found among at most {MostProfiles:N0}.");
        using var program = new LinearProgram();
        var profiles = Enumerable.Range(0, game.Profiles).Select(_ => program.Variable(0, 1)).ToArray();
        program.Row(1, 1, profiles.Select(profile => (profile, 1.0)));
        for (var player = 0; player < game.Players.Length; player++)
            for (var told = 0; told < game.Count(player); told++)
                for (var done = 0; done < game.Count(player); done++)
                    if (done != told) program.Row(0, double.PositiveInfinity, Losses(game, player, told, done));
        for (var profile = 0; profile < game.Profiles; profile++) program.Weigh(profile, Enumerable.Range(0, game.Players.Length).Sum(player => game.Payoff(profile, player)));
        program.Maximize();
        var chances = profiles.Select(profile => program.Value(profile) is > LeastChance and var chance ? chance : 0).ToArray();
        var all = chances.Sum();
        return Of(game, Array.ConvertAll(chances, chance => chance / all));
    }

    private static CorrelatedEquilibrium Of(StrategicForm game, double[] chances)
    {
        var regret = 0.0;
        for (var player = 0; player < game.Players.Length; player++)
        {
            for (var told = 0; told < game.Count(player); told++)
                for (var done = 0; done < game.Count(player); done++)
                    regret = Math.Max(regret, -Losses(game, player, told, done).Sum(loss => loss.Coefficient * chances[loss.Profile]));
            if (!(regret <= Equilibrium.Tolerance * game.Range(player))) throw new WrongGameException($"The correlated equilibrium that was found leaves {game.Players[player].Name} a regret of {regret}: the game's payoffs are too far apart.");
        }

        var drawn = Enumerable.Range(0, game.Profiles).Where(profile => chances[profile] > 0).ToArray();
        return new(
            [.. drawn.Select(profile => (Enumerable.Range(0, game.Players.Length).Select(player => game.Strategy(profile, player)).ToImmutableArray(), chances[profile]))],
            [.. game.Players.Select((_, player) => drawn.Sum(profile => chances[profile] * game.Payoff(profile, player)))], regret);
    }

    /// <summary>What a player loses in each profile in which it is told one strategy, by doing another.</summary>
    private static IEnumerable<(int Profile, double Coefficient)> Losses(StrategicForm game, int player, int told, int done) =>
        Enumerable.Range(0, game.Profiles).Where(profile => game.Strategy(profile, player) == told)
            .Select(profile => (profile, game.Payoff(profile, player) - game.Payoff(game.Deviation(profile, player, done), player)));
}
