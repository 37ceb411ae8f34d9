using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

public sealed class OtherVerbsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_right_model_has_no_errors()
    {
        var ending = await AgentSimProcess.Run("check", "models/examples/two-patrons.yaml");

        Assert.Equal((0, "models/examples/two-patrons.yaml: no errors\n"), (ending.Code, ending.Output));
    }

    [Theory]
    [InlineData("", "border, fear, route")]
    [InlineData("parameters: { fear: { given: fear } }\n", "border, route")]
    public async Task What_a_seed_sets_and_no_model_reads_is_noted_without_being_an_error(string reading, string unread)
    {
        folder.Write("seeds/place/seed.yaml", "seed: place\ntitle: Some place\nvalues: { fear: { value: 1, source: made up }, border: { value: 2, source: made up }, route: { value: 3, source: made up } }\n");
        var model = folder.Write("models/still.yaml", "model: still\nseed: place\ntime: { start: 2000, end: 2001, period: year }\n" + reading + "actors: { a: { utility: { wish: { weight: 1, term: 0 } } } }\nmeasures: { one: 1 }\n");

        var ending = await AgentSimProcess.Run("check", model);
        var words = string.Join(' ', ending.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.StartsWith($"{model}: no errors\nNote: ", ending.Output, StringComparison.Ordinal);
        Assert.EndsWith($" values of its seed, so that to change them has no effect: {unread}", words, StringComparison.Ordinal);
        Assert.All(ending.Lines.Skip(1), line => Assert.InRange(line.Length, 0, 80));

        var names = JsonNode.Parse((await AgentSimProcess.Run("check", model, "--json")).Output)!["files"]![0]!["unread_seed_values"]!.AsArray();
        Assert.Equal(unread, string.Join(", ", names));

        var experiment = folder.Write("e.yaml", $"experiment: e\nmodel: still\narms: {"{"} more: {"{"} set: {"{"} time.end: 2002 {"}"} {"}"} {"}"}\n");
        var noted = JsonNode.Parse((await AgentSimProcess.Run("check", experiment, "--json")).Output)!["files"]![0]!;
        Assert.Equal((0, unread), (noted["errors"]!.AsArray().Count, string.Join(", ", noted["unread_seed_values"]!.AsArray())));
        Assert.Contains("nothing in any model of this experiment reads", string.Join(' ', (await AgentSimProcess.Run("check", experiment)).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_can_be_named_without_their_folder()
    {
        var ending = await AgentSimProcess.Run("check", "two-patrons", "examples/two-patrons");

        Assert.Equal(0, ending.Code);
    }

    [Fact]
    public async Task All_files_are_checked_and_every_error_is_printed_where_it_is()
    {
        var wrong = folder.Write("wrong.yaml", "model: wrong\ntime: { start: 2000, end: 1999, period: week }\nactor: {}\n");

        var ending = await AgentSimProcess.Run("check", wrong, "two-patrons", "nowhere");

        Assert.Equal(2, ending.Code);
        Assert.Contains($"{wrong}(2,", ending.Output, StringComparison.Ordinal);
        Assert.Contains($"{wrong}(3,1): ", ending.Output, StringComparison.Ordinal);
        Assert.Contains("two-patrons: no errors", ending.Output, StringComparison.Ordinal);
        Assert.Contains("There is no model nowhere", ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_folder_it_is_said_what_is_in_it()
    {
        var ending = await AgentSimProcess.Run("check", "models/examples");

        Assert.Equal(2, ending.Code);
        Assert.Contains("models/examples is a folder, and a model is a file: it holds alliance-stag-hunt.yaml, reference.yaml, two-patrons.yaml", ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_told_to_programs_too()
    {
        var wrong = folder.Write("wrong.yaml", "model: wrong\nactor: {}\n");

        var ending = await AgentSimProcess.Run("check", "--json", wrong);

        Assert.Equal(2, ending.Code);
        var file = JsonNode.Parse(ending.Output)!["files"]![0]!;
        Assert.Equal(wrong, (string)file["file"]!);
        var error = file["errors"]!.AsArray().Single(e => (string?)e!["found"] == "actor")!;
        Assert.Equal((2, 1), ((int)error["line"]!, (int)error["column"]!));
    }

    [Fact]
    public async Task A_model_without_a_seed_is_said_to_have_none()
    {
        var model = folder.Write("still.yaml", "model: still\ntime: { start: 2000, end: 2001, period: year }\nactors: { a: { utility: { wish: { weight: 1, term: 0 } } } }\nmeasures: { one: 1 }\n");

        var told = await AgentSimProcess.Run("play", model);
        var run = await AgentSimProcess.Run("run", model, "--runs", "3", "--out", folder.Path);

        Assert.Equal("still: history 0, no seed, random seed 1", told.Lines[0]);
        Assert.Contains("No seed, random seed 1; ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Shells_complete_by_asking_the_program(string shell)
    {
        var ending = await AgentSimProcess.Run("completion", shell);

        Assert.Equal(0, ending.Code);
        Assert.Contains("[suggest:", ending.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agentsim ru", "run")]
    [InlineData("agentsim run two", "examples/two-patrons")]
    [InlineData("agentsim run two-patrons --rand", "--random-seed")]
    [InlineData("agentsim run two-patrons --arm ", "baseline\nrandom-play")]
    public async Task What_may_come_next_is_suggested(string line, string expected)
    {
        var ending = await AgentSimProcess.Run($"[suggest:{line.Length}]", line);

        Assert.Equal(expected, ending.Output.Trim());
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    public async Task Help_says_what_the_exit_codes_mean(params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(arguments);

        Assert.Equal(0, ending.Code);
        foreach (var code in new[] { "  0    ", "  1    ", "  2    ", "  3    ", "  130  " }) Assert.Contains(code, ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_arguments_and_not_what_happens_to_lie_there()
    {
        foreach (var verb in new[] { "run", "play", "plan", "experiment", "check", "query", "compare", "diff", "verify", "retry", "archive", "calibrate" })
        {
            var help = (await AgentSimProcess.Run(verb, "--help")).Output;
            Assert.DoesNotContain("kazakhstan-null", help, StringComparison.Ordinal);
            Assert.DoesNotContain("two-patrons", help, StringComparison.Ordinal);
        }

        Assert.Contains("agentsim check <FILE>...", (await AgentSimProcess.Run("check", "--help")).Output, StringComparison.Ordinal);
        Assert.Matches("\n  <FILE> +Model, experiment or calibration files", (await AgentSimProcess.Run("check", "--help")).Output);
    }

    public void Dispose() => folder.Dispose();
}
