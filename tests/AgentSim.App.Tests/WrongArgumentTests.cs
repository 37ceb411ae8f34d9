namespace AgentSim.App.Tests;

/// <summary>What is said of a wrong command line, with exit code 2.</summary>
public sealed class WrongArgumentTests : IDisposable
{
    private const string TwoPatrons = "models/examples/two-patrons.yaml";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("Required command was not provided.|See agentsim --help.")]
    [InlineData("Required argument missing for command: 'run'.|See agentsim run --help.", "run")]
    [InlineData("--runs must be a whole number from 1 to 10000000, but is many.|See agentsim run --help.", "run", TwoPatrons, "--runs", "many")]
    [InlineData("--runs must be a whole number from 1 to 10000000, but is 0.|See agentsim run --help.", "run", TwoPatrons, "--runs", "0")]
    [InlineData("--batch must be a whole number from 1 to 10000000, but is 1.5.|See agentsim run --help.", "run", TwoPatrons, "--batch", "1.5")]
    [InlineData("--random-seed must be a whole number from 0 to 18446744073709551615, but is -1.|See agentsim run --help.", "run", TwoPatrons, "--random-seed", "-1")]
    [InlineData("--history must be a whole number from 0 to 99999999, but is 100000000.|See agentsim play --help.", "play", TwoPatrons, "--history", "100000000")]
    [InlineData("--set needs NAME=VALUE, but is w_protection.|See agentsim play --help.", "play", TwoPatrons, "--set", "w_protection")]
    [InlineData("--set(1,1): there is nothing of this name in the model; found: w_protecton; did you mean w_protection?", "play", TwoPatrons, "--set", "w_protecton=1")]
    [InlineData("--set gives w_protection twice, as 0.2 and 0.3: it can have one value only; --sweep w_protection=0.2,0.3 runs the model with each.|See agentsim run --help.", "run", TwoPatrons, "--set", "w_protection=0.2", "--set", "w_protection=0.3")]
    [InlineData("--sweep names w_protection twice: all its values belong into one, --sweep w_protection=0.2,0.3.|See agentsim run --help.", "run", TwoPatrons, "--sweep", "w_protection=0.2", "--sweep", "w_protection=0.3")]
    [InlineData("w_protection is in both --set and --sweep: it can have one value or several, not both.|See agentsim run --help.", "run", TwoPatrons, "--set", "w_protection=0.2", "--sweep", "w_protection=0.2,0.3")]
    [InlineData("--sweep w_protection has the value 0.3 twice.|See agentsim run --help.", "run", TwoPatrons, "--sweep", "w_protection=0.3,0.4,.30")]
    [InlineData("--sweep w_protection has a value that is empty.|See agentsim run --help.", "run", TwoPatrons, "--sweep", "w_protection=0.3,")]
    [InlineData("--set(1,18): an infinite precision is written infinite; found: inf; allowed: 0 or more, or infinite; did you mean infinite?", "run", TwoPatrons, "--set", "client.precision=inf")]
    [InlineData("--sweep(1,20): precision is out of range; found: -3; allowed: 0 or more, or infinite", "run", TwoPatrons, "--set", "w_protection=0.2", "--sweep", "client.precision=1,-3,7", "--sweep", "jealousy=0.1,0.2")]
    [InlineData("--sweep(2,1): there is nothing of this name in the model; found: jealous; did you mean jealousy?", "run", TwoPatrons, "--sweep", "client.precision=1,2", "--sweep", "jealous=0.1,0.2")]
    [InlineData("--seed(1,1): there is no such seed; found: kazakhstan; allowed: alliance-stag-hunt, azerbaijan, belarus, eurasia-1992, georgia, kazakhstan-1992, kyrgyzstan, turkmenistan, two-patrons, uzbekistan; did you mean kazakhstan-1992?", "run", "kazakhstan", "--seed", "kazakhstan")]
    public async Task It_is_said_what_is_wrong_and_what_would_be_right(string expected, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(arguments);

        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.Equal(expected, string.Join('|', ending.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("There is no model nowhere", "run", "nowhere")]
    [InlineData("at most 100000000", "run", TwoPatrons, "--runs", "10000000", "--replications", "100")]
    [InlineData("'another' not recognized", "run", TwoPatrons, "--arm", "another")]
    [InlineData("--seed(1,1)", "run", TwoPatrons, "--seed", "atlantis")]
    [InlineData("'shcema' was not matched. Did you mean one of the following?\nschema", "shcema")]
    public async Task Part_of_what_is_said_is(string message, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(arguments);

        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.Contains(message, ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_no_folder_for_results()
    {
        var file = folder.Write("file", "");

        var ending = await AgentSimProcess.Run("run", TwoPatrons, "--runs", "2", "--out", file);

        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.StartsWith($"The folder {file} for the results cannot be made, or not written to; --out names another. (", ending.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
