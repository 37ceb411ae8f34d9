using System.Diagnostics;

namespace AgentSim.App.Tests;

/// <summary>The script for bash, in a bash.</summary>
public class CompletionTests
{
    // Sources what the program prints, and asks for the completions of a line as bash does when Tab is pressed at its end.
    private const string Session = """
        PATH="$1:$PATH"
        source <(agentsim completion bash)
        [ "$(complete -p agentsim)" = "complete -F _agentsim agentsim" ] || exit 9
        COMP_LINE=$2 COMP_POINT=${#2}
        read -ra COMP_WORDS <<<"$2"
        case $2 in *' ') COMP_WORDS+=('') ;; esac
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _agentsim
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    [Theory]
    [InlineData("agentsim ver", "verify")]
    [InlineData("agentsim run kazakhstan-n", "kazakhstan-null")]
    [InlineData("agentsim check examples/t", "examples/two-patrons")]
    [InlineData("agentsim play two-patrons --his", "--history")]
    [InlineData("agentsim run two-patrons --seed ka", "kazakhstan-1992")]
    [InlineData("agentsim run two-patrons --arm r", "random-play")]
    [InlineData("agentsim run models/kazakhstan.y", "models/kazakhstan.yaml")]
    [InlineData("agentsim run two", "examples/two-patrons")]
    [InlineData("agentsim completion ", "--help -h bash fish pwsh zsh")]
    [InlineData("agentsim check kazakhstan", "kazakhstan kazakhstan-null")]
    public async Task Bash_completes_verbs_options_models_and_files(string line, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        var start = new ProcessStartInfo("/bin/bash", ["--norc", "-c", Session, "bash", Repository.Program, line]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, bash.ExitCode);
        Assert.Equal(expected, string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
