namespace AgentSim.Language;

/// <summary>What a person perhaps meant by a name that nothing has.</summary>
public static class Nearest
{
    /// <summary>Candidates of about the right length that are looked at.</summary>
    private const int Most = 1_000;

    private const int MostLetters = 60;

    /// <summary>
    /// The candidate with the smallest edit distance from <paramref name="name"/>, the first of several; if none is close, the only one that begins with it; null if there is
    /// no such one either.
    /// </summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        if (name.Length is < 3 or > MostLetters) return null;
        string? nearest = null;
        int[][] rows = [new int[MostLetters + 1], new int[MostLetters + 1], new int[MostLetters + 1]];
        var limit = ((name.Length + 1) / 3) + 1;
        foreach (var candidate in candidates.Where(c => c.Length <= MostLetters && Math.Abs(c.Length - name.Length) <= limit).Take(Most))
        {
            var distance = Distance(name, candidate, rows);
            if (distance < limit) (nearest, limit) = (candidate, distance);
        }

        return nearest ?? Only(name, candidates);
    }

    private static string? Only(string beginning, IEnumerable<string> candidates)
    {
        var found = candidates.Where(candidate => candidate.StartsWith(beginning, StringComparison.Ordinal)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that make one word the other (restricted Damerau-Levenshtein); of the table, the last three rows.</summary>
    private static int Distance(string from, string to, int[][] rows)
    {
        var (before, above, row) = (rows[0], rows[1], rows[2]);
        for (var j = 0; j <= to.Length; j++) above[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above, row) = (above, row, before);
        }

        return above[to.Length];
    }
}
