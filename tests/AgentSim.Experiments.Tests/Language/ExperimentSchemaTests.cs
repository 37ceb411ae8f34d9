using System.Globalization;
using System.Text.Json.Nodes;
using AgentSim.Experiments.Language;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Experiments.Tests.Language;

public sealed class ExperimentSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(ExperimentSchema.Write()).GetAwaiter().GetResult();

    [Fact]
    public void The_schema_takes_the_example_of_the_reference() => Assert.Empty(Schema.Validate(Json(ExperimentReferenceTests.Example)));

    [Theory]
    [InlineData("experiment: e\nmodel: atlas\nfactors: { inertia: priors }\ndesign: grid")]
    [InlineData("experiment: e\nmodel: atlas\nfactors: { inertia: prior }\ndesign: gird")]
    [InlineData("experiment: e\nmodel: atlas\narm: {}")]
    [InlineData("experiment: e")]
    [InlineData("experiment: e\nmodel: atlas\nuntil: { of: share(hedging) }")]
    [InlineData("experiment: e\nmodel: atlas\ncollect: { series: often }")]
    public void The_schema_refuses_what_the_reader_refuses(string text)
    {
        using var laboratory = new Laboratory();

        Assert.NotEmpty(laboratory.ReadWhole(text).Errors);
        Assert.NotEmpty(Schema.Validate(Json(text)));
    }

    [Fact]
    public void Every_key_tells_the_editor_what_it_means()
    {
        var keys = new List<JsonNode>();
        Collect(JsonNode.Parse(ExperimentSchema.Write())!, keys);

        Assert.True(keys.Count > 40);
        Assert.All(keys, key => Assert.EndsWith(".", (string?)key["description"]));
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

    /// <summary>A file as an editor sees it: plain numbers are numbers, all else is text.</summary>
    private static string Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Node(stream.Documents[0].RootNode)!.ToJsonString();
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Node(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when double.TryParse(scalar.Value, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new ArgumentException("An experiment has no other nodes."),
    };
}
