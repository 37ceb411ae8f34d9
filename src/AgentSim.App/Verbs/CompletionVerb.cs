using System.CommandLine;
using System.Diagnostics;

namespace AgentSim.App.Verbs;

/// <summary><c>completion SHELL</c>: prints a script by which a shell completes this program's arguments. It asks the program itself what may come next.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        _agentsim() {
          local IFS=$'\n'
          COMPREPLY=($(agentsim "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
          [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -F _agentsim agentsim
        """;

    private const string Zsh = """
        _agentsim() {
          local line="${words}"
          local -a found
          found=("${(@f)$(agentsim "[suggest:${#line}]" "${line}" 2>/dev/null)}")
          [[ -n "${found}" ]] && compadd -- "${found[@]}" || _files
        }
        compdef _agentsim agentsim
        """;

    private const string Fish = """
        complete -c agentsim -a '(agentsim "[suggest:"(commandline -C)"]" (commandline -cp | string collect) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName agentsim -ScriptBlock {
          param($word, $line, $position)
          agentsim "[suggest:$position]" "$line" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var verb = new Command("completion", "Print a script for shell completion; for bash: source <(agentsim completion bash)") { shell };
        verb.SetAction(parsed => Console.Out.WriteLine(ScriptFor(parsed.GetRequiredValue(shell))));
        return verb;
    }

    private static string ScriptFor(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => PowerShell,
        _ => throw new UnreachableException(),
    };
}
