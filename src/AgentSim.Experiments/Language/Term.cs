namespace AgentSim.Experiments.Language;

/// <summary>A number made of the values of factors, of lists the places in them.</summary>
internal delegate double Term(ReadOnlySpan<double> values);
