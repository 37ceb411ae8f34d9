using AgentSim.Language.Grammar;

namespace AgentSim.Experiments.Language;

/// <summary>The JSON Schema of experiment files, made of the same list of keys that the reader checks them by.</summary>
public static class ExperimentSchema
{
    /// <summary>The schema as text: JSON Schema draft-07, which editors know best.</summary>
    public static string Write() => SchemaWriter.OfWhole("An experiment of AgentSim", ExperimentGrammar.Experiment);
}
