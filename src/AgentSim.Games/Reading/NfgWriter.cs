using System.Globalization;
using System.Text;
using AgentSim.Games.Strategic;

namespace AgentSim.Games.Reading;

/// <summary>Writes games in Gambit's format, profile by profile.</summary>
public static class NfgWriter
{
    /// <summary>The text of a file that <see cref="GameReader"/> reads as the same game.</summary>
    public static string Write(StrategicForm game)
    {
        var text = new StringBuilder($"NFG 1 R {Quoted(game.Title)} {{ {string.Join(' ', game.Players.Select(player => Quoted(player.Name)))} }}\n\n{{\n");
        foreach (var player in game.Players) text.Append(CultureInfo.InvariantCulture, $"  {{ {string.Join(' ', player.Strategies.Select(Quoted))} }}\n");
        text.Append("}\n\n");
        for (var profile = 0; profile < game.Profiles; profile++)
            text.AppendJoin(' ', Enumerable.Range(0, game.Players.Length).Select(player => game.Payoff(profile, player).ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
