namespace AgentSim.App;

/// <summary>A person asked for something that cannot be; the message says what, and what can be.</summary>
internal sealed class WrongRequestException(string message) : Exception(message);
