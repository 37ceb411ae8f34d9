using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>Networks of ties: two actors are tied while an issue that both have to agree on is at another level than that of no deal.</summary>
internal static class TiesFigures
{
    private const int MostYears = 6;

    public static string? Lacks(RunFigures of) =>
        of.Manifest.Outline is not { } outline ? "its manifest does not say who is party to what; it was made by an earlier version."
        : outline.Ties.IsEmpty ? "the model has no issue that two have to agree on."
        : of.Query.Has(PartName.Deals) ? null : "deals were not collected.";

    public static FigureAnswer Of(RunFigures of, FigureChoice choice)
    {
        var (outline, arm, first) = (of.Manifest.Outline!, of.Arm(choice), of.Manifest.FirstYear);
        if (choice.Year is { } asked && (asked < first || asked > outline.LastYear)) return FigureAnswer.None($"There is no year {asked} here; the years are {first} to {outline.LastYear}.");
        int[] years = choice.Year is { } only ? [only] : Spread(first, outline.LastYear);
        string[] actors = [.. outline.Actors.Where(actor => outline.Ties.Any(tie => tie.Parties.Contains(actor)))];
        int Pair(int a, int b) => (Math.Min(a, b) * actors.Length) + Math.Max(a, b);
        var issues = outline.Ties.SelectMany(tie =>
        {
            int[] parties = [.. tie.Parties.Select(party => Array.IndexOf(actors, party)).Where(party => party >= 0)];
            return from a in parties from b in parties where a < b select (tie.Issue, tie.None, tie.Start != tie.None, Pair(a, b));
        });
        var counts = of.Query.Ties(arm, choice.Point, years, issues).ToLookup(row => row.Year);
        double histories = Math.Max(1, of.Query.Played(arm, choice.Point));
        return new TiesFigure(
            $"Ties in {of.Manifest.Arms[arm]}{of.Where(choice)}", of.Manifest.Arms[arm], [.. actors],
            [.. years.Select(year => new TiesYear(year, [.. counts[year].Select(row => (row.Pair / actors.Length, row.Pair % actors.Length, row.Count / histories))]))]);
    }

    private static int[] Spread(int first, int last)
    {
        var count = Math.Min(MostYears, last - first + 1);
        return count == 1 ? [first] : [.. Enumerable.Range(0, count).Select(i => first + (i * (last - first) / (count - 1)))];
    }
}
