using System.Collections.Immutable;

namespace AgentSim.Games.Strategic;

/// <summary>A Nash equilibrium, with the proof of how good it is.</summary>
/// <param name="Profile">For each player the probability of each of its strategies.</param>
/// <param name="Payoffs">What each player expects.</param>
/// <param name="Regret">The most that any player could gain by another strategy, in payoffs; 0 in exact arithmetic.</param>
public sealed record Equilibrium(ImmutableArray<ImmutableArray<double>> Profile, ImmutableArray<double> Payoffs, double Regret)
{
    /// <summary>The largest regret, as a share of a player's range of payoffs, of what is called an equilibrium.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>The profile as an equilibrium; null if some player's regret is above <see cref="Tolerance"/>.</summary>
    internal static Equilibrium? Of(StrategicForm game, double[][] mixed)
    {
        var payoffs = ImmutableArray.CreateBuilder<double>();
        var regret = 0.0;
        for (var player = 0; player < mixed.Length; player++)
        {
            var worths = game.Worths(mixed, player);
            var payoff = 0.0;
            for (var strategy = 0; strategy < worths.Length; strategy++) payoff += mixed[player][strategy] * worths[strategy];
            var own = worths.Max() - payoff;
            if (!(own <= Tolerance * game.Range(player))) return null;
            regret = Math.Max(regret, own);
            payoffs.Add(payoff);
        }

        return new([.. mixed.Select(player => player.ToImmutableArray())], payoffs.DrainToImmutable(), regret);
    }

    /// <summary>The largest difference of probabilities to another profile.</summary>
    internal double Distance(double[][] mixed) =>
        Profile.Select((own, player) => own.Select((share, strategy) => Math.Abs(share - mixed[player][strategy])).Max()).Max();
}
