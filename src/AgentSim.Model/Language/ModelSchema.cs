using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentSim.Language.Grammar;

namespace AgentSim.Language;

/// <summary>The JSON Schema of model files, made of the same list of keys that the reader checks them by.</summary>
public static class ModelSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text: JSON Schema draft-07, which editors know best.</summary>
    public static string Write()
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "A model of AgentSim" };
        var model = Object(ModelGrammar.Model);
        foreach (var key in model.Select(p => p.Key).ToList())
        {
            model.Remove(key, out var value);
            schema[key] = value;
        }

        schema["anyOf"] = new JsonArray(
            Requiring(ModelGrammar.Model.Keys.Where(k => k.IsRequired).Select(k => k.Name)),
            Requiring(["extends"]));
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Of(Shape shape) => shape switch
    {
        ScalarShape scalar => Scalar(scalar),
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

    /// <summary>A mapping with the modeller's names; <c>null</c> removes an entry of the model that is extended.</summary>
    private static JsonObject Map(MapShape shape)
    {
        var value = OrNull(Of(shape.Value));
        return shape.KeyPattern is null
            ? new() { ["type"] = "object", ["additionalProperties"] = value }
            : new() { ["type"] = "object", ["patternProperties"] = new JsonObject { [shape.KeyPattern] = value }, ["additionalProperties"] = false };
    }

    /// <summary>Nothing in it is required: a model that extends another leaves out what it does not change.</summary>
    private static JsonObject Object(Construct construct)
    {
        var properties = new JsonObject();
        foreach (var key in construct.Keys)
        {
            var value = Of(key.Shape);
            if (key.Shape is MapShape) value = OrNull(value);
            value["description"] = key.Meaning;
            properties[key.Name] = value;
        }

        return new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Requiring(IEnumerable<string> keys) => new() { ["type"] = "object", ["required"] = Names(keys) };

    private static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => JsonValue.Create(n))]);
}
