using System.Diagnostics;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Grammar;

/// <summary>
/// Checks that every part of a file has the shape that belongs in its place: known keys, required keys, lists where lists belong. What reads the file
/// afterwards passes over parts that have not.
/// </summary>
internal static class ShapeCheck
{
    /// <summary>Reports every part of <paramref name="node"/> that does not fit.</summary>
    public static void Check(Node node, Shape shape, string what, Report report)
    {
        if (node is ScalarNode { Text: var text } && text.Trim().Length == 0)
        {
            report.Add(node.Place, $"{what} has no value", allowed: shape.Phrase);
            return;
        }

        if (Fitting(node, shape) is not { } fitting)
        {
            report.Add(node.Place, $"{what} cannot be this", node.Description, shape.Phrase);
            return;
        }

        switch (fitting, node)
        {
            case (ScalarShape { Choices.IsEmpty: false } word, ScalarNode value) when !word.Choices.Contains(value.Text):
                report.Add(value.Place, $"{what} cannot be this", value.Text, shape.Phrase, Nearest.To(value.Text, word.Choices));
                break;
            case (ScalarShape or AnyShape, _): break;
            case (ListShape list, ListNode items):
                foreach (var item in items.Items) Check(item, list.Item, $"an item of {what}", report);
                break;
            case (MapShape map, MapNode entries):
                foreach (var entry in entries.Entries) Check(entry.Value, map.Value, entry.Name, report);
                break;
            case (ConstructShape construct, MapNode entries): CheckConstruct(entries, construct.Construct, what, report); break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>The shape that is of the node's sort of YAML; null if none is.</summary>
    public static Shape? Fitting(Node node, Shape shape) => (shape, node) switch
    {
        (EitherShape either, _) => either.Shapes.Select(s => Fitting(node, s)).FirstOrDefault(s => s is not null),
        (AnyShape, _) or (ScalarShape, ScalarNode) or (ListShape, ListNode) or (MapShape or ConstructShape, MapNode) => shape,
        _ => null,
    };

    private static void CheckConstruct(MapNode node, Construct construct, string what, Report report)
    {
        // What a misspelt key was perhaps meant to be is not missing as well.
        var meant = new List<string>();
        foreach (var entry in node.Entries)
        {
            if (construct.Keys.FirstOrDefault(k => k.Name == entry.Name) is { } key)
            {
                CheckKey(entry, key, report);
                continue;
            }

            var names = construct.Keys.Select(k => k.Name).ToList();
            var nearest = Nearest.To(entry.Name, names);
            if (nearest is not null) meant.Add(nearest);
            report.Add(entry.Key.Place, $"{construct.Phrase} has no such key", entry.Key.Text, string.Join(", ", names), nearest);
        }

        foreach (var key in construct.Keys.Where(k => k.IsRequired && node.Find(k.Name) is null && !meant.Contains(k.Name)))
        {
            report.Add(node.Place, $"{what} has no {key.Name}");
        }

        CheckAlternatives(node, construct, what, meant, report);
    }

    private static void CheckKey(Entry entry, Key key, Report report)
    {
        // A section with nothing below it, all of it commented out perhaps, is an empty section.
        if (entry.Value is ScalarNode { IsEmpty: true } && key.Shape is MapShape && !key.IsRequired) return;
        Check(entry.Value, key.Shape, key.Name, report);
    }

    private static void CheckAlternatives(MapNode node, Construct construct, string what, List<string> meant, Report report)
    {
        var chosen = node.Entries.Where(e => construct.AlternativeOf(e.Name) >= 0).DistinctBy(e => construct.AlternativeOf(e.Name)).ToList();
        foreach (var other in chosen.Skip(1))
        {
            report.Add(other.Key.Place, $"{what} has both {chosen[0].Name} and {other.Name}", allowed: "one of them");
        }

        if (chosen.Count == 0 && construct.NeedsAlternative && !meant.Exists(m => construct.AlternativeOf(m) >= 0))
        {
            report.Add(node.Place, $"{what} says too little", allowed: "one of " + string.Join(", ", construct.Alternatives.Select(a => a[0])));
        }
    }
}
