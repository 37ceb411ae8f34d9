namespace AgentSim.Experiments;

/// <summary>Compares distributions.</summary>
internal static class Distributions
{
    /// <summary>Whether two are the same; a list of values and probabilities by what is in it.</summary>
    public static bool Same(Distribution one, Distribution other) => (one, other) switch
    {
        (Categorical a, Categorical b) => a.Range == b.Range && a.Values.SequenceEqual(b.Values) && a.Probabilities.SequenceEqual(b.Probabilities),
        _ => one.Equals(other),
    };
}
