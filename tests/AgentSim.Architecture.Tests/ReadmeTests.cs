using System.Text.RegularExpressions;

namespace AgentSim.Architecture.Tests;

/// <summary>What the README says is true.</summary>
public sealed partial class ReadmeTests(ReadmeProgram program) : IClassFixture<ReadmeProgram>
{
    public static TheoryData<string> Commands => [.. ReadmePage.Commands];

    [Fact]
    public void Everything_is_done_by_the_program_or_by_dotnet_test() =>
        Assert.All(ReadmePage.Lines("sh"), line => Assert.True(line == "dotnet test -c Release" || line.StartsWith(ReadmePage.Program, StringComparison.Ordinal), line));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_does_what_it_is_there_for(string command)
    {
        var (code, output) = await program.Run(command);
        Assert.Equal(0, code);
        Assert.NotEmpty(output);
    }

    [Fact]
    public async Task The_output_that_is_shown_has_the_lines_that_come_out()
    {
        var (_, output) = await program.Run("run models/examples/two-patrons.yaml");
        var names = ReadmePage.Block("").Split('\n').Where(line => line.StartsWith(' ')).Select(line => line.Trim().Split(' ')[0]).ToArray();
        Assert.True(names.Length >= 8);
        Assert.All(names, name => Assert.Contains($"\n {name} ", output.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_misspelt_name_is_met_with_the_words_that_are_shown()
    {
        const string misspelt = "misspelt-" + ReadmePage.FirstModel;
        program.Write(misspelt, ReadmePage.Block("yaml").Replace("weight: fear,", "weight: faer,", StringComparison.Ordinal));
        var (code, output) = await program.Run($"check {misspelt}");
        var shown = Regex.Match(ReadmePage.Text, @"`(road\.yaml\(.*?)`").Groups[1].Value;
        Assert.Equal(2, code);
        Assert.NotEmpty(shown);
        Assert.Contains(shown, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_files()
    {
        var links = Link().Matches(ReadmePage.Text).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("https:", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Repository.At(link)), link));
    }

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
