using AgentSim.Language.Grammar;

namespace AgentSim.Language;

/// <summary>The JSON Schema of model files, made of the same list of keys that the reader checks them by.</summary>
public static class ModelSchema
{
    /// <summary>The schema as text: JSON Schema draft-07, which editors know best.</summary>
    public static string Write() => SchemaWriter.OfExtensible("A model of AgentSim", ModelGrammar.Model, "extends");
}
