using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgentSim.App.Tests;

/// <summary>A model as the tables and equations of a paper.</summary>
public sealed class DescribeTests
{
    [Fact]
    public async Task The_page_on_the_Kazakhstan_model_is_what_its_file_gives()
    {
        var ending = await AgentSimProcess.Run("describe", "kazakhstan", "--markdown");

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        var page = Repository.At("docs", "kazakhstan-model.md");
        if (Environment.GetEnvironmentVariable("AGENTSIM_APPROVE") == "1") await File.WriteAllTextAsync(page, ending.Output, TestContext.Current.CancellationToken);
        Assert.True(
            await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken) == ending.Output,
            "docs/kazakhstan-model.md is not what the model file gives: agentsim describe kazakhstan --markdown > docs/kazakhstan-model.md");
    }

    [Fact]
    public async Task Utilities_are_typeset_as_in_a_paper()
    {
        var page = (await AgentSimProcess.Run("describe", "two-patrons")).Output;

        Assert.Contains(
            @"$$ U_{\text{client}}^{\text{protection}} = w_{\text{protection}} \, \left(1 - \exp\left(-1.5 \, \left(\sum_{p \in \text{patron}} \mathit{trust}_{p} \, \mathit{depth}_{p}\right)\right) - 0.3 \, \mathit{unrest}\right) $$",
            page, StringComparison.Ordinal);
        Assert.Contains(@"\frac{\mathit{price}}{\mathit{price} + \textit{reference price}}", page, StringComparison.Ordinal);
        Assert.Contains(@"{\mathit{depth}_{p}}^{2}", page, StringComparison.Ordinal);
        Assert.Contains("| $w_{\\text{protection}}$ | `w_protection` | uniform from 0.3 to 0.8 |", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kazakhstan")]
    [InlineData("two-patrons")]
    [InlineData("alliance-stag-hunt")]
    public async Task Brackets_of_every_formula_are_closed(string model)
    {
        var answer = JsonNode.Parse((await AgentSimProcess.Run("describe", model, "--json")).Output)!;

        var formulas = answer["sections"]!.AsArray().SelectMany(section => section!["equations"]!.AsArray()).SelectMany(equation => equation!["formulas"]!.AsArray()).Select(formula => (string)formula!).ToArray();
        Assert.NotEmpty(formulas);
        Assert.All(formulas, formula =>
        {
            Assert.Equal(formula.Count(character => character == '{'), formula.Count(character => character == '}'));
            Assert.Equal(Regex.Count(formula, @"\\left(?![a-z])"), Regex.Count(formula, @"\\right(?![a-z])"));
        });
    }

    [Fact]
    public async Task A_description_can_be_had_as_latex_and_in_one_way_at_a_time()
    {
        Assert.Contains(@"\begin{longtable}", (await AgentSimProcess.Run("describe", "two-patrons", "--latex")).Output, StringComparison.Ordinal);
        var refused = await AgentSimProcess.Run("describe", "two-patrons", "--latex", "--json");
        Assert.NotEqual(0, refused.Code);
        Assert.Contains("Only one of --markdown, --latex and --json", refused.Error, StringComparison.Ordinal);
    }
}
