using System.Globalization;
using AgentSim.Games.Predicting;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Reading;

/// <summary>
/// Reads tables of decisions: comma-separated, a line for each actor on each issue, columns by name in any order. Without a column of issues the table is one issue. Above the head may stand a line with the title and the numbers of
/// actors and dimensions, as the program KTAB writes it. If any salience is above 1, all are from 0 to 100; else from 0 to 1.
/// Who has no position or no salience takes no part.
/// </summary>
public static class DecisionTableReader
{
    /// <summary>Reads a table.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="file">Its name, for messages, and for the name of the only issue.</param>
    /// <exception cref="WrongGameException">It is no such table; the message tells file, line, what was found and what is allowed.</exception>
    public static DecisionTable Read(string text, string file)
    {
        CsvRow[] rows = [.. CsvRow.Read(text, file)];
        if (rows.Length == 0) throw new WrongGameException($"{file} is empty; it needs a line of names of columns, and a line for each actor.");
        var title = rows.Length > 1 && !DecisionColumns.IsHead(rows[0]) && DecisionColumns.IsHead(rows[1]) ? rows[0] : null;
        CsvRow[] body = title is null ? rows : rows[1..];
        var columns = DecisionColumns.Of(body[0], file);
        if (body.Length == 1) throw new WrongGameException(file, body[0].Line, "there is no line below the names of columns; each actor needs one.");
        if (title is not null) CheckTitle(title, body.Length - 1, columns.Positions.Length, file);
        var only = title?.Cells[0] ?? Path.GetFileNameWithoutExtension(file);
        CsvRow[] known = [.. body[1..].Where(row => DecisionRow.IsKnown(row, columns))];
        if (known.Length == 0) throw new WrongGameException(file, body[1].Line, "no line has a position and a salience; an actor that takes part needs both.");
        DecisionRow[] read = [.. known.Select(row => DecisionRow.Of(row, columns, only, file))];
        var scale = read.Any(row => row.Salience.Any(salience => salience > 1)) ? 100 : 1;
        Decision[] decisions = [.. read.GroupBy(row => row.Issue, StringComparer.Ordinal).Select(rows => Of([.. rows], columns.Capability >= 0, scale, file))];
        if (columns.Outcome >= 0 && decisions.All(decision => decision.Outcome is null))
            throw new WrongGameException(file, body[0].Line, "there is a column of outcomes, but no outcome; leave the column out to predict only.");
        return new(columns.Dimensions, [.. decisions], body.Length - 1 - known.Length);
    }

    private static void CheckTitle(CsvRow title, int actors, int dimensions, string file)
    {
        string[] numbers = [.. title.Cells.Where(cell => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _))];
        if (numbers.Length < 2) return;
        if (numbers[0] != $"{actors}" || numbers[1] != $"{dimensions}")
            throw new WrongGameException(file, title.Line, $"the title tells of {numbers[0]} actors and {numbers[1]} dimensions, but the table has {actors} and {dimensions}.");
    }

    private static Decision Of(DecisionRow[] rows, bool hasCapabilities, double scale, string file)
    {
        var first = rows[0];
        foreach (var row in rows)
        {
            if (row.Reference != first.Reference || row.Outcome != first.Outcome || row.Proposal != first.Proposal || row.Procedure != first.Procedure)
                throw new WrongGameException(file, row.Line, $"{row.Issue} has another proposal, procedure, reference point or outcome here than in line {first.Line}; all lines of an issue must agree.");
        }

        if (rows.GroupBy(row => row.Actor, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new WrongGameException(file, twice.ElementAt(1).Line, $"{twice.Key} stands twice on {first.Issue}; an actor has one line an issue.");
        if (rows.Length == 1) throw new WrongGameException(file, first.Line, $"{first.Issue} has one actor only, {first.Actor}; a decision needs at least 2.");
        if (rows.All(row => row.Salience.All(salience => salience == 0))) throw new WrongGameException(file, first.Line, $"the salience of all actors on {first.Issue} is 0; at least one must care.");
        if (rows.All(row => row.Capability == 0 || row.Salience.All(salience => salience == 0)))
            throw new WrongGameException(file, first.Line, $"nobody who cares for {first.Issue} has any capability; at least one capability must be above 0.");
        return new(
            first.Issue, first.Proposal, first.Procedure, first.Reference, first.Outcome, hasCapabilities,
            [.. rows.Select(row => new SpatialActor(row.Actor, row.Capability, row.Position, [.. row.Salience.Select(salience => salience / scale)]))]);
    }
}
