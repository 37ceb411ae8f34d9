using AgentSim.Games.Strategic;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>The payoffs of a small game of two: a row for each strategy of the first, a column for each of the second.</summary>
internal static class PayoffTable
{
    private const int MostColumns = 5;
    private const int MostRows = 12;

    public static void Print(IAnsiConsole console, StrategicForm game)
    {
        if (game.Players.Length != 2 || game.Players[0].Strategies.Length > MostRows || game.Players[1].Strategies.Length > MostColumns) return;
        var (rows, columns) = (game.Players[0], game.Players[1]);
        var table = Screen.Table([$"{rows.Name} \\ {columns.Name}", .. columns.Strategies]);
        foreach (var (row, name) in rows.Strategies.Index())
        {
            table.AddRow([Screen.Plain(name), .. columns.Strategies.Select((_, column) =>
                Screen.Plain(string.Join(", ", game.PayoffsOf([row, column]).Select(Numerals.Number))))]);
        }

        console.Write(table);
    }
}
