using AgentSim.Language.Grammar;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Turns settings such as <c>russia.precision=0</c> into YAML that is laid over the model's.</summary>
/// <param name="report">Where errors go.</param>
/// <param name="removed">Takes the names of what was removed.</param>
internal sealed class Settings(Report report, HashSet<string> removed)
{
    /// <summary>The name under which errors in settings are shown.</summary>
    public const string FileName = "--set";

    /// <summary>Sections whose entries can be named without naming the section.</summary>
    private static readonly string[] Sections =
        ["parameters", "series", "events", "shocks", "variables", "issues", "packages", "actors", "measures", "patterns", "sets"];

    /// <summary>The settings as text, one in a line.</summary>
    public static string Text(Overrides overrides) =>
        string.Join('\n', overrides.Settings.Select(s => $"{s.Key}={s.Value}".ReplaceLineEndings(" ")));

    /// <summary>The model with the settings laid over it.</summary>
    public MapNode Apply(MapNode root, SourceFile file)
    {
        var start = 0;
        foreach (var line in file.Text.Split('\n'))
        {
            if (line.Length > 0) root = Apply(root, file, start, line);
            start += line.Length + 1;
        }

        return root;
    }

    private MapNode Apply(MapNode root, SourceFile file, int start, string line)
    {
        var equals = line.IndexOf('=');
        var name = line[..equals].Trim();
        if (Value(file, start, line, equals) is not { } value) return root;
        var path = Split(name);
        if (path.Any(p => p.Length == 0))
        {
            report.Add(file.PlaceAt(start), "this is not a name", name, "names joined by dots: russia.precision");
            return root;
        }

        if (Section(root, path[0]) is { } section) path.Insert(0, section);
        else if (ModelGrammar.Model.Keys.All(k => k.Name != path[0]))
        {
            var known = Sections.SelectMany(s => (root[s] as MapNode)?.Entries ?? []).Select(e => e.Name).ToList();
            report.Add(file.PlaceAt(start), "there is nothing of this name in the model", path[0], meant: Nearest.To(path[0], known));
            return root;
        }

        return Set(root, file, start, path, value);
    }

    private MapNode Set(MapNode root, SourceFile file, int start, List<string> path, Node value)
    {
        var key = new ScalarNode(file, start, start + 1, path[^1], ScalarStyle.Plain);
        if (path.Count > 1 && !Exists(root, path, out var missing, out var known))
        {
            report.Add(key.Place, "there is nothing of this name in the model", missing, Listing.Of(known), Nearest.To(missing, known));
            return root;
        }

        var node = value;
        foreach (var name in Enumerable.Reverse(path))
        {
            node = new MapNode(key.Place, [new Entry(key.As(name), node)]);
        }

        return (MapNode)new Merging(report, removed).Merge(root, node, new ConstructShape(ModelGrammar.Model));
    }

    /// <summary>Whether all but the last of the names lead to something that there is.</summary>
    private static bool Exists(MapNode root, List<string> path, out string missing, out List<string> known)
    {
        (missing, known) = (string.Empty, []);
        var node = root;
        foreach (var name in path.Take(path.Count - 1))
        {
            if (node[name] is not MapNode next)
            {
                // A plain value has a long form, whose other keys can be set.
                if (node[name] is ScalarNode) return true;
                (missing, known) = (name, [.. node.Entries.Select(e => e.Name)]);
                return false;
            }

            node = next;
        }

        return true;
    }

    private Node? Value(SourceFile file, int start, string line, int equals)
    {
        var text = line[(equals + 1)..];
        var from = start + equals + 1 + (text.Length - text.TrimStart().Length);
        var trimmed = text.Trim();
        return trimmed is ['{' or '[' or '"' or '\'', ..]
            ? NodeReader.Read(file, from, from + trimmed.Length, report)
            : new ScalarNode(file, from, from + trimmed.Length, trimmed, ScalarStyle.Plain);
    }

    private static string? Section(MapNode root, string name) => Sections.FirstOrDefault(s => (root[s] as MapNode)?.Find(name) is not null);

    /// <summary>The names between the dots that stand outside brackets.</summary>
    private static List<string> Split(string name)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '[') depth++;
            if (name[i] == ']') depth--;
            if (name[i] != '.' || depth > 0) continue;
            parts.Add(name[start..i]);
            start = i + 1;
        }

        return [.. parts, name[start..]];
    }
}
