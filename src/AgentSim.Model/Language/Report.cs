using System.Collections.Immutable;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>The errors found so far.</summary>
internal sealed class Report
{
    private readonly List<(Place Place, Diagnostic Error)> errors = [];
    private readonly HashSet<Diagnostic> known = [];

    /// <summary>How many there are.</summary>
    public int Count => errors.Count;

    /// <summary>Writes down an error.</summary>
    /// <exception cref="EnoughException">There are so many that nobody reads on.</exception>
    public void Add(Place place, string problem, string? found = null, string? allowed = null, string? meant = null)
    {
        errors.Add((place, new Diagnostic(place.File.Name, place.Line, place.Column, Short(problem, 300)!, Short(found, 60), Short(allowed, 600), meant)));
        if (errors.Count >= Limits.Errors) throw new EnoughException();
    }

    /// <summary>Takes over the errors of another report.</summary>
    /// <exception cref="EnoughException">There are so many that nobody reads on.</exception>
    public void Include(Report other)
    {
        errors.AddRange(other.errors.Where(error => known.Add(error.Error)));
        if (errors.Count >= Limits.Errors) throw new EnoughException();
    }

    /// <summary>All errors, each once, in the order of the files and of the places in them.</summary>
    public ImmutableArray<Diagnostic> Sorted()
    {
        var sorted = errors
            .OrderBy(e => e.Place.File.Order).ThenBy(e => e.Place.Line).ThenBy(e => e.Place.Column)
            .Select(e => e.Error).Distinct().ToList();
        if (errors.Count >= Limits.Errors) sorted.Add(sorted[^1] with { Problem = "there may be more errors: reading ended here", Found = null, Allowed = null, Meant = null });
        return [.. sorted];
    }

    private static string? Short(string? text, int length)
    {
        if (text is null) return null;
        var line = text.ReplaceLineEndings(" ");
        return line.Length > length ? line[..(length - 3)] + "..." : line;
    }

    /// <summary>Reading ends, for there are enough errors.</summary>
    internal sealed class EnoughException : Exception;
}
