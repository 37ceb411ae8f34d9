using System.Collections.Immutable;

namespace AgentSim.Games.Cooperative;

/// <summary>A division of what all can reach together, and how far it is from what nobody would leave.</summary>
/// <param name="Payoffs">By player.</param>
/// <param name="Residual">What is divided less what all can reach: 0, but for rounding.</param>
/// <param name="LargestExcess">What the coalition that could gain most by leaving would gain.</param>
/// <param name="Objector">That coalition.</param>
/// <param name="IsInCore">Whether all is divided, and no coalition can reach more than it is given.</param>
public sealed record Division(ImmutableArray<double> Payoffs, double Residual, double LargestExcess, int Objector, bool IsInCore)
{
    /// <summary>Residuals and excesses up to this share of the largest worth are rounding.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>A division of a game's worth. Cost: <c>2^n n</c>.</summary>
    internal static Division Of(CoalitionalGame game, ImmutableArray<double> payoffs)
    {
        var (largest, objector) = (double.NegativeInfinity, 0);
        for (var coalition = 1; coalition < game.Everybody; coalition++)
            if (game.Excess(coalition, payoffs) is var excess && excess > largest) (largest, objector) = (excess, coalition);
        var residual = payoffs.Sum() - game.Grand;
        return new(payoffs, residual, largest, objector, Math.Abs(residual) <= Tolerance * game.Scale && largest <= Tolerance * game.Scale);
    }
}
