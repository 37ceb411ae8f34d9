using System.Text.RegularExpressions;

namespace AgentSim.App.Tests;

/// <summary>
/// The tutorials: their files are saved and their commands run, in their order, in a folder with the models of the repository; every line that they show is printed, and every picture drawn. With <c>AGENTSIM_APPROVE=1</c> pictures are drawn anew.
/// </summary>
public sealed partial class TutorialTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("tutorial", 11, 2)]
    [InlineData("tutorial-model", 7, 1)]
    public async Task A_tutorial_prints_and_draws_what_it_shows(string page, int commands, int pictures)
    {
        var text = await File.ReadAllTextAsync(Repository.At("docs", $"{page}.md"), TestContext.Current.CancellationToken);
        foreach (var shelf in new[] { "models", "seeds" }) Copy(Repository.At(shelf), Path.Combine(folder.Path, shelf));
        var run = 0;
        foreach (Match fence in Fences().Matches(text))
        {
            if (fence.Groups["file"] is { Success: true } file) folder.Write(file.Value, fence.Groups["text"].Value);
            else
            {
                foreach (var (command, lines) in Commands(fence.Groups["text"].Value))
                {
                    var ending = await AgentSimProcess.RunIn(folder.Path, command);
                    Assert.True(ending.Code == 0, $"{page}: {string.Join(' ', command)} ended with {ending.Code}: {ending.Error}");
                    var printed = ending.Lines.Select(line => line.TrimEnd()).ToHashSet();
                    Assert.All(lines, line => Assert.Contains(printed, other => other == line || other.StartsWith(line, StringComparison.Ordinal)));
                    run++;
                }
            }
        }

        Assert.Equal(commands, run);
        var shown = Pictures().Matches(text).Select(picture => picture.Groups["file"].Value).ToArray();
        Assert.Equal(pictures, shown.Length);
        Assert.All(shown, file => Picture($"{page}-", file));
    }

    public void Dispose() => folder.Dispose();

    private void Picture(string prefix, string file)
    {
        var (drawn, kept) = (Path.Combine(folder.Path, file[prefix.Length..]), Repository.At("docs", "figures", file));
        if (Environment.GetEnvironmentVariable("AGENTSIM_APPROVE") == "1") File.Copy(drawn, kept, overwrite: true);
        Assert.Equal(File.ReadAllText(kept), File.ReadAllText(drawn));
    }

    /// <summary>Each command of a fence, without its first word, with the lines shown below it.</summary>
    private static IEnumerable<(string[] Command, string[] Shown)> Commands(string fence) =>
        fence.Split("$ agentsim ", StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(lines => (Words().Matches(lines[0]).Select(word => word.Groups["quoted"] is { Success: true } quoted ? quoted.Value : word.Value).ToArray(), lines[1..].Select(line => line.TrimEnd()).ToArray()));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex("^```(?:yaml (?<file>\\S+)|console)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"!\[[^\]]*\]\(figures/(?<file>[^)]+)\)")]
    private static partial Regex Pictures();

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|\\S+")]
    private static partial Regex Words();
}
