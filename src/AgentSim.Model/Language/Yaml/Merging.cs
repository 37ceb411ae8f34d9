using AgentSim.Language.Grammar;

namespace AgentSim.Language.Yaml;

/// <summary>Lays one file over another, key by key.</summary>
/// <param name="report">Where errors go.</param>
/// <param name="removed">Takes the names of what was removed.</param>
internal sealed class Merging(Report report, HashSet<string> removed)
{
    /// <summary><paramref name="above"/> laid over <paramref name="below"/>: mappings are merged, anything else replaces.</summary>
    public Node Merge(Node below, Node above, Shape? shape)
    {
        if (below is MapNode belowMap && above is MapNode aboveMap) return MergeMaps(belowMap, aboveMap, shape);
        if (Shorthand(shape) is not { } key) return above;
        return (below, above) switch
        {
            (MapNode map, ScalarNode { IsEmpty: false } plain) => MergeMaps(map, Long(key, plain), shape),
            (ScalarNode { IsEmpty: false } plain, MapNode map) => MergeMaps(Long(key, plain), map, shape),
            _ => above,
        };
    }

    /// <summary>The file on its own: whatever it removes is not there to be removed.</summary>
    public MapNode Clean(MapNode node) => MergeMaps(new MapNode(node.Place, []), node, new ConstructShape(ModelGrammar.Model));

    /// <summary>The key that a plain value stands for where a mapping may stand; null if there is none.</summary>
    private static string? Shorthand(Shape? shape) => shape switch
    {
        ConstructShape construct => construct.Construct.Shorthand,
        MapShape map => map.Shorthand,
        EitherShape either => either.Shapes.Select(Shorthand).FirstOrDefault(s => s is not null),
        _ => null,
    };

    private static Construct? Construct(Shape? shape) => shape switch
    {
        ConstructShape construct => construct.Construct,
        EitherShape either => either.Shapes.OfType<ConstructShape>().FirstOrDefault()?.Construct,
        _ => null,
    };

    private static Shape? Below(Shape? shape, string key) => shape switch
    {
        MapShape map => map.Value,
        EitherShape either => either.Shapes.Where(s => s is MapShape or ConstructShape).Select(s => Below(s, key)).FirstOrDefault(),
        ConstructShape construct => construct.Construct.Keys.FirstOrDefault(k => k.Name == key)?.Shape,
        _ => null,
    };

    /// <summary>A plain value written out: <c>0.3</c> is <c>{ fixed: 0.3 }</c>.</summary>
    private static MapNode Long(string key, ScalarNode plain) => new(plain.Place, [new Entry(plain.As(key), plain)]);

    private MapNode MergeMaps(MapNode below, MapNode above, Shape? shape)
    {
        var construct = Construct(shape);
        var chosen = construct is null ? [] : above.Entries.Select(e => construct.AlternativeOf(e.Name)).Where(a => a >= 0).ToHashSet();
        var entries = below.Entries.Where(e => construct is null || chosen.Count == 0 || construct.AlternativeOf(e.Name) is var a && (a < 0 || chosen.Contains(a))).ToList();
        var places = entries.Select((e, i) => (e.Name, i)).ToDictionary(e => e.Name, e => e.i);
        var gone = new HashSet<int>();
        foreach (var entry in above.Entries)
        {
            var exists = places.TryGetValue(entry.Name, out var at);
            if (entry.Value is ScalarNode { IsNull: true })
            {
                if (exists) gone.Add(at);
                else report.Add(entry.Key.Place, "this removes nothing: there is no such entry in a model that is extended", entry.Name, meant: Nearest.To(entry.Name, places.Keys));
                removed.Add(entry.Name.Split('[')[0]);
            }
            else if (!exists) entries.Add(new Entry(entry.Key, Alone(entry.Value, Below(shape, entry.Name))));
            else if (construct?.Keys.FirstOrDefault(k => k.Name == entry.Name) is { IsReplacedWhole: true }) entries[at] = entry;
            else entries[at] = new Entry(entry.Key, Merge(entries[at].Value, entry.Value, Below(shape, entry.Name)));
        }

        return new(above.Place, [.. entries.Where((_, i) => !gone.Contains(i))]);
    }

    private Node Alone(Node node, Shape? shape) => node is MapNode map ? MergeMaps(new MapNode(map.Place, []), map, shape) : node;
}
