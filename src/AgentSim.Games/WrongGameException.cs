namespace AgentSim.Games;

/// <summary>A game, a table or a question about it cannot be what it says; the message tells where, what was found and what is allowed.</summary>
public sealed class WrongGameException : Exception
{
    /// <summary>What is wrong.</summary>
    public WrongGameException(string message) : base(message) { }

    internal WrongGameException(string file, long line, string message) : base($"{file}({line}): {message}") { }
}
