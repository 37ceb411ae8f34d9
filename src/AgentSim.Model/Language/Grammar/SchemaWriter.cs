using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentSim.Language.Grammar;

/// <summary>Writes a construct as a JSON Schema, draft-07, which editors know best.</summary>
internal sealed class SchemaWriter
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly bool isExtensible;

    private SchemaWriter(bool isExtensible) => this.isExtensible = isExtensible;

    /// <summary>The schema of files that may extend one another: they leave out what they do not change, and <c>null</c> removes what is not wanted.</summary>
    /// <param name="title">What the files are.</param>
    /// <param name="construct">What they hold.</param>
    /// <param name="extends">The key that names the file which is extended.</param>
    public static string OfExtensible(string title, Construct construct, string extends)
    {
        var schema = new SchemaWriter(true).Root(title, construct);
        schema["anyOf"] = new JsonArray(
            Requiring(construct.Keys.Where(k => k.IsRequired).Select(k => k.Name)),
            Requiring([extends]));
        return Text(schema);
    }

    /// <summary>The schema of files that are whole each by itself.</summary>
    /// <param name="title">What the files are.</param>
    /// <param name="construct">What they hold.</param>
    public static string OfWhole(string title, Construct construct) => Text(new SchemaWriter(false).Root(title, construct));

    private static string Text(JsonObject schema) => schema.ToJsonString(Indented) + "\n";

    private JsonObject Root(string title, Construct construct)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        var root = Object(construct);
        foreach (var key in root.Select(p => p.Key).ToList())
        {
            root.Remove(key, out var value);
            schema[key] = value;
        }

        return schema;
    }

    private JsonObject Of(Shape shape) => shape switch
    {
        ScalarShape scalar => Scalar(scalar),
        AnyShape => [],
        ListShape list => new() { ["type"] = "array", ["items"] = Of(list.Item) },
        MapShape map => Map(map),
        ConstructShape construct => Object(construct.Construct),
        EitherShape either => new() { ["anyOf"] = new JsonArray([.. either.Shapes.Select(Of)]) },
        _ => throw new UnreachableException(),
    };

    private static JsonObject Scalar(ScalarShape shape)
    {
        if (!shape.Choices.IsEmpty) return new() { ["enum"] = Names(shape.Choices) };
        var text = new JsonObject { ["type"] = "string" };
        if (shape.Pattern is not null) text["pattern"] = shape.Pattern;
        return shape.TakesNumbers ? new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number" }, text) } : text;
    }

    /// <summary>A mapping with the researcher's names.</summary>
    private JsonObject Map(MapShape shape)
    {
        var value = OrNull(Of(shape.Value));
        return shape.KeyPattern is null
            ? new() { ["type"] = "object", ["additionalProperties"] = value }
            : new() { ["type"] = "object", ["patternProperties"] = new JsonObject { [shape.KeyPattern] = value }, ["additionalProperties"] = false };
    }

    private JsonObject Object(Construct construct)
    {
        var properties = new JsonObject();
        foreach (var key in construct.Keys)
        {
            var value = Of(key.Shape);
            if (key.Shape is MapShape) value = OrNull(value);
            value["description"] = key.Meaning;
            properties[key.Name] = value;
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = construct.Keys.Where(k => k.IsRequired).Select(k => k.Name).ToList();
        if (!isExtensible && required.Count > 0) schema["required"] = Names(required);
        return schema;
    }

    private static JsonObject Requiring(IEnumerable<string> keys) => new() { ["type"] = "object", ["required"] = Names(keys) };

    private JsonObject OrNull(JsonObject schema) =>
        isExtensible ? new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => JsonValue.Create(n))]);
}
