using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Calibrating;
using AgentSim.App.Terminal;
using AgentSim.Results.Calibrating;

namespace AgentSim.App.Verbs;

/// <summary><c>fit RESULTS</c>: tells how histories under the posterior of a calibration stand to its targets, or to those that were held back.</summary>
internal static class FitVerb
{
    public static Command Create()
    {
        var results = new Argument<string>("RESULTS") { Description = "The folder of a calibration, such as results/kazakhstan-history.", HelpName = "RESULTS" };
        results.Validators.Add(found =>
        {
            if (!CalibrationFolder.Exists(found.Tokens[0].Value)) found.AddError($"There is no calibration in {found.Tokens[0].Value}: it has no calibration.json.");
        });
        var heldBack = new Option<bool>("--held-back") { Description = "Tell of the targets that were held back, instead: best once, at the end." };
        var parallel = WholeNumber.Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("fit", "Play a history of each draw of a posterior, and tell target by target whether history is covered.") { results, heldBack, parallel, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var (calibration, posterior) = Fitness.In(CalibrationFolder.Open(parsed.GetRequiredValue(results)));
            var targets = parsed.GetValue(heldBack) ? calibration.HeldBack : calibration.Targets;
            if (targets.IsEmpty) throw new WrongRequestException($"The calibration {calibration.Name} holds no targets back.");
            var fits = await Fitness.Of(calibration, posterior, targets, parsed.GetValue(parallel), cancellation);
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(new(calibration.Name, parsed.GetValue(heldBack), [.. fits.Select(FittedAnswer.Of)]), AnswerJson.Default.FitAnswer));
            else FitTable.Print(Screen.Output(), $"{calibration.Title}{(parsed.GetValue(heldBack) ? ": targets held back" : "")}", fits);
            return ExitCode.Done;
        });
        return verb;
    }
}
