using System.Collections.Immutable;

namespace AgentSim.Games.Cooperative;

/// <summary>What cooperative game theory says of a game, each with the proof of how good it is.</summary>
/// <param name="Shapley">The Shapley value.</param>
/// <param name="Nucleolus">The nucleolus; null where the game is too large for it.</param>
public sealed record CooperativeSolution(Division Shapley, NucleolusFound? Nucleolus)
{
    /// <summary>Solves a game; beyond <see cref="NucleolusFound.MostPlayers"/> players by the Shapley value alone.</summary>
    public static CooperativeSolution Of(CoalitionalGame game) =>
        new(Division.Of(game, ShapleyValue.Of(game)), game.Players.Length > NucleolusFound.MostPlayers ? null : NucleolusFound.Of(game));

    /// <summary>A division that somebody proposes.</summary>
    /// <exception cref="WrongGameException">There are more or fewer payoffs than players, or one is no number.</exception>
    public static Division Check(CoalitionalGame game, ImmutableArray<double> payoffs)
    {
        if (payoffs.Length != game.Players.Length) throw new WrongGameException($"{game.Title}: {game.Players.Length} players need {game.Players.Length} payoffs, but there are {payoffs.Length}.");
        return Division.Of(game, payoffs);
    }
}
