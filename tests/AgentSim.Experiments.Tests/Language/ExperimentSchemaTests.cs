using AgentSim.Experiments.Language;
using NJsonSchema;

namespace AgentSim.Experiments.Tests.Language;

public sealed class ExperimentSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(ExperimentSchema.Write()).GetAwaiter().GetResult();

    [Fact]
    public void The_schema_takes_the_example_of_the_reference() => Assert.Empty(Schema.Validate(EditorView.Of(ExperimentReferenceTests.Example)));

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
        Assert.NotEmpty(Schema.Validate(EditorView.Of(text)));
    }

    [Fact]
    public void Every_key_tells_the_editor_what_it_means()
    {
        var keys = EditorView.Keys(ExperimentSchema.Write());

        Assert.True(keys.Count > 40);
        Assert.All(keys, key => Assert.EndsWith(".", (string?)key["description"]));
    }
}
