using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AgentSim.Architecture.Tests;

/// <summary>What the README says is true.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string Program = "dotnet run -c Release --project src/AgentSim.App -- ";
    private const string FirstModel = "road.yaml";

    private static readonly string Page = Tree.Read("README.md");

    private readonly string folder = Directory.CreateTempSubdirectory("agentsim-readme-").FullName;

    /// <summary>Commands that start the program, without the first part.</summary>
    public static TheoryData<string> Commands => [.. Lines("sh").Where(line => line.StartsWith(Program, StringComparison.Ordinal)).Select(line => line[Program.Length..])];

    [Fact]
    public void Everything_is_done_by_the_program_or_by_dotnet_test() =>
        Assert.All(Lines("sh"), line => Assert.True(line == "dotnet test" || line.StartsWith(Program, StringComparison.Ordinal), line));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_does_what_it_is_there_for(string command)
    {
        var (code, output) = await Run(command);
        Assert.Equal(0, code);
        Assert.NotEmpty(output);
    }

    [Fact]
    public async Task The_output_that_is_shown_has_the_lines_that_come_out()
    {
        var (_, output) = await Run("run models/examples/two-patrons.yaml");
        var names = Block("").Split('\n').Where(line => line.StartsWith(' ')).Select(line => line.Trim().Split(' ')[0]).ToArray();
        Assert.True(names.Length >= 8);
        Assert.All(names, name => Assert.Contains($"\n {name} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_misspelt_name_is_met_with_the_words_that_are_shown()
    {
        var wrong = Block("yaml").Replace("weight: fear,", "weight: faer,", StringComparison.Ordinal);
        var (code, output) = await Run($"check {FirstModel}", wrong);
        var shown = Regex.Match(Page, @"`(road\.yaml\(.*?)`").Groups[1].Value;
        Assert.Equal(2, code);
        Assert.Contains(shown, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_files()
    {
        var links = Link().Matches(Page).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("https:", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Repository.At(link)), link));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Runs a command with few histories, its results and the first model in a folder that goes away.</summary>
    private async Task<(int Code, string Output)> Run(string command, string? firstModel = null)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, FirstModel), firstModel ?? Block("yaml"));
        var arguments = command.Replace(" --runs 2000", "", StringComparison.Ordinal).Split(' ').ToList();
        if (arguments[0] == "run") arguments.AddRange(["--runs", "10", "--out", Path.Combine(folder, "results")]);
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "agentsim"), arguments.Select(argument => argument.StartsWith("models/", StringComparison.Ordinal) ? Repository.At(argument) : argument))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static string Block(string language) => Blocks(language).First();

    private static IEnumerable<string> Lines(string language) => Blocks(language).SelectMany(block => block.Split('\n')).Where(line => line.Length > 0);

    private static IEnumerable<string> Blocks(string language) =>
        Fence().Matches(Page).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    [GeneratedRegex("```(\\w*)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
