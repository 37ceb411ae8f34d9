namespace AgentSim.Language;

/// <summary>Names in a row, for a person.</summary>
internal static class Listing
{
    private const int Most = 20;

    /// <summary>The names, or the first of them; null if there are none.</summary>
    public static string? Of(IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count == 0) return null;
        var listed = string.Join(", ", all.Take(Most));
        return all.Count > Most ? $"{listed}, and {all.Count - Most} more" : listed;
    }
}
