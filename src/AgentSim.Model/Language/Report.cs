using System.Collections.Immutable;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>The errors found so far.</summary>
internal sealed class Report
{
    private readonly List<(Place Place, Diagnostic Error)> errors = [];

    /// <summary>How many there are.</summary>
    public int Count => errors.Count;

    /// <summary>Writes down an error.</summary>
    public void Add(Place place, string problem, string? found = null, string? allowed = null, string? meant = null) =>
        errors.Add((place, new Diagnostic(place.File.Name, place.Line, place.Column, problem, Shorten(found), allowed, meant)));

    /// <summary>All errors, each once, in the order of the files and of the places in them.</summary>
    public ImmutableArray<Diagnostic> Sorted()
    {
        var sorted = errors
            .OrderBy(e => e.Place.File.Order).ThenBy(e => e.Place.Line).ThenBy(e => e.Place.Column)
            .Select(e => e.Error).Distinct().ToList();
        if (sorted.Count <= Limits.Errors) return [.. sorted];
        var last = sorted[Limits.Errors];
        var more = last with { Problem = $"and {sorted.Count - Limits.Errors} more errors", Found = null, Allowed = null, Meant = null };
        return [.. sorted.Take(Limits.Errors), more];
    }

    private static string? Shorten(string? found)
    {
        if (found is null) return null;
        var line = found.ReplaceLineEndings(" ");
        return line.Length > 60 ? line[..57] + "..." : line;
    }
}
