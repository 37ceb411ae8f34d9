using AgentSim.Language.Grammar;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Lays settings such as <c>russia.precision=0</c> over a model, as a file that extends it would.</summary>
/// <param name="report">Where errors go.</param>
/// <param name="removed">Takes the names of what was removed.</param>
internal sealed class Settings(Report report, HashSet<string> removed)
{
    /// <summary>The name under which errors in settings are shown.</summary>
    public const string FileName = "--set";

    private readonly Merging merging = new(report, removed);

    /// <summary>The settings as text, one in a line.</summary>
    public static string Text(Overrides overrides) =>
        string.Join('\n', overrides.Settings.Select(s => $"{s.Key}={s.Value}".ReplaceLineEndings(" ")));

    /// <summary>The model with a setting laid over it.</summary>
    public MapNode Apply(MapNode root, Setting setting)
    {
        var path = setting.Path();
        if (path.Exists(p => p.Text.Length == 0))
        {
            report.Add(setting.Place, "this is not a name", setting.Name.Text, "names joined by dots: russia.precision");
            return root;
        }

        if (Targets.Find(root, path, report) is not { } targets) return root;
        foreach (var target in targets)
        {
            if (target.Original is { } original)
            {
                if (setting.Value is ScalarNode { IsNull: true } && target.Path.Count == 2)
                {
                    report.Add(setting.Place, "one element of what is defined together cannot be removed", setting.Name.Text);
                    continue;
                }

                root = Lay(root, target.Path.Take(2), original);
            }

            root = Lay(root, target.Path, setting.Value);
        }

        return root;
    }

    private MapNode Lay(MapNode root, IEnumerable<ScalarNode> path, Node value) =>
        (MapNode)merging.Merge(root, Nested(path, value), new ConstructShape(ModelGrammar.Model));

    /// <summary>A mapping that holds nothing but the value, at the end of the path.</summary>
    private static Node Nested(IEnumerable<ScalarNode> path, Node value) =>
        path.Reverse().Aggregate(value, (node, key) => new MapNode(key.Place, [new Entry(key, node)]));
}
