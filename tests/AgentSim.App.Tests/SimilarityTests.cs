using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class SimilarityTests : IDisposable
{
    private const string Alliances = "models/published/signorino-ritter-1999/alliances-1914.csv";
    private const string Table = "state,weight,A,B\nx,1,3,0\ny,2,1,1\n";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Scores_are_printed_pair_by_pair()
    {
        var ending = await AgentSimProcess.Run("similarity", Alliances, "--range", "3");

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Approved.Check("similarity-alliances.txt", ending.Output);
    }

    [Fact]
    public async Task The_object_for_programs_has_every_digit_and_null_for_what_is_not_defined()
    {
        var pair = JsonNode.Parse((await AgentSimProcess.Run("similarity", Alliances, "--range", "3", "--exponent", "2", "--json")).Output)!["pairs"]![0]!.AsObject();
        var constant = JsonNode.Parse((await AgentSimProcess.Run("similarity", "models/published/signorino-ritter-1999/table-5d.csv", "--range", "3", "--json")).Output)!["pairs"]![0]!;

        Assert.Equal(["first", "second", "s", "s_weighted", "tau_b", "kappa", "pi"], pair.Select(one => one.Key));
        Assert.Equal(0.4444444444444444, (double)pair["s"]!, 1e-12);
        Assert.Equal((1.0, null, null), ((double)constant["s"]!, (double?)constant["tau_b"], (double?)constant["s_weighted"]));
    }

    [Theory]
    [InlineData("(3): A's value on y is often; it must be a number.", Table, "2,1,1", "2,often,1")]
    [InlineData("(2): on x profiles are 4 apart, from 0 to 4, but the range is 3.", Table, "1,3,0", "1,4,0")]
    [InlineData("(2): all weights are 0; at least one must be above 0.", "state,weight,A,B\nx,0,3,0\ny,0,1,1\n", "", "")]
    [InlineData("(1): there is one profile; at least 2 columns beside the first, weight and range are needed to compare.", "state,weight,A\nx,0,3\ny,0,1\n", "", "")]
    public async Task A_wrong_table_is_met_with_its_line(string message, string text, string from, string to)
    {
        var file = folder.Write("wrong.csv", from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal));
        var ending = await AgentSimProcess.Run("similarity", file, "--range", "3");

        Assert.Equal((2, "", $"{file}{message}\n"), (ending.Code, ending.Output, ending.Error));
    }

    [Fact]
    public async Task The_range_of_the_scale_must_be_known() =>
        Assert.StartsWith($"{Alliances} has no column range, which S needs", (await AgentSimProcess.Run("similarity", Alliances)).Error, StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();
}
