using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>How answers to questions in SQL are printed.</summary>
public sealed class QueryTests : IDisposable
{
    private const string Question =
        "select arm, list(history order by history desc)[1:2] as l, [0.25, null, 'nan'::double] as g, {'a': 1, 'b': 'x, NaN'} as s, map {'k': [1.5]} as m, null::integer[] as n, sum(history) as h from histories group by arm order by arm; ";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Lists_structs_and_maps_are_lists_and_objects_in_json()
    {
        var first = JsonNode.Parse((await Ask("--json")).Output)![0]!;

        Assert.Equal("""{"arm":"baseline","l":[2,1],"g":[0.25,null,null],"s":{"a":1,"b":"x, NaN"},"m":{"k":[1.5]},"n":null,"h":3}""", first.ToJsonString());
    }

    [Fact]
    public async Task In_csv_they_are_json_and_in_a_table_they_are_read_easily()
    {
        Assert.Equal("""baseline,"[2,1]","[0.25,null,null]","{""a"":1,""b"":""x, NaN""}","{""k"":[1.5]}",,3""", (await Ask("--csv")).Lines[1]);
        var words = string.Join(' ', (await Ask()).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("baseline [2, 1] [0.250, -, -] {a: 1, b: x, NaN} {k: [1.500]}", words, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<Ending> Ask(params string[] options)
    {
        var run = await AgentSimProcess.Run("run", "two-patrons", "--runs", "3", "--out", folder.Path);
        Assert.Equal(0, run.Code);
        var answer = await AgentSimProcess.Run(["query", folder.Path, Question, .. options]);
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        return answer;
    }
}
