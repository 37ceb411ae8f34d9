using System.Text.RegularExpressions;

namespace AgentSim.App.Tests;

/// <summary>What a person reads, to the letter: histories as transcripts, and the tables of a run.</summary>
public sealed partial class GoldenTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("two-patrons", "models/examples/two-patrons.yaml")]
    [InlineData("two-patrons-ledger", "models/examples/two-patrons.yaml", "--ledger")]
    [InlineData("two-patrons-ledger-of-a-period", "models/examples/two-patrons.yaml", "--ledger", "1998-Q3")]
    [InlineData("two-patrons-ultimatum", "models/examples/two-patrons.yaml", "--set", "protocol=ultimatum")]
    [InlineData("two-patrons-baron-ferejohn", "models/examples/two-patrons.yaml", "--set", "protocol=baron-ferejohn")]
    [InlineData("two-patrons-nash", "models/examples/two-patrons.yaml", "--set", "protocol=nash")]
    [InlineData("two-patrons-kalai-smorodinsky", "models/examples/two-patrons.yaml", "--set", "protocol=kalai-smorodinsky")]
    [InlineData("two-patrons-egalitarian", "models/examples/two-patrons.yaml", "--set", "protocol=egalitarian")]
    [InlineData("two-patrons-nash-lotteries", "models/examples/two-patrons.yaml", "--set", "protocol=nash-lotteries")]
    [InlineData("two-patrons-spatial", "models/examples/two-patrons.yaml", "--set", "protocol=spatial")]
    [InlineData("two-patrons-war-of-attrition", "models/examples/two-patrons.yaml", "--set", "protocol=war-of-attrition")]
    [InlineData("alliance-stag-hunt", "models/examples/alliance-stag-hunt.yaml")]
    [InlineData("alliance-stag-hunt-treaty", "models/examples/alliance-stag-hunt.yaml", "--set", "treaties=1")]
    [InlineData("kazakhstan", "models/kazakhstan.yaml")]
    public async Task A_history_is_told_as_it_was_approved(string name, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(["play", .. arguments]);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Approved.Check($"play-{name}.txt", ending.Output);
    }

    [Fact]
    public async Task The_tables_of_a_run_are_as_they_were_approved()
    {
        var ending = await AgentSimProcess.Run("run", "models/examples/two-patrons.yaml", "--runs", "100", "--out", folder.Path);

        Assert.Equal((0, ""), (ending.Code, ending.Error));
        var lasting = Duration().Replace(ending.Output.Replace(Path.GetRelativePath(Repository.Root, folder.Path), "results", StringComparison.Ordinal), "TIME, RATE histories");
        Approved.Check("run-two-patrons.txt", lasting);
    }

    [Fact]
    public async Task The_readme_shows_what_is_printed()
    {
        var readme = await File.ReadAllTextAsync(Repository.At("README.md"), TestContext.Current.CancellationToken);
        var played = await AgentSimProcess.Run("play", "models/examples/two-patrons.yaml", "--history", "3");
        Assert.Contains(played.Output[played.Output.IndexOf("1994-Q1", StringComparison.Ordinal)..played.Output.IndexOf("\n1995-Q1", StringComparison.Ordinal)].Trim(), readme, StringComparison.Ordinal);

        var run = await AgentSimProcess.Run("run", "models/examples/two-patrons.yaml", "--out", folder.Path);
        var printed = run.Output.Replace(Path.GetRelativePath(Repository.Root, folder.Path), "results/two-patrons", StringComparison.Ordinal);
        var lines = printed.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0 && !Duration().IsMatch(line));
        var shown = readme.Split('\n').ToHashSet();
        Assert.All(lines, line => Assert.Contains(line, shown));
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("[0-9.]+ s, [0-9,]+ histories")]
    private static partial Regex Duration();
}
