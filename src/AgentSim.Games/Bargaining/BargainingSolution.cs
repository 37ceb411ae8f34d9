using System.Collections.Immutable;

namespace AgentSim.Games.Bargaining;

/// <summary>What a solution says of a scenario.</summary>
/// <param name="Concept">Which solution.</param>
/// <param name="Outcomes">What is agreed on: one outcome, or those of a lottery with their chances.</param>
/// <param name="Utilities">What each party gets, or expects.</param>
/// <param name="Value">What the solution makes as large as it can: see each.</param>
/// <param name="Gap">By how much, at most, something else may be better by that measure; 0 where outcomes are compared one by one.</param>
public sealed record BargainingSolution(SolutionConcept Concept, ImmutableArray<(int Outcome, double Chance)> Outcomes, ImmutableArray<double> Utilities, double Value, double Gap);

/// <summary>Bargaining solutions.</summary>
public enum SolutionConcept
{
    /// <summary>The product of gains (Nash 1950).</summary>
    Nash,

    /// <summary>The product of gains, each to the power of its party's share of all power (Harsanyi and Selten 1972, Kalai 1977).</summary>
    AsymmetricNash,

    /// <summary>The least share of what each could gain at most by what nobody loses by (Kalai and Smorodinsky 1975), equals by the next to least.</summary>
    KalaiSmorodinsky,

    /// <summary>The same with what each could gain at most by anything.</summary>
    KalaiSmorodinskyOfAll,

    /// <summary>The least gain (Kalai 1977), equals by the next to least.</summary>
    Egalitarian,

    /// <summary>The sum of gains by what nobody loses by.</summary>
    Utilitarian,
}
