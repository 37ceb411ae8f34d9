using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AgentSim.Language.Yaml;

/// <summary>
/// Reads YAML into nodes that know their places. Of YAML it takes one document of mappings, lists and plain values: no anchors, aliases or tags,
/// so that what is written is what there is.
/// </summary>
internal sealed class NodeReader
{
    private readonly SourceFile file;
    private readonly int start;
    private readonly Report report;
    private readonly Parser parser;
    private int nodes;

    /// <summary>The last place that could be read.</summary>
    private Place Last => parser.Current is { } current ? PlaceOf(current) : file.PlaceAt(start);

    private NodeReader(SourceFile file, int start, int end, Report report)
    {
        this.file = file;
        this.start = start;
        this.report = report;
        parser = new Parser(new StringReader(file.Text[start..end]));
    }

    /// <summary>The one document of a file; null if there is none that can be read, and then the report says why.</summary>
    public static Node? Read(SourceFile file, Report report) => Read(file, 0, file.Text.Length, report);

    /// <summary>The one document in a part of a file.</summary>
    public static Node? Read(SourceFile file, int start, int end, Report report)
    {
        var reader = new NodeReader(file, start, end, report);
        try
        {
            return reader.Document();
        }
        catch (YamlException e)
        {
            var place = file.PlaceAt(Math.Clamp(start + (int)e.Start.Index, 0, file.Text.Length));
            report.Add(place, "this is not well-formed YAML: " + Reason(e.Message), allowed: Advice(file, start + (int)e.Start.Index));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet gives up so on some malformed plain values and tags, without saying where.
            report.Add(reader.Last, "this is not well-formed YAML: it cannot be read on from about here");
            return null;
        }
        catch (Refusal)
        {
            return null;
        }
    }

    /// <summary>YamlDotNet's reason, as half a sentence.</summary>
    private static string Reason(string message)
    {
        var reason = message.ReplaceLineEndings(" ").Trim().TrimEnd('.').Replace("  ", " ", StringComparison.Ordinal);
        return reason.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(reason[0]) + reason[1..];
    }

    private static string? Advice(SourceFile file, int index) =>
        index > 0 && index < file.Text.Length && file.Text[index] == '[' && char.IsLetterOrDigit(file.Text[index - 1])
            ? "inside { } and [ ], a name with an index in quotes: \"depth[north]\""
            : null;

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            report.Add(file.PlaceAt(start), "the file is empty");
            return null;
        }

        parser.Consume<DocumentStart>();
        var node = Value(0);
        var end = parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _)) throw Refuse(end, "a second document begins here", allowed: "one document in a file");
        return node;
    }

    private Node Value(int depth)
    {
        if (++nodes > Limits.Nodes) throw Refuse(parser.Current!, "the file holds too many values", allowed: $"at most {Limits.Nodes}");
        if (depth > Limits.Depth) throw Refuse(parser.Current!, "mappings and lists are nested too deeply", allowed: $"at most {Limits.Depth} within each other");
        return parser.Current switch
        {
            AnchorAlias alias => throw Refuse(alias, "aliases are not allowed", "*" + alias.Value, "write the value out"),
            NodeEvent { Anchor.IsEmpty: false } anchored => throw Refuse(anchored, "anchors are not allowed", "&" + anchored.Anchor.Value, "write the value out"),
            NodeEvent { Tag.IsEmpty: false } tagged => throw Refuse(tagged, "tags are not allowed", tagged.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal), "the value alone"),
            Scalar => Plain(),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw Refuse(parser.Current!, "this is not a value"),
        };
    }

    private ScalarNode Plain()
    {
        var scalar = parser.Consume<Scalar>();
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Block,
            _ => ScalarStyle.Plain,
        };
        return new(file, Index(scalar.Start), Index(scalar.End), scalar.Value, style);
    }

    private ListNode List(int depth)
    {
        var place = PlaceOf(parser.Consume<SequenceStart>());
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Value(depth + 1));
        return new(place, items.ToImmutable());
    }

    private MapNode Map(int depth)
    {
        var place = PlaceOf(parser.Consume<MappingStart>());
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var lines = new Dictionary<string, int>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(depth + 1);
            var value = Value(depth + 1);
            if (key is not ScalarNode name)
            {
                report.Add(key.Place, "a key must be a name", key.Description);
                continue;
            }

            var entry = new Entry(name, value);
            if (!lines.TryAdd(entry.Name, name.Place.Line))
            {
                report.Add(name.Place, $"{entry.Name} stands here twice: the first is in line {lines[entry.Name]}");
                continue;
            }

            entries.Add(entry);
        }

        return new(place, entries.ToImmutable());
    }

    private int Index(Mark mark) => start + (int)mark.Index;

    private Place PlaceOf(ParsingEvent parsed) => file.PlaceAt(Math.Min(Index(parsed.Start), file.Text.Length));

    private Refusal Refuse(ParsingEvent parsed, string problem, string? found = null, string? allowed = null)
    {
        report.Add(PlaceOf(parsed), problem, found, allowed);
        return new Refusal();
    }

    /// <summary>The file cannot be read on; the report says why.</summary>
    private sealed class Refusal : Exception;
}
