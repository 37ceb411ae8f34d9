using AgentSim.Language.Grammar;

namespace AgentSim.Experiments.Language;

/// <summary>The JSON Schema of calibration files, made of the same list of keys that the reader checks them by.</summary>
public static class CalibrationSchema
{
    /// <summary>The schema as text: JSON Schema draft-07, which editors know best.</summary>
    public static string Write() => SchemaWriter.OfWhole("A calibration of AgentSim", CalibrationGrammar.Calibration);
}
