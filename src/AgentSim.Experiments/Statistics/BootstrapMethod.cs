namespace AgentSim.Experiments.Statistics;

/// <summary>How an interval is made of the values that a statistic takes on resamples. Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), 13-14.</summary>
internal enum BootstrapMethod
{
    /// <summary>Their quantiles.</summary>
    Percentile,

    /// <summary>Their quantiles, mirrored at the observed value.</summary>
    Basic,

    /// <summary>Their quantiles at shares corrected for bias and skewness: bias-corrected and accelerated.</summary>
    Bca,
}
