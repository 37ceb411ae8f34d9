using AgentSim.Language.Grammar;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Reads a model file together with those that it extends.</summary>
internal sealed class Extending(FileReader files, ModelFolders folders, Report report, HashSet<string> removed)
{
    /// <summary>The file laid over all that it extends; null if one cannot be read, and then the report says why.</summary>
    public MapNode? Read(string path)
    {
        var chain = new List<MapNode>();
        var seen = new List<string> { Path.GetFullPath(path) };
        for (string? next = path; next is not null;)
        {
            if (files.Read(next) is not { } file || NodeReader.Read(file, report) is not { } node) return null;
            if (node is not MapNode map)
            {
                report.Add(node.Place, "a model is a mapping", node.Description, "model: name, and so on");
                return null;
            }

            chain.Add(map);
            if (map["extends"] is not ScalarNode { IsNull: false } extends) break;
            if (Next(extends, next, seen) is not { } parent) return null;
            next = parent;
        }

        var merging = new Merging(report, removed);
        var below = merging.Clean(chain[^1]);
        return chain.SkipLast(1).Reverse().Aggregate(below, (model, above) => (MapNode)merging.Merge(model, above, new ConstructShape(ModelGrammar.Model)));
    }

    private string? Next(ScalarNode extends, string from, List<string> seen)
    {
        var beside = Path.GetDirectoryName(from) is { Length: > 0 } folder ? folder : ".";
        if (Folders.Model(folders, extends.Text, beside, extends.Place, report) is not { } path) return null;
        var full = Path.GetFullPath(path);
        if (seen.Contains(full))
        {
            report.Add(extends.Place, "models extend each other in a circle", string.Join(" -> ", seen.Append(full).Select(p => Path.GetFileNameWithoutExtension(p))));
            return null;
        }

        seen.Add(full);
        if (seen.Count <= Limits.Extensions) return path;
        report.Add(extends.Place, "too many models extend each other", allowed: $"at most {Limits.Extensions}");
        return null;
    }
}
