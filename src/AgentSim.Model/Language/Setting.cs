using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>One setting: <c>name=value</c>.</summary>
/// <param name="Name">What is set: names joined by dots.</param>
/// <param name="Value">What to.</param>
internal sealed record Setting(ScalarNode Name, Node Value)
{
    private const int LongestName = 1_000;

    public Place Place => Name.Place;

    /// <summary>The setting as a person writes it in one line.</summary>
    public string Text => $"{Name.Text}={ValueText}";

    /// <summary>The value as a person writes it in one line.</summary>
    public string ValueText => FlowText.OfValue(Value);

    /// <summary>The settings of some lines; what cannot be read is in the report.</summary>
    public static IEnumerable<Setting> In(SourceFile file, Report report)
    {
        var start = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            if (One(file, start, line, report) is { } setting) yield return setting;
            start += line.Length + 1;
        }
    }

    /// <summary>The names between the dots that stand outside brackets.</summary>
    public List<ScalarNode> Path()
    {
        // No name is as long, and its parts would be looked for again and again.
        if (Name.Text.Length > LongestName) return [Name.Part(0, 0)];
        var parts = new List<ScalarNode>();
        var (text, from, depth) = (Name.Text, 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '[') depth++;
            if (i < text.Length && text[i] == ']') depth--;
            if (i < text.Length && (text[i] != '.' || depth > 0)) continue;
            parts.Add(Trimmed(Name, from, i));
            from = i + 1;
        }

        return parts;
    }

    /// <summary>A value is YAML where it looks like it, otherwise the plain text.</summary>
    private static Setting? One(SourceFile file, int start, string line, Report report)
    {
        var whole = new ScalarNode(file, start, start + line.Length, line, ScalarStyle.Plain);
        var equals = line.IndexOf('=');
        var value = Trimmed(whole, equals + 1, line.Length);
        var from = start + line.Length - line[(equals + 1)..].TrimStart().Length;
        Node? node = value.Text is ['{' or '[' or '"' or '\'', ..] ? NodeReader.Read(file, from, from + value.Text.Length, report) : value;
        return node is null ? null : new(Trimmed(whole, 0, equals), node);
    }

    private static ScalarNode Trimmed(ScalarNode node, int from, int to)
    {
        var part = node.Text[from..to];
        return node.Part(from + (part.Length - part.TrimStart().Length), part.Trim().Length);
    }
}
