using System.Globalization;
using AgentSim.App.Telling;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Prints the ledger of a history: a table for each actor, of a few years where not all fit.</summary>
internal static class AccountTables
{
    private const int ValueWidth = 6;
    private const int LongestTitle = 34;

    /// <summary>Prints all tables.</summary>
    public static void Print(IAnsiConsole console, Accounts accounts)
    {
        Screen.PrintHead(console, "");
        Screen.PrintHead(console, accounts.Columns.Length == 1 ? $"Utility by term in {accounts.Columns[0]}" : "Utility by term, means of years");
        var names = Math.Min(LongestTitle, accounts.Actors.SelectMany(actor => actor.Terms.Select(term => term.Title).Append(actor.Title)).Max(title => title.Length));
        var room = (console.Profile.Width - names - (2 * Screen.BetweenColumns)) / (ValueWidth + Screen.BetweenColumns);
        var shown = Screen.Spread(accounts.Columns.Length, Math.Max(2, room));
        foreach (var actor in accounts.Actors)
        {
            var table = Screen.Table([actor.Title.PadRight(names), .. shown.Select(column => accounts.Columns[column].PadLeft(ValueWidth))]);
            foreach (var term in actor.Terms) table.AddRow([Screen.Plain(term.Title), .. shown.Select(column => Value(term.Values[column]))]);
            table.AddRow([Screen.Plain("total"), .. shown.Select(column => Value(actor.Totals[column]))]);
            FittedTable.Print(console, table);
        }
    }

    private static Text Value(double value) => Screen.Plain(double.IsFinite(value) ? value.ToString("0.000;-0.000;0.000", CultureInfo.InvariantCulture) : Numerals.None);
}
