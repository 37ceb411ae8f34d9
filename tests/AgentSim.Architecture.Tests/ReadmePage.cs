using System.Text.RegularExpressions;

namespace AgentSim.Architecture.Tests;

/// <summary>The README, and the blocks in it.</summary>
internal static partial class ReadmePage
{
    /// <summary>What every command begins with that starts the program.</summary>
    public const string Program = "dotnet run -c Release --project src/AgentSim.App -- ";

    /// <summary>The file that the first model is saved as.</summary>
    public const string FirstModel = "road.yaml";

    /// <summary>All of it.</summary>
    public static string Text { get; } = Tree.Read("README.md");

    /// <summary>Commands that start the program, without the first part.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. Lines("sh").Where(line => line.StartsWith(Program, StringComparison.Ordinal)).Select(line => line[Program.Length..])];

    /// <summary>The first block in a language.</summary>
    public static string Block(string language) => Blocks(language).First();

    /// <summary>The lines of all blocks in a language.</summary>
    public static IEnumerable<string> Lines(string language) => Blocks(language).SelectMany(block => block.Split('\n')).Where(line => line.Length > 0);

    private static IEnumerable<string> Blocks(string language) =>
        Fence().Matches(Text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    [GeneratedRegex("```(\\w*)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
