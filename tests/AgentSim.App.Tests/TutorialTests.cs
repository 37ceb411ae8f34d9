using System.Text.RegularExpressions;

namespace AgentSim.App.Tests;

/// <summary>The tutorials: their files are saved and their commands run, in their order, in a folder with the models of the repository; every line that they show is printed.</summary>
public sealed partial class TutorialTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("tutorial.md", 8)]
    [InlineData("tutorial-model.md", 5)]
    public async Task A_tutorial_prints_what_it_shows(string page, int commands)
    {
        foreach (var shelf in new[] { "models", "seeds" }) Copy(Repository.At(shelf), Path.Combine(folder.Path, shelf));
        var run = 0;
        foreach (Match fence in Fences().Matches(await File.ReadAllTextAsync(Repository.At("docs", page), TestContext.Current.CancellationToken)))
        {
            if (fence.Groups["file"] is { Success: true } file) folder.Write(file.Value, fence.Groups["text"].Value);
            else
            {
                foreach (var (command, shown) in Commands(fence.Groups["text"].Value))
                {
                    var ending = await AgentSimProcess.RunIn(folder.Path, command);
                    Assert.True(ending.Code == 0, $"{page}: {string.Join(' ', command)} ended with {ending.Code}: {ending.Error}");
                    var printed = ending.Lines.Select(line => line.TrimEnd()).ToHashSet();
                    Assert.All(shown, line => Assert.Contains(printed, other => other == line || other.StartsWith(line, StringComparison.Ordinal)));
                    run++;
                }
            }
        }

        Assert.Equal(commands, run);
    }

    public void Dispose() => folder.Dispose();

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

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|\\S+")]
    private static partial Regex Words();
}
