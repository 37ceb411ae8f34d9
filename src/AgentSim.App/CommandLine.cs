using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using AgentSim.App.Verbs;
using AgentSim.Cluster;

namespace AgentSim.App;

/// <summary>The command line, where everything is put together.</summary>
internal static class CommandLine
{
    private const string Description = "AgentSim plays thousands of histories of a model of bargaining states.";

    // A cancelled verb has this long to put away what is done.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Does what the arguments say.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] arguments)
    {
        var root = new RootCommand(Description) { RunVerb.Create(), PlayVerb.Create(), PlanVerb.Create(), ExperimentVerb.Create(), WorkerVerb.Create(), MergeVerb.Create(), CalibrateVerb.Create(), FitVerb.Create(), QueryVerb.Create(), CompareVerb.Create(), DiffVerb.Create(), FigureVerb.Create(), ReportVerb.Create(), VerifyVerb.Create(), RetryVerb.Create(), ArchiveVerb.Create(), ServeVerb.Create(), CheckVerb.Create(), DescribeVerb.Create(), SolveVerb.Create(), PredictVerb.Create(), PowerVerb.Create(), SimilarityVerb.Create(), SchemaVerb.Create(), CompletionVerb.Create() };
        HelpWithExitCodes.AddTo(root);
        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction wrong) wrong.ShowHelp = false;
        try
        {
            // What was perhaps meant is no answer, and so stays out of standard output.
            var output = parsed.Action is ParseErrorAction ? Console.Error : Console.Out;
            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Grace, Output = output });
            if (parsed.Action is not ParseErrorAction) return code;
            await Console.Error.WriteLineAsync($"See {string.Join(' ', Verbs(parsed.CommandResult).Reverse().Prepend("agentsim"))} --help.");
            return ExitCode.Wrong;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception refused) when (refused is WrongRequestException or RefusedException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCode.Wrong;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"agentsim: {fault.Message} ({fault.GetType().Name})");
            return ExitCode.Fault;
        }
    }

    /// <summary>The verb that was meant and those that it is below, from within: <c>status</c>, <c>experiment</c>.</summary>
    private static IEnumerable<string> Verbs(SymbolResult? found)
    {
        for (; found is CommandResult { Command: not RootCommand } verb; found = found.Parent) yield return verb.Command.Name;
    }
}
