using System.Collections.Immutable;

namespace AgentSim.Results;

/// <summary>Counts histories by which pairs of parties are tied at the ends of years. Takes deals in the order of histories, those of a history one behind the other.</summary>
/// <param name="years">The years.</param>
/// <param name="rows">The issues of each pair; an issue of several pairs stands there several times.</param>
internal sealed class TiesOfYears(IReadOnlyList<int> years, IReadOnlyList<(string Issue, string None, bool StartsTied, int Pair)> rows)
{
    private readonly List<(double InForce, bool IsTied)>[] deals = [.. rows.Select(row => row.Issue).Distinct().Select(_ => new List<(double, bool)>())];
    private readonly int[] pairs = [.. rows.Select(row => row.Pair).Distinct().Order()];
    private readonly int[,] counts = new int[rows.Select(row => row.Pair).Distinct().Count(), years.Count];
    private readonly bool[] tied = new bool[rows.Select(row => row.Pair).Distinct().Count()];
    private (double Point, double History)? current;
    private (double Point, double History) last = (-1, -1);
    private int histories;

    /// <summary>The issues, each once.</summary>
    public ImmutableArray<(string Issue, string None, bool StartsTied)> Issues { get; } = [.. rows.Select(row => (row.Issue, row.None, row.StartsTied)).DistinctBy(row => row.Issue)];

    /// <summary>By issue, the places of its pairs.</summary>
    private int[][] PairsOfIssue => field ??= [.. Issues.Select(issue => rows.Where(row => row.Issue == issue.Issue).Select(row => Array.IndexOf(pairs, row.Pair)).ToArray())];

    /// <summary>Takes some deals.</summary>
    /// <param name="points">By deal, the design point of its history.</param>
    /// <param name="ofHistories">By deal, its history.</param>
    /// <param name="codes">By deal, twice the index of its issue, and one more where it ties.</param>
    /// <param name="inForce">By deal, when it comes into force.</param>
    public void Take(ReadOnlySpan<double> points, ReadOnlySpan<double> ofHistories, ReadOnlySpan<double> codes, ReadOnlySpan<double> inForce)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var history = (points[i], ofHistories[i]);
            if (current != history)
            {
                if (history.CompareTo(last) <= 0) throw new InvalidOperationException($"Deals of history {ofHistories[i]} at point {points[i]} come after those of a later one, or in two pieces.");
                Finish();
                current = last = history;
            }

            var code = (int)codes[i];
            deals[code / 2].Add((inForce[i], code % 2 == 1));
        }
    }

    /// <summary>In how many histories each pair is tied at the end of each year; where in none, it is left out.</summary>
    /// <param name="played">How many histories there are: those of which no deal was taken stand as all began.</param>
    public ImmutableArray<(int Year, int Pair, int Count)> Count(int played)
    {
        Finish();
        AddYears(played - histories);
        return [.. from place in Enumerable.Range(0, years.Count) from pair in Enumerable.Range(0, pairs.Length) where counts[pair, place] > 0 select (years[place], pairs[pair], counts[pair, place])];
    }

    private void Finish()
    {
        if (current is null) return;
        AddYears(1);
        histories++;
        current = null;
        foreach (var list in deals) list.Clear();
    }

    private void AddYears(int weight)
    {
        for (var place = 0; place < years.Count; place++)
        {
            Array.Clear(tied);
            for (var issue = 0; issue < deals.Length; issue++)
            {
                if (!IsTied(issue, years[place] + 1)) continue;
                foreach (var pair in PairsOfIssue[issue]) tied[pair] = true;
            }

            for (var pair = 0; pair < tied.Length; pair++) counts[pair, place] += tied[pair] ? weight : 0;
        }
    }

    /// <summary>Whether what of an issue came into force last before a time ties its parties; of what did so at once, what was decided last.</summary>
    private bool IsTied(int issue, double before)
    {
        var (latest, isTied) = (double.NegativeInfinity, Issues[issue].StartsTied);
        foreach (var deal in deals[issue])
        {
            if (deal.InForce < before && deal.InForce >= latest) (latest, isTied) = deal;
        }

        return isTied;
    }
}
