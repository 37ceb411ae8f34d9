using System.Collections.Immutable;
using System.Globalization;

namespace AgentSim.Games.Reading;

/// <summary>What an actor wants on an issue, as a line of a table has it.</summary>
internal sealed record DecisionRow(
    int Line, string Issue, string Proposal, string Procedure, double? Reference, double? Outcome, string Actor, double Capability, ImmutableArray<double> Position, ImmutableArray<double> Salience)
{
    private const double MostSalience = 100;

    /// <summary>Whether a line tells all of an actor's positions and saliences: without them it takes no part.</summary>
    public static bool IsKnown(CsvRow row, DecisionColumns columns) =>
        row.Cells.Count != columns.Count || columns.Positions.Concat(columns.Saliences).All(column => !IsEmpty(row.Cells[column]));

    // R writes what is missing as NA.
    private static bool IsEmpty(string cell) => cell is "" or "NA";

    /// <param name="row">A line below the head.</param>
    /// <param name="columns">What its cells are.</param>
    /// <param name="only">The issue's name where no column tells it.</param>
    /// <param name="file">For messages.</param>
    /// <exception cref="WrongGameException">A cell is not what its column is for.</exception>
    public static DecisionRow Of(CsvRow row, DecisionColumns columns, string only, string file)
    {
        if (row.Cells.Count != columns.Count) throw Wrong($"there are {row.Cells.Count} cells, but {columns.Count} columns.");
        var actor = Text(columns.Actor);
        if (actor.Length == 0) throw Wrong("the actor has no name.");
        var issue = columns.Issue < 0 ? only : Text(columns.Issue);
        if (issue.Length == 0) throw Wrong("the issue has no name.");
        var proposal = columns.Proposal < 0 || Text(columns.Proposal).Length == 0 ? issue : Text(columns.Proposal);
        var capability = columns.Capability < 0 ? 1 : Number(columns.Capability, "capability", "a number from 0", number => number >= 0);
        return new(
            row.Line, issue, proposal, Text(columns.Procedure), Known(columns.Reference, "reference point"), Known(columns.Outcome, "outcome"), actor, capability,
            [.. columns.Positions.Select(column => Number(column, "position", "a number, such as 0, 62.5 or 100", _ => true))],
            [.. columns.Saliences.Select(column => Number(column, "salience", "a number from 0 to 1, or from 0 to 100", number => number is >= 0 and <= MostSalience))]);

        string Text(int column) => column < 0 ? "" : row.Cells[column];

        double? Known(int column, string what) => IsEmpty(Text(column)) ? null : Number(column, what, "a number, or nothing where it is unknown", _ => true);

        double Number(int column, string what, string allowed, Func<double, bool> isAllowed) =>
            double.TryParse(row.Cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && isAllowed(number)
                ? number : throw Wrong($"the {what} of {actor} is {(row.Cells[column].Length == 0 ? "empty" : row.Cells[column])}; it must be {allowed}.");

        WrongGameException Wrong(string message) => new(file, row.Line, message);
    }
}
