using AgentSim.Language.Grammar;
using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Something that a setting sets.</summary>
/// <param name="Path">The keys that lead to it, from the model's first.</param>
/// <param name="Original">What it is a copy of, if the model defines it together with others.</param>
internal sealed record Target(List<ScalarNode> Path, Node? Original);

/// <summary>Finds what a setting sets.</summary>
internal static class Targets
{
    private const string Parameters = "parameters";

    /// <summary>Sections whose entries can be named without naming the section.</summary>
    private static readonly string[] Sections =
        [Parameters, "series", "events", "shocks", "variables", "issues", "packages", "actors", "measures", "patterns", "sets"];

    /// <summary>All that a setting's path means; null if nothing, and then the report says why.</summary>
    public static List<Target>? Find(MapNode root, List<ScalarNode> path, Report report)
    {
        if (path[0].Text == "extends")
        {
            report.Add(path[0].Place, "a setting cannot say what a model extends, for it is laid over what has been read", allowed: "extends: in the model's file");
            return null;
        }

        var isSection = Sections.Contains(path[0].Text);
        if (!isSection && ModelGrammar.Model.Keys.Any(k => k.Name == path[0].Text)) return [new(path, null)];
        if (isSection && path.Count == 1) return [new(path, null)];
        var name = isSection ? path[1] : path[0];
        var rest = path.Skip(isSection ? 2 : 1).ToList();
        foreach (var section in isSection ? [path[0].Text] : Sections)
        {
            if (root[section] is not MapNode entries) continue;
            var keys = Keys(entries, name);
            if (keys.Count == 0) continue;
            if (!isSection && rest.Count == 0 && section != Parameters)
            {
                RefuseWhole(root, section, name, report);
                return null;
            }

            if (!keys.TrueForAll(k => Exists(entries[k.Of], rest, report))) return null;
            return keys.ConvertAll(k => new Target([name.As(section), name.As(k.Key), .. rest], k.Of == k.Key ? null : entries[k.Of]));
        }

        Report(root, isSection ? path[0].Text : null, name, report);
        return null;
    }

    /// <summary>By its name alone, only a parameter is set: what would come of a number in place of an issue or a formula is hardly ever meant.</summary>
    private static void RefuseWhole(MapNode root, string section, ScalarNode name, Report report)
    {
        var parameters = (root[Parameters] as MapNode)?.Entries.Select(entry => entry.Name).ToList() ?? [];
        var inside = section switch
        {
            "issues" or "packages" => $"{name.Text}.opens",
            "actors" => $"{name.Text}.precision",
            _ => $"{section}.{name.Text}, which takes its place",
        };
        var known = Listing.Of(parameters) is { } listed ? $"a parameter ({listed}); or {inside}" : inside;
        report.Add(name.Place, $"{name.Text} is no parameter, but one of the {section}", name.Text, known, Nearest.To(name.Text, parameters));
    }

    /// <summary>The keys that a name means: its own, all of its base name, or, where it names elements, one that defines these alone.</summary>
    private static List<(string Of, string Key)> Keys(MapNode entries, ScalarNode name)
    {
        var own = new Entry(name, name).Name;
        if (entries.Find(own) is not null) return [(own, own)];
        if (!own.Contains('[')) return [.. entries.Entries.Where(e => e.Name.Split('[')[0] == own).Select(e => (e.Name, e.Name))];
        var keys = new List<(string, string)>();
        foreach (var entry in entries.Entries.Where(e => e.Name.Contains('[') && e.Name.Split('[')[0] == own.Split('[')[0]))
        {
            if (OfElements(entry, name) is { } key) keys.Add((entry.Name, key));
        }

        return keys;
    }

    /// <summary><c>trust[patron if patron == north]</c>, for <c>trust[north]</c> where the model defines <c>trust[patron]</c>.</summary>
    private static string? OfElements(Entry entry, ScalarNode name)
    {
        var silent = new Report();
        if (FormulaReader.Header(entry.Key, silent) is not { } header || FormulaReader.Reference(name, silent) is not { } reference) return null;
        if (header.Indices.Length != reference.Indices.Length) return null;
        var conditions = new List<string>();
        for (var i = 0; i < header.Indices.Length; i++)
        {
            var (index, element) = (header.Indices[i], reference.Indices[i].Text);
            if (element != index.Name.Text && element != index.Set?.Text) conditions.Add($"{index.Name.Text} == {element}");
        }

        var inside = entry.Key.Text[(entry.Key.Text.IndexOf('[') + 1)..entry.Key.Text.LastIndexOf(']')];
        var (indices, condition) = inside.Split(" if ", 2) is [var first, var second] ? (first, $"({second}) and ") : (inside, string.Empty);
        return $"{header.Name.Text}[{indices} if {condition}{string.Join(" and ", conditions)}]";
    }

    /// <summary>Whether all but the last of the names lead to something that there is, and the last as well where a setting cannot add.</summary>
    private static bool Exists(Node? node, List<ScalarNode> names, Report report)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (node is not MapNode map) return true;
            var isLast = i == names.Count - 1 && (i == 0 || names[i - 1].Text != "utility");
            if (map[names[i].Text] is null && !isLast)
            {
                var known = map.Entries.Select(e => e.Name).ToList();
                report.Add(names[i].Place, "there is nothing of this name here", names[i].Text, Listing.Of(known), Nearest.To(names[i].Text, known));
                return false;
            }

            node = map[names[i].Text];
        }

        return true;
    }

    /// <summary>The shares that are drawn together; null if this is no group of shares.</summary>
    private static MapNode? Shares(Entry parameter) => (parameter.Value as MapNode)?["dirichlet"] as MapNode;

    private static void Report(MapNode root, string? section, ScalarNode name, Report report)
    {
        var groups = (root["parameters"] as MapNode)?.Entries ?? [];
        if (groups.FirstOrDefault(group => Shares(group)?.Find(name.Text) is not null) is { } group)
        {
            report.Add(name.Place, $"{name.Text} is drawn together with the shares of {group.Name}, and cannot be set alone", allowed: $"set {group.Name}, or the weight where it is used");
            return;
        }

        var known = (section is null ? Sections : [section]).SelectMany(s => (root[s] as MapNode)?.Entries ?? []).Concat(groups.SelectMany(group => Shares(group)?.Entries ?? [])).Select(e => e.Name).ToList();
        report.Add(name.Place, "there is nothing of this name in the model", name.Text, meant: Nearest.To(name.Text, known));
    }
}
