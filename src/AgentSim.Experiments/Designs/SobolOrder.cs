namespace AgentSim.Experiments.Designs;

/// <summary>Which Sobol' indices a design is for.</summary>
internal enum SobolOrder
{
    /// <summary>First-order and total ones: groups + 2 points for each base point.</summary>
    FirstAndTotal,

    /// <summary>Those of pairs of groups as well: 2 groups + 2 points for each base point.</summary>
    SecondToo,
}
