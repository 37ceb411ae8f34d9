namespace AgentSim.Language;

/// <summary>What a person perhaps meant by a name that nothing has.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the smallest edit distance from <paramref name="name"/>, the first of several; null if none is close.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        if (name.Length is < 3 or > 60) return null;
        string? nearest = null;
        var limit = Math.Max(1, (name.Length + 1) / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= limit) continue;
            var distance = Distance(name, candidate);
            if (distance < limit) (nearest, limit) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that make one word the other (restricted Damerau-Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[from.Length, to.Length];
    }
}
