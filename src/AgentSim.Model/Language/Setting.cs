using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>One setting: <c>name=value</c>.</summary>
/// <param name="file">All settings.</param>
/// <param name="start">Where this one begins.</param>
/// <param name="line">Its text.</param>
internal sealed class Setting(SourceFile file, int start, string line)
{
    private readonly int equals = line.IndexOf('=');

    public Place Place => file.PlaceAt(start);

    public string Name => line[..equals].Trim();

    /// <summary>What is set: YAML where it looks like it, otherwise the plain text.</summary>
    public Node? Value(Report report)
    {
        var text = line[(equals + 1)..];
        var from = start + equals + 1 + (text.Length - text.TrimStart().Length);
        var value = text.Trim();
        return value is ['{' or '[' or '"' or '\'', ..]
            ? NodeReader.Read(file, from, from + value.Length, report)
            : new ScalarNode(file, from, from + value.Length, value, ScalarStyle.Plain);
    }

    /// <summary>The names between the dots that stand outside brackets.</summary>
    public List<ScalarNode> Path()
    {
        var parts = new List<ScalarNode>();
        var (from, depth) = (0, 0);
        for (var i = 0; i <= equals; i++)
        {
            if (line[i] == '[') depth++;
            if (line[i] == ']') depth--;
            if (i < equals && (line[i] != '.' || depth > 0)) continue;
            var part = line[from..i];
            var at = start + from + (part.Length - part.TrimStart().Length);
            parts.Add(new ScalarNode(file, at, start + i, part.Trim(), ScalarStyle.Plain));
            from = i + 1;
        }

        return parts;
    }
}
