using System.CommandLine;
using AgentSim.App.Running;
using AgentSim.App.Telling;
using AgentSim.App.Terminal;
using AgentSim.Simulation.Play;
using Spectre.Console;

namespace AgentSim.App.Verbs;

/// <summary><c>diff A B</c>: tells where the same history of two arms or results parts, and why.</summary>
internal static class DiffVerb
{
    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "Results, or an arm of them: results/x or results/x:arm." };
        var second = new Argument<string>("B") { Description = "Other results, or another arm of the same." };
        var history = WholeNumber.Of("--history", "Which history, from 0.", 0, 0, RunDesign.MostHistories - 1);
        var point = WholeNumber.Of("--point", "Which design point, from 0.", 0, 0, int.MaxValue);
        var verb = new Command("diff", "Tell the first difference between the same history of two arms: which session, which offer, which term of utility.") { first, second, history, point };
        verb.SetAction(parsed => Diff(ArmOfResults.Of(parsed.GetRequiredValue(first)), ArmOfResults.Of(parsed.GetRequiredValue(second)), parsed.GetValue(point), parsed.GetValue(history)));
        return verb;
    }

    private static int Diff(ArmOfResults first, ArmOfResults second, int point, int history)
    {
        var (one, other) = (Told(first, point, history), Told(second, point, history));
        var console = Screen.Output();
        if (Parting.Of(one, other) is not { } parting)
        {
            console.WriteLine($"History {history} is the same in {first} and {second}, from the first period to the last.");
            return ExitCode.Done;
        }

        Screen.PrintHead(console, $"History {history} parts in {parting.Period}");
        if (parting.Reason.Length > 0) console.WriteLine(parting.Reason);
        foreach (var (arm, lines) in (ReadOnlySpan<(ArmOfResults, IReadOnlyList<Line>)>)[(first, parting.First), (second, parting.Second)])
        {
            console.WriteLine();
            Screen.PrintHead(console, arm.ToString());
            foreach (var line in lines.SelectMany(line => line.Fit(console.Profile.Width))) console.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static (Model Model, Transcript Transcript) Told(ArmOfResults arm, int point, int history)
    {
        var replay = Replay.Of(arm.Results);
        var batch = replay.HistoryOf(arm.Arm, point, history);
        return (replay.Prepared.Run.ModelOf(batch), replay.Tell(batch));
    }
}
