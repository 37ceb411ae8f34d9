using AgentSim.Games.Reading;
using AgentSim.Games.Strategic;

namespace AgentSim.App.Solving;

/// <summary>Games that are written for other programs.</summary>
internal static class NfgFile
{
    /// <summary>Writes a game.</summary>
    /// <exception cref="WrongRequestException">The file cannot be written.</exception>
    public static void Write(StrategicForm game, string file)
    {
        try
        {
            File.WriteAllText(file, NfgWriter.Write(game));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongRequestException($"The game cannot be written to {file}: {fault.Message}");
        }
    }
}
