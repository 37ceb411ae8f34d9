using System.Globalization;
using System.Text.Json.Nodes;
using AgentSim.Language;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Tests.Language;

public sealed class ModelSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(ModelSchema.Write()).GetAwaiter().GetResult();

    public static TheoryData<string> Files => ModelFilesTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void The_schema_takes_every_model_file(string file) =>
        Assert.Empty(Schema.Validate(Json(File.ReadAllText(Repository.At(file)))));

    [Theory]
    [InlineData("model: m\nvarables: {}")]
    [InlineData("model: m\ntime: {}\nactors: { a: { utility: {}, discuont: 1 } }")]
    [InlineData("model: m\ntime: {}\nactors: {}\nissues: { i: { rule: majority } }")]
    [InlineData("model: m\ntime: {}\nactors: {}\nparameters: { Weight: 1 }")]
    [InlineData("model: m\ntime: {}\nactors: {}\nvariables: { x: [1] }")]
    public void The_schema_refuses_what_the_reader_refuses(string text)
    {
        Assert.NotEmpty(Workshop.Errors(text));
        Assert.NotEmpty(Schema.Validate(Json(text)));
    }

    [Fact]
    public void A_model_that_extends_another_may_leave_out_what_it_does_not_change() =>
        Assert.Empty(Schema.Validate(Json("extends: kazakhstan\nissues: { csto: null, cpc: { opens: 0 } }")));

    [Fact]
    public void Every_key_tells_the_editor_what_it_means()
    {
        var keys = new List<JsonNode>();
        Collect(JsonNode.Parse(ModelSchema.Write())!, keys);

        Assert.True(keys.Count > 80);
        Assert.All(keys, k => Assert.EndsWith(".", (string?)k["description"]));
    }

    private static void Collect(JsonNode node, List<JsonNode> keys)
    {
        if (node is JsonArray array) array.ToList().ForEach(n => Collect(n!, keys));
        if (node is not JsonObject map) return;
        foreach (var (name, value) in map)
        {
            if (name == "properties") keys.AddRange(value!.AsObject().Select(p => p.Value!));
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
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Node(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when double.TryParse(scalar.Value, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new ArgumentException("A model has no other nodes."),
    };
}
