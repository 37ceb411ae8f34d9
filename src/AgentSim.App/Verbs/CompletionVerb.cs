using System.CommandLine;
using System.Diagnostics;

namespace AgentSim.App.Verbs;

/// <summary><c>completion SHELL</c>: prints a script by which a shell completes this program's arguments. It asks the program itself what may come next.</summary>
internal static class CompletionVerb
{
    // The program suggests what contains the word, too; bash would replace the word by what all have in common. Of files it knows nothing.
    private const string Bash = """
        _agentsim() {
          local word="${COMP_WORDS[COMP_CWORD]}" candidate found
          mapfile -t found < <(agentsim "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
          COMPREPLY=()
          for candidate in "${found[@]}"; do [[ $candidate == "$word"* ]] && COMPREPLY+=("$candidate"); done
          [ ${#COMPREPLY[@]} -eq 0 ] && [ ${#found[@]} -eq 1 ] && [ -n "$found" ] && COMPREPLY=("${found[@]}")
          [ ${#COMPREPLY[@]} -gt 0 ] && return
          compopt -o filenames 2>/dev/null
          mapfile -t COMPREPLY < <(compgen -f -- "$word")
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
        function __agentsim
          set -l line (commandline -cp | string collect)
          agentsim "[suggest:"(string length -- $line)"]" $line 2>/dev/null
        end
        complete -c agentsim -a '(__agentsim)'
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
