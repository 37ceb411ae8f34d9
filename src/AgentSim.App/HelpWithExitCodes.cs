using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AgentSim.App;

/// <summary>The usual help, and below it what the exit codes mean.</summary>
internal sealed class HelpWithExitCodes : SynchronousCommandLineAction
{
    private readonly HelpAction help;

    private HelpWithExitCodes(HelpAction help)
    {
        this.help = help;
        help.MaxWidth = Terminal.Screen.OutputWidth;
    }

    /// <summary>Has the help of a command and of all its verbs say it.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        foreach (var rare in new[] { "-?", "/?", "/h" }) option.Aliases.Remove(rare);
        option.Action = new HelpWithExitCodes((HelpAction)option.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(ExitCode.Meaning);
        return code;
    }
}
