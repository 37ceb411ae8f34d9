using System.Collections.Immutable;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Reading;

/// <summary>Questions about power as comma-separated tables: <c>member,weight</c>, whose quota is given beside it, or <c>coalition,worth</c> (or <c>coalition,cost</c>), coalitions as names joined by plus signs.</summary>
internal static class PowerTableReader
{
    private const string Allowed = "member and weight, coalition and worth, or coalition and cost";

    public static PowerQuestion Read(string text, string file, string? quota)
    {
        CsvRow[] rows = [.. CsvRow.Read(text, file)];
        if (rows.Length == 0) throw new WrongGameException($"{file} is empty; it needs a line of names of columns ({Allowed}), and a line for each.");
        string[] head = [.. rows[0].Cells.Select(cell => cell.ToLowerInvariant())];
        foreach (var row in rows.Where(row => row.Cells.Count != head.Length)) throw new WrongGameException(file, row.Line, $"there are {row.Cells.Count} cells, but {head.Length} columns.");
        var title = Path.GetFileNameWithoutExtension(file);
        switch (head)
        {
            case ["member", "weight"]:
                if (quota is null) throw new WrongGameException($"{file} is a table of members and weights, which needs a quota: --quota 51, say.");
                return new VotingQuestion(new(title, Exact("--quota", quota), [.. rows[1..].Select(row => (row.Cells[0], Exact($"{file}({row.Line}): the weight of {row.Cells[0]}", row.Cells[1])))]));
            case ["coalition", "worth" or "cost"]:
                if (quota is not null) throw new WrongGameException($"{file} is a table of coalitions; --quota is for tables of members and weights.");
                var meaning = head[1] == "cost" ? WorthMeaning.Costs : WorthMeaning.Gains;
                CoalitionWorth[] worths = [.. rows[1..].Select(row => new CoalitionWorth(row.Line, row.Cells[0], Number(row, head[1], file)))];
                // Players are in the order in which coalitions first name them.
                ImmutableArray<string> players = [.. worths.SelectMany(row => row.Coalition.Split('+', StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
                return new CoalitionalQuestion(CoalitionWorth.Game(title, players, worths, null, meaning, file), meaning, []);
            default:
                throw new WrongGameException(file, rows[0].Line, $"the columns are {string.Join(", ", rows[0].Cells)}; they must be {Allowed}.");
        }
    }

    private static double Number(CsvRow row, string what, string file) =>
        GameNumber.Parse(row.Cells[1]) ?? throw new WrongGameException(file, row.Line, $"the {what} of {row.Cells[0]} is {(row.Cells[1].Length == 0 ? "empty" : row.Cells[1])}; it must be a finite number, such as 3, -0.5 or 2/3.");

    private static Fraction Exact(string what, string text) =>
        Fraction.Parse(text) ?? throw new WrongGameException($"{what} is {(text.Length == 0 ? "empty" : text)}; it must be a number of at most 60 digits, such as 51, 0.62 or 2/3.");
}
