using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgentSim;

/// <summary>Files and schemas as an editor sees them.</summary>
internal static class EditorView
{
    /// <summary>A YAML file as JSON: plain numbers are numbers, all else is text.</summary>
    public static string Of(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Node(stream.Documents[0].RootNode)!.ToJsonString();
    }

    /// <summary>All keys that a schema knows.</summary>
    public static IReadOnlyList<JsonNode> Keys(string schema)
    {
        var keys = new List<JsonNode>();
        Collect(JsonNode.Parse(schema)!, keys);
        return keys;
    }

    private static void Collect(JsonNode node, List<JsonNode> keys)
    {
        if (node is JsonArray array) array.ToList().ForEach(item => Collect(item!, keys));
        if (node is not JsonObject map) return;
        foreach (var (name, value) in map)
        {
            if (name == "properties") keys.AddRange(value!.AsObject().Select(property => property.Value!));
            if (value is not null) Collect(value, keys);
        }
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Node(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when double.TryParse(scalar.Value, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new ArgumentException("A model or experiment has no other nodes."),
    };
}
