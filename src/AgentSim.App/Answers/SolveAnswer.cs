using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AgentSim.Games.Strategic;

namespace AgentSim.App.Answers;

/// <summary>What <c>solve --json</c> prints.</summary>
/// <param name="Players">Their names; profiles have them in this order.</param>
/// <param name="Equilibria">Nash equilibria.</param>
/// <param name="Qre">Logit equilibria at each precision that was asked for.</param>
/// <param name="Correlated">The best correlated equilibrium, if it was asked for.</param>
internal sealed record SolveAnswer(string[] Players, NashAnswer[] Equilibria, QreAnswer[] Qre, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CorrelatedAnswer? Correlated)
{
    /// <summary>The answer on a game.</summary>
    public static SolveAnswer Of(StrategicForm game, NashEquilibria nash, IEnumerable<LogitEquilibrium> logit, CorrelatedEquilibrium? correlated) => new(
        [.. game.Players.Select(player => player.Name)],
        [.. nash.Equilibria.Select(one => new NashAnswer(one.Profile, one.Payoffs, one.Regret))],
        [.. logit.Select(one => new QreAnswer(one.Lambda, one.Profile, one.Residual))],
        correlated is null ? null : new([.. correlated.Chances.Select(drawn => new DrawnAnswer(drawn.Profile, drawn.Chance))], correlated.Payoffs, correlated.Regret));
}

/// <summary>See <see cref="Equilibrium"/>.</summary>
internal sealed record NashAnswer(ImmutableArray<ImmutableArray<double>> Profile, ImmutableArray<double> Payoffs, double Regret);

/// <summary>See <see cref="LogitEquilibrium"/>.</summary>
internal sealed record QreAnswer(double Lambda, ImmutableArray<ImmutableArray<double>> Profile, double Residual);

/// <summary>See <see cref="CorrelatedEquilibrium"/>.</summary>
internal sealed record CorrelatedAnswer(DrawnAnswer[] Distribution, ImmutableArray<double> Payoffs, double Regret);

/// <summary>A profile that a mediator draws: a strategy of each player, counted from 0.</summary>
internal sealed record DrawnAnswer(ImmutableArray<int> Profile, double Chance);
