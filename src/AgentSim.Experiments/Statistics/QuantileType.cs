namespace AgentSim.Experiments.Statistics;

/// <summary>The nine definitions of a sample quantile. Source: Hyndman and Fan, The American Statistician 50 (1996) 361-365.</summary>
internal enum QuantileType
{
    /// <summary>Inverse of the empirical distribution function.</summary>
    InvertedCdf = 1,

    /// <summary>The same, averaged where it jumps.</summary>
    AveragedInvertedCdf,

    /// <summary>The observation closest to n p, the even one of two.</summary>
    ClosestObservation,

    /// <summary>Linear interpolation of the empirical distribution function.</summary>
    InterpolatedInvertedCdf,

    /// <summary>Knots at (k - 1/2) / n.</summary>
    Hazen,

    /// <summary>Knots at k / (n + 1).</summary>
    Weibull,

    /// <summary>Knots at (k - 1) / (n - 1): what R, NumPy, DuckDB and this product do where nothing else is said.</summary>
    Linear,

    /// <summary>Knots at (k - 1/3) / (n + 1/3): nearly unbiased for the median whatever the distribution.</summary>
    MedianUnbiased,

    /// <summary>Knots at (k - 3/8) / (n + 1/4): nearly unbiased for normal values.</summary>
    NormalUnbiased,
}
