using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Running;
using AgentSim.App.Telling;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Verbs;

/// <summary><c>play MODEL --history K</c>: tells one history of a run, with everybody's reasons.</summary>
internal static class PlayVerb
{
    public static Command Create()
    {
        var model = new ModelOptions();
        var history = WholeNumber.Of("--history", "Which history of a run with the same options, from 0.", 0u, 0u, RunDesign.MostHistories - 1u);
        var ledger = new Option<string?>("--ledger") { Description = "Tell what each actor's utility came from, by year, or in one year or period (1998-Q3).", HelpName = "PERIOD", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        var verb = new Command("play", "Play one history of a model, and tell who proposed what, who agreed, and why.") { history };
        model.AddTo(verb);
        verb.Add(ledger);
        verb.Add(json);
        verb.SetAction(parsed => Play(
            model.Request(parsed, samples: 1, [Arm.Baseline]) with { KeepsLedger = parsed.GetResult(ledger) is not null },
            parsed.GetValue(history), parsed.GetValue(ledger), parsed.GetValue(json) ? Format.Json : Format.Text));
        return verb;
    }

    private static int Play(RunRequest request, uint history, string? when, Format format)
    {
        var (run, errors) = RunDesign.Of(request);
        if (run is null)
        {
            foreach (var error in errors) Console.Error.WriteLine(error);
            return ExitCode.Wrong;
        }

        var arm = run.Run.Design.Variants[0].Arms[0];
        var compiled = request.KeepsLedger ? CompiledModel.WithLedger(arm.Model) : CompiledModel.Of(arm.Model);
        var transcript = Chronicler.Play(compiled, new(history, 1, (uint)request.Sampling.Replications), request.RandomSeed, run.Run.Design.Given);
        var accounts = request.KeepsLedger && transcript.Records.Failures.IsEmpty ? Accounts.Of(arm.Model, transcript, when) : null;
        if (format == Format.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(PlayAnswer.Of(arm.Model, transcript, accounts), AnswerJson.Default.PlayAnswer));
        }
        else
        {
            var console = Screen.Output();
            StoryPages.Print(console, Title(arm, request, history), new(arm.Model, transcript));
            SeriesTable.Print(console, arm.Model, transcript.Records);
            if (accounts is not null) AccountTables.Print(console, accounts);
        }

        return transcript.Records.Failures.IsEmpty ? ExitCode.Done : ExitCode.HistoriesFailed;
    }

    private static string Title(Arm arm, RunRequest request, uint history) =>
        $"{arm.Model.Title}: history {history}" + (arm.Name == Arm.Baseline ? "" : $" of {arm.Name}")
        + (arm.Model.Seed.Name.Length == 0 ? ", no seed" : $", seed {arm.Model.Seed.Name}") + $", random seed {request.RandomSeed}";
}
