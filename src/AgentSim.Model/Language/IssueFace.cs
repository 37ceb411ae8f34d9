using System.Collections.Immutable;

namespace AgentSim.Language;

/// <summary>What others may know of an issue before its formulas are read.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Levels">The names of its levels.</param>
/// <param name="Attributes">The attributes of its levels.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="HasExit">Whether somebody may leave it alone.</param>
internal sealed record IssueFace(string Name, ImmutableArray<string> Levels, ImmutableArray<string> Attributes, ImmutableArray<string> Parties, bool HasExit)
{
    /// <summary>The unit of each thing that can be read off its level: its attributes, and the side payment where there is one.</summary>
    public Dictionary<string, Unit> Units { get; } = [];

    /// <summary>Whether it says what its levels are; if not, nothing more need be said of them.</summary>
    public bool HasLevels => !Levels.IsEmpty;

    /// <summary>Index of a level; null if there is no such level, and then the error is reported.</summary>
    public int? Level(string level, Action<string, string?, string?> report)
    {
        var index = Levels.IndexOf(level);
        if (index >= 0) return index;
        if (!HasLevels) return null;
        report($"{Name} has no such level", Nearest.To(level, Levels), Listing.Of(Levels));
        return null;
    }
}
