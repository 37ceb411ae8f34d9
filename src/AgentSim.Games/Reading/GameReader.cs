using AgentSim.Games.Strategic;

namespace AgentSim.Games.Reading;

/// <summary>Reads games in strategic form: Gambit's <c>.nfg</c>, or YAML.</summary>
public static class GameReader
{
    /// <summary>Reads a game.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="file">Its name, for messages; <c>.nfg</c> at its end means Gambit's format, all else YAML.</param>
    /// <exception cref="WrongGameException">It is no such game; the message tells file, line and what is allowed.</exception>
    public static StrategicForm Read(string text, string file) =>
        file.EndsWith(".nfg", StringComparison.OrdinalIgnoreCase) ? NfgReader.Read(text, file) : YamlGameReader.Read(text, file);
}
