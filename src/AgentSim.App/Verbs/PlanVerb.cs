using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Experimenting;
using AgentSim.App.Telling;
using AgentSim.App.Terminal;
using AgentSim.Experiments.Language;
using Spectre.Console;

namespace AgentSim.App.Verbs;

/// <summary><c>plan FILE</c>: tells what an experiment will cost, before anything of it is kept.</summary>
internal static class PlanVerb
{
    public static Command Create()
    {
        var (file, overrides) = (ExperimentFile.Argument(), new OverrideOptions());
        var parallel = WholeNumber.Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("plan", "Tell how many histories an experiment has, and about what time, disk and precision to expect.") { file, parallel, json };
        overrides.AddTo(verb);
        verb.SetAction((parsed, cancellation) => Tell(parsed.GetRequiredValue(file), overrides.Of(parsed), parsed.GetValue(parallel), parsed.GetValue(json) ? Format.Json : Format.Text, cancellation));
        return verb;
    }

    private static async Task<int> Tell(string file, ExperimentOverrides asked, int parallel, Format format, CancellationToken cancellation)
    {
        var read = ExperimentFile.Read(file, asked);
        if (read.Experiment is not { } experiment)
        {
            foreach (var error in read.Errors) await Console.Error.WriteLineAsync(error.ToString());
            return ExitCode.Wrong;
        }

        var plan = await Plan.Of(experiment, ExperimentFile.Identity(read, asked), parallel, cancellation);
        if (format == Format.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(PlanAnswer.Of(plan), AnswerJson.Default.PlanAnswer));
            return ExitCode.Done;
        }

        var console = Screen.Output();
        Screen.PrintHead(console, experiment.Title);
        var most = experiment.Until is null ? "" : "at most ";
        console.WriteLine($"Arms           {plan.Arms}");
        console.WriteLine($"Design points  {Numerals.Whole(plan.Points)}");
        console.WriteLine($"Histories      {most}{Numerals.Whole(plan.Histories)}");
        console.WriteLine($"Time           {most}{Numerals.Time(plan.Seconds)} with {parallel} batches at once");
        console.WriteLine($"Disk           {most}{Numerals.Number(plan.Bytes / 1e6)} MB");
        if (plan.Errors.IsEmpty) return ExitCode.Done;
        var table = Screen.Table("Hypothesis", "of", "pilot", "expected standard error");
        table.Columns[1].LeftAligned();
        foreach (var error in plan.Errors)
            table.AddRow(Screen.Plain(error.Hypothesis), Screen.Plain(error.Of), Screen.Plain(Numerals.Number(error.Pilot)), Screen.Plain(Numerals.Number(error.StandardError)));
        FittedTable.Print(console, table);
        foreach (var error in plan.Errors.Where(error => error.WhyNot is not null))
        {
            foreach (var line in new Line(1, $"{error.Hypothesis}, {error.Of}: not foretold, for {error.WhyNot}.").Fit(console.Profile.Width)) console.WriteLine(line);
        }

        if (plan.Points > 1) console.WriteLine("Errors are of single design points, by the first of them.");
        return ExitCode.Done;
    }
}
