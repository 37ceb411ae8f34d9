using System.Collections.Immutable;

namespace AgentSim.Language.Grammar;

/// <summary>A mapping with known keys.</summary>
/// <param name="Phrase">What it is, with its article: <c>an issue</c>.</param>
/// <param name="Keys">Its keys.</param>
internal sealed record Construct(string Phrase, ImmutableArray<Key> Keys)
{
    /// <summary>Sets of keys that exclude each other.</summary>
    public ImmutableArray<ImmutableArray<string>> Alternatives { get; init; } = [];

    /// <summary>Whether one of the alternatives must be there.</summary>
    public bool NeedsAlternative { get; init; }

    /// <summary>The key that a plain value in the mapping's place stands for; null if none.</summary>
    public string? Shorthand { get; init; }

    /// <summary>Index of the alternative that a key belongs to; -1 if to none.</summary>
    public int AlternativeOf(string key)
    {
        for (var i = 0; i < Alternatives.Length; i++)
        {
            if (Alternatives[i].Contains(key)) return i;
        }

        return -1;
    }
}

/// <summary>A key of a construct.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">What stands under it.</param>
/// <param name="Meaning">What it means, in a sentence, for whoever types it.</param>
internal sealed record Key(string Name, Shape Shape, string Meaning)
{
    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a model that extends another replaces it whole, because its order counts.</summary>
    public bool IsReplacedWhole { get; init; }
}
