using AgentSim.Language;
using NJsonSchema;

namespace AgentSim.Tests.Language;

public sealed class ModelSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(ModelSchema.Write()).GetAwaiter().GetResult();

    public static TheoryData<string> Files => ModelFilesTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void The_schema_takes_every_model_file(string file) =>
        Assert.Empty(Schema.Validate(EditorView.Of(File.ReadAllText(Repository.At(file)))));

    [Theory]
    [InlineData("model: m\nvarables: {}")]
    [InlineData("model: m\ntime: {}\nactors: { a: { utility: {}, discuont: 1 } }")]
    [InlineData("model: m\ntime: {}\nactors: {}\nissues: { i: { rule: majority } }")]
    [InlineData("model: m\ntime: {}\nactors: {}\nparameters: { Weight: 1 }")]
    [InlineData("model: m\ntime: {}\nactors: {}\nvariables: { x: [1] }")]
    public void The_schema_refuses_what_the_reader_refuses(string text)
    {
        Assert.NotEmpty(Workshop.Errors(text));
        Assert.NotEmpty(Schema.Validate(EditorView.Of(text)));
    }

    [Fact]
    public void A_model_that_extends_another_may_leave_out_what_it_does_not_change() =>
        Assert.Empty(Schema.Validate(EditorView.Of("extends: kazakhstan\nissues: { csto: null, cpc: { opens: 0 } }")));

    [Fact]
    public void Every_key_tells_the_editor_what_it_means()
    {
        var keys = EditorView.Keys(ModelSchema.Write());

        Assert.True(keys.Count > 80);
        Assert.All(keys, k => Assert.EndsWith(".", (string?)k["description"]));
    }
}
