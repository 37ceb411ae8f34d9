using System.Collections.Immutable;

namespace AgentSim.Games.Strategic;

/// <summary>A logit quantal response equilibrium: everybody's probabilities are logit responses to everybody's probabilities, <c>p_i(s) = exp(lambda U_i(s)) / sum over t of exp(lambda U_i(t))</c>.</summary>
/// <param name="Lambda">The precision of choice, from 0 (all strategies alike).</param>
/// <param name="Profile">For each player the probability of each of its strategies.</param>
/// <param name="Residual">The largest difference between a probability and the logit response.</param>
/// <param name="Index">The sign of the determinant of the fixed point's Jacobian. Over all equilibria of a generic game it sums to 1, so that another sum tells that one is missing.</param>
/// <param name="IsPrincipal">Whether it lies on the branch that begins at lambda = 0.</param>
public sealed record LogitEquilibrium(double Lambda, ImmutableArray<ImmutableArray<double>> Profile, double Residual, int Index, bool IsPrincipal)
{
    /// <summary>The largest residual of what is called an equilibrium.</summary>
    public const double Tolerance = 1e-10;
}
