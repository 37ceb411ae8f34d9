using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AgentSim.Games.Reading;

/// <summary>Which column of a table of decisions is what; -1 for those that are not there.</summary>
internal sealed partial record DecisionColumns(
    int Count, int Actor, int Capability, int Issue, int Proposal, int Procedure, int Reference, int Outcome, ImmutableArray<int> Positions, ImmutableArray<int> Saliences, ImmutableArray<string> Dimensions)
{
    private const string Allowed = "actor, capability (or power), position, salience, issue, proposal, procedure, reference_point, outcome, description; several dimensions are position1, salience1, position2, ...";

    /// <summary>Whether a row is the head of a table.</summary>
    public static bool IsHead(CsvRow row) => row.Cells.Any(cell => Plain(cell) == "actor");

    /// <exception cref="WrongGameException">A column is unknown, doubled or missing.</exception>
    public static DecisionColumns Of(CsvRow head, string file)
    {
        var names = head.Cells.Select(Plain).ToArray();
        foreach (var name in names.Where(name => !IsKnown(name))) throw new WrongGameException(file, head.Line, $"there is no column called {name}; columns are {Allowed}.");
        if (names.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new WrongGameException(file, head.Line, $"the column {twice.Key} is there {twice.Count()} times.");
        int[] positions = [.. Enumerable.Range(0, names.Length).Where(column => Position().IsMatch(names[column]))], saliences = [.. Enumerable.Range(0, names.Length).Where(column => Salience().IsMatch(names[column]))];
        var actor = Array.IndexOf(names, "actor");
        if (actor < 0) throw new WrongGameException(file, head.Line, $"there is no column called actor; columns are {Allowed}.");
        if (positions.Length == 0) throw new WrongGameException(file, head.Line, $"there is no column of positions; columns are {Allowed}.");
        if (positions.Length != saliences.Length) throw new WrongGameException(file, head.Line, $"columns of positions are {positions.Length}, columns of saliences {saliences.Length}; each dimension needs one of each.");
        var outcome = Array.IndexOf(names, "outcome");
        if (outcome >= 0 && positions.Length > 1) throw new WrongGameException(file, head.Line, $"the table has {positions.Length} dimensions and an outcome; outcomes are known on one dimension only.");
        return new(
            names.Length, actor, Array.FindIndex(names, name => name is "capability" or "power"), Array.IndexOf(names, "issue"), Array.IndexOf(names, "proposal"), Array.IndexOf(names, "procedure"),
            Array.IndexOf(names, "reference_point"), outcome, [.. positions], [.. saliences], [.. positions.Select(column => head.Cells[column])]);
    }

    // An unnamed column is what a comma at the end of each line makes.
    private static bool IsKnown(string name) => name is "" or "actor" or "description" or "capability" or "power" or "issue" or "proposal" or "procedure" or "reference_point" or "outcome" || Position().IsMatch(name) || Salience().IsMatch(name);

    private static string Plain(string cell) => cell.ToLowerInvariant();

    [GeneratedRegex(@"^(position|pstn)(\d+|_\w+)?$")]
    private static partial Regex Position();

    [GeneratedRegex(@"^(salience|sal)(\d+|_\w+)?$")]
    private static partial Regex Salience();
}
