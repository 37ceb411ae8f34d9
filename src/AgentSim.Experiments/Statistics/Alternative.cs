namespace AgentSim.Experiments.Statistics;

/// <summary>What a test sets against "no difference".</summary>
internal enum Alternative
{
    /// <summary>The two differ, either way.</summary>
    TwoSided,

    /// <summary>The first tends to be greater.</summary>
    Greater,

    /// <summary>The first tends to be less.</summary>
    Less,
}
