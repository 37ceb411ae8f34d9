using System.Collections.Immutable;

namespace AgentSim.Language.Yaml;

/// <summary>A piece of YAML, and where it stands.</summary>
internal abstract class Node(Place place)
{
    public Place Place => place;

    /// <summary>What it is, in words.</summary>
    public abstract string Description { get; }
}

/// <summary>A single value: a number, a name, an expression.</summary>
/// <param name="file">Where it was written.</param>
/// <param name="start">Where its source begins.</param>
/// <param name="end">Where its source ends.</param>
/// <param name="text">Its value.</param>
/// <param name="style">How it was written.</param>
internal sealed class ScalarNode(SourceFile file, int start, int end, string text, ScalarStyle style) : Node(file.PlaceAt(start))
{
    public string Text => text;

    /// <summary>Nothing was written at all.</summary>
    public bool IsEmpty => style == ScalarStyle.Plain && text.Length == 0;

    /// <summary>The word <c>null</c>, which removes an entry of the model that is extended.</summary>
    public bool IsNull => style == ScalarStyle.Plain && text is "null" or "~";

    public override string Description => text.Length == 0 ? "nothing" : text;

    /// <summary>Another value in the same place.</summary>
    public ScalarNode As(string other) => new(file, start, end, other, style);

    /// <summary>A part of the value, which stands where it stands in it.</summary>
    public ScalarNode Part(int from, int length) => new(file, IndexOf(from), end, text.Substring(from, length), ScalarStyle.Plain);

    /// <summary>
    /// Where the character at <paramref name="offset"/> of the value was written. Blanks are passed over, for folding changes them; an offset at the
    /// end is the place after the last character.
    /// </summary>
    public Place PlaceAt(int offset) => file.PlaceAt(IndexOf(offset));

    private int IndexOf(int offset)
    {
        var index = start;
        var past = start;
        if (style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted) index++;
        if (style is ScalarStyle.Block) index = Math.Max(index, file.Text.IndexOf('\n', start));
        for (var i = 0; i <= offset && i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) continue;
            while (index < end && file.Text[index] != text[i]) index++;
            if (index >= end) return past;
            if (i == offset) return index;
            index++;
            past = index;
        }

        return past;
    }
}

/// <summary>How a scalar was written, as far as it matters for places in it.</summary>
internal enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Block,
}

/// <summary>A list.</summary>
internal sealed class ListNode(Place place, ImmutableArray<Node> items) : Node(place)
{
    public ImmutableArray<Node> Items => items;

    public override string Description => "a list";
}

/// <summary>A mapping of names to nodes, in file order.</summary>
internal sealed class MapNode(Place place, ImmutableArray<Entry> entries) : Node(place)
{
    private readonly Dictionary<string, Entry> byName = entries.ToDictionary(e => e.Name);

    public ImmutableArray<Entry> Entries => entries;

    public override string Description => "a mapping";

    /// <summary>What stands under a key; null if there is no such key.</summary>
    public Node? this[string key] => Find(key)?.Value;

    /// <summary>The entry of a key; null if there is none.</summary>
    public Entry? Find(string key) => byName.GetValueOrDefault(key);

    /// <summary>The text under a key; null if there is none, or it is no single value.</summary>
    public ScalarNode? Scalar(string key) => this[key] as ScalarNode;
}

/// <summary>A key and what stands under it.</summary>
internal sealed class Entry(ScalarNode key, Node value)
{
    public ScalarNode Key => key;

    public Node Value => value;

    /// <summary>The key, without blanks that mean nothing: <c>flow[route,owner]</c>.</summary>
    public string Name { get; } = Tight(key.Text);

    private static string Tight(string text)
    {
        if (!text.Contains('[')) return text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).Replace("[ ", "[").Replace(" [", "[").Replace(" ]", "]").Replace(" ,", ",").Replace(", ", ",");
    }
}
