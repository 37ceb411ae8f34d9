using System.Diagnostics;

namespace AgentSim.Games.Cooperative;

/// <summary>The nucleolus of a game, and what it says of the core.</summary>
/// <param name="Division">The nucleolus.</param>
/// <param name="Slack">What Kohlberg's criterion finds wrong with it: 0, but for rounding.</param>
/// <param name="IsAmongImputations">Whether nobody gets less than alone; false only where that is impossible, and then it is the prenucleolus.</param>
/// <param name="Blocking">Why the core is empty; null where it is not: then the nucleolus is in it.</param>
/// <param name="Programs">Linear programs that were solved to find it.</param>
public sealed record NucleolusFound(Division Division, double Slack, bool IsAmongImputations, BalancedWeights? Blocking, int Programs)
{
    /// <summary>Players beyond which it is not sought.</summary>
    public const int MostPlayers = Cooperative.Nucleolus.MostPlayers;

    private const double MostSlack = 1e-6;

    /// <exception cref="WrongGameException">What was found does not pass the criterion, and so is not called a nucleolus.</exception>
    internal static NucleolusFound Of(CoalitionalGame game)
    {
        var found = Cooperative.Nucleolus.Of(game);
        var division = Division.Of(game, found.Payoffs);
        var slack = KohlbergCheck.Slack(game, found.Payoffs, found.IsAmongImputations);
        if (!(slack <= MostSlack) || Math.Abs(division.Residual) > Division.Tolerance * game.Scale)
            throw new WrongGameException($"{game.Title}: what was found for the nucleolus does not pass Kohlberg's criterion (slack {slack:0.0e0}): excesses differ by less than the linear programs can tell. Give the worths in fewer digits.");
        Debug.Assert(division.IsInCore || found.Blocking.Worth > game.Grand);
        return new(division, slack, found.IsAmongImputations, division.IsInCore ? null : found.Blocking, found.Levels);
    }
}
