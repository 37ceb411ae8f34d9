using AgentSim.Games.Cooperative;
using AgentSim.Games.Reading;

namespace AgentSim.App.Answers;

/// <summary>What <c>power --json</c> prints of a cooperative game. Payoffs are costs where the file has costs; excesses are always what a coalition would gain by leaving.</summary>
/// <remarks>The nucleolus, and whether the core is empty, are null where the game is too large to tell. Where the core is empty, its proof is weights of coalitions in which each player is once and which are worth more than all together.</remarks>
internal sealed record CoalitionalAnswer(
    string Game, string[] Players, bool Costs, double Total, DivisionAnswer Shapley, NucleolusAnswer? Nucleolus, bool? CoreEmpty, CoreProofAnswer? CoreProof, Dictionary<string, DivisionAnswer> Divisions)
{
    /// <summary>The answer on a game.</summary>
    public static CoalitionalAnswer Of(CoalitionalQuestion question, CooperativeSolution solution)
    {
        var (game, sign) = (question.Game, question.Meaning == WorthMeaning.Costs ? -1 : 1);
        var found = solution.Nucleolus;
        return new(
            game.Title, [.. game.Players], sign < 0, Signed(game.Grand), DivisionAnswer.Of(game, solution.Shapley, sign),
            found is null ? null : new(Payoffs(found.Division), found.Division.Residual, found.Division.LargestExcess, game.Name(found.Division.Objector), found.Slack, found.IsAmongImputations, found.Programs),
            found is null ? null : !found.Division.IsInCore,
            found?.Blocking is { } blocking ? new(blocking.Weights.ToDictionary(one => game.Name(one.Coalition), one => one.Weight), Signed(blocking.Worth), blocking.Residual) : null,
            question.Divisions.ToDictionary(division => division.Name, division => DivisionAnswer.Of(game, CooperativeSolution.Check(game, division.Payoffs), sign)));

        double Signed(double value) => value == 0 ? 0 : sign * value;
        double[] Payoffs(Division division) => [.. division.Payoffs.Select(Signed)];
    }
}

/// <summary>See <see cref="Division"/>.</summary>
internal sealed record DivisionAnswer(double[] Payoffs, double Residual, double LargestExcess, string Objector, bool InCore)
{
    /// <summary>A division of a game whose payoffs are shown with a sign.</summary>
    public static DivisionAnswer Of(CoalitionalGame game, Division division, int sign) =>
        new([.. division.Payoffs.Select(payoff => payoff == 0 ? 0 : sign * payoff)], division.Residual, division.LargestExcess, game.Name(division.Objector), division.IsInCore);
}

/// <summary>See <see cref="NucleolusFound"/>.</summary>
internal sealed record NucleolusAnswer(double[] Payoffs, double Residual, double LargestExcess, string Objector, double KohlbergSlack, bool Imputation, int LinearPrograms);

/// <summary>See <see cref="BalancedWeights"/>.</summary>
internal sealed record CoreProofAnswer(Dictionary<string, double> Weights, double Worth, double Residual);
