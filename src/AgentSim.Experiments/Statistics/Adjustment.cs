namespace AgentSim.Experiments.Statistics;

/// <summary>How p-values of a family of tests are adjusted for their number.</summary>
public enum Adjustment
{
    /// <summary>Family-wise, times the number of tests.</summary>
    Bonferroni,

    /// <summary>Family-wise, stepping down; never worse than Bonferroni, and holds under any dependence. Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.</summary>
    Holm,

    /// <summary>Holm's with Sidak's exact factor, for independent tests.</summary>
    HolmSidak,

    /// <summary>Family-wise, stepping up, for independent or positively dependent tests. Source: Hochberg, Biometrika 75 (1988) 800-802.</summary>
    Hochberg,

    /// <summary>Family-wise, by closed testing with Simes' test. Source: Hommel, Biometrika 75 (1988) 383-386.</summary>
    Hommel,

    /// <summary>Share of false discoveries, for independent or positively dependent tests. Source: Benjamini and Hochberg, JRSS B 57 (1995) 289-300.</summary>
    BenjaminiHochberg,

    /// <summary>Share of false discoveries under any dependence. Source: Benjamini and Yekutieli, Annals of Statistics 29 (2001) 1165-1188.</summary>
    BenjaminiYekutieli,
}
