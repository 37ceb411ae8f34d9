namespace AgentSim.App;

/// <summary>Whom an answer is for.</summary>
internal enum Format
{
    /// <summary>A person.</summary>
    Text,

    /// <summary>A program.</summary>
    Json,
}
