using System.Collections.Immutable;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Seeds;

/// <summary>A seed's files, read.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Title">A line for people.</param>
/// <param name="Titles">Titles of actors.</param>
/// <param name="Values">Named numbers and distributions.</param>
/// <param name="Levels">Levels in force at the beginning; null if it names none.</param>
/// <param name="Closed">Issues and packages that do not exist; null if it names none.</param>
/// <param name="Series">Yearly data.</param>
/// <param name="Events">Dated events.</param>
/// <param name="Digest">SHA-256 of the files.</param>
internal sealed record SeedContent(
    string Name,
    string Title,
    MapNode? Titles,
    ImmutableDictionary<string, SeedValue> Values,
    MapNode? Levels,
    ListNode? Closed,
    ImmutableDictionary<string, SeedSeries> Series,
    ImmutableDictionary<string, ImmutableArray<SeedEvent>> Events,
    string Digest)
{
    // What a model has read so far.
    private readonly HashSet<string> read = [];

    /// <summary>Names of values that no model has read, in alphabetical order.</summary>
    public ImmutableArray<string> Unread => [.. Values.Keys.Except(read).Order(StringComparer.Ordinal)];

    /// <summary>The seed of a model that has none.</summary>
    public static SeedContent None { get; } = new(
        string.Empty, string.Empty, null, ImmutableDictionary<string, SeedValue>.Empty, null, null,
        ImmutableDictionary<string, SeedSeries>.Empty, ImmutableDictionary<string, ImmutableArray<SeedEvent>>.Empty, string.Empty);

    /// <summary>A value that a model reads; null if there is none of this name.</summary>
    public SeedValue? ReadValue(string name)
    {
        if (!Values.TryGetValue(name, out var value)) return null;
        read.Add(name);
        return value;
    }
}

/// <summary>A number of the seed, or what is believed of it.</summary>
internal sealed record SeedValue(Distribution Distribution, Unit Unit, string? Source);

/// <summary>Data by year.</summary>
internal sealed record SeedSeries(Unit Unit, string? Source, ImmutableSortedDictionary<int, double> Values);

/// <summary>One event; <paramref name="Quarter"/> is 1 to 4.</summary>
internal readonly record struct SeedEvent(int Year, int Quarter, double Size, string? Source);
