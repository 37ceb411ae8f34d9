using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Predicting;
using AgentSim.App.Terminal;
using AgentSim.Games;
using AgentSim.Games.Predicting;
using AgentSim.Games.Reading;

namespace AgentSim.App.Verbs;

/// <summary><c>predict TABLE</c>: what positions and saliences make of decisions, and how far that is off where the outcomes are known.</summary>
internal static class PredictVerb
{
    private const string Description = $"""
        Predict decisions from the positions of those who make them, and tell how far that is off where outcomes are known: mean absolute error beside that of the weighted mean and median, intervals clustered by proposal.

        TABLE is comma-separated, a line for each actor on each issue: actor, position, salience, and optionally issue, proposal, procedure, reference_point, outcome, capability; several dimensions are position1, salience1, ...
        {PredictionProtocols.Provenance}
        """;

    public static Command Create()
    {
        var table = new Argument<string>("TABLE") { Description = "A table of decisions.", HelpName = "TABLE" };
        var protocol = new Option<string?>("--protocol") { Description = $"How positions become an outcome: {string.Join("; ", PredictionProtocols.All.Select(one => $"{one.Name}, {one.Description}"))}.", HelpName = "NAME" };
        var rounds = new Option<int?>("--rounds")
        {
            Description = "Tell every round; with a number, play so many of them (spatial-politics may stop earlier). A table of one issue tells them anyway.", HelpName = "N", Arity = ArgumentArity.ZeroOrOne,
            CustomParser = found => found.Tokens.Count == 0 ? null : WholeNumber.Read(found, "--rounds", 1, 1000),
        };
        var fit = new Option<bool>("--fit") { Description = "Fit the protocol's settings, or the best of all with settings, to the table's outcomes, and tell the cross-validated error." };
        var folds = WholeNumber.Of("--folds", "Folds of the cross-validation, by proposal.", Fitting.UsualFolds, 2, 1000);
        var seed = WholeNumber.Of<ulong>("--seed", "Deals proposals out to folds.", 1, 0, ulong.MaxValue);
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON, with every prediction." };
        var verb = new Command("predict", Description) { table, protocol, rounds, fit, folds, seed, json };
        verb.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(table);
            var named = parsed.GetValue(protocol) is { } name ? Named(name) : null;
            var (read, most) = (Read(file), parsed.GetValue(rounds));
            var forecast = Refused(() => parsed.GetValue(fit) ? Forecast.Fitted(read, Fitted(read, named, parsed.GetValue(folds), parsed.GetValue(seed)), most) : Forecast.Of(read, named ?? PredictionProtocols.Usual, most));
            return Print(file, forecast, parsed.GetResult(rounds) is not null || read.Decisions.Length == 1, parsed.GetValue(json) ? Format.Json : Format.Text);
        });
        return verb;
    }

    private static int Print(string file, Forecast forecast, bool showRounds, Format format)
    {
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(PredictAnswer.Of(file, forecast, showRounds), AnswerJson.Default.PredictAnswer));
        else ForecastTables.Print(Screen.Output(), Path.GetFileName(file), forecast, showRounds);
        return ExitCode.Done;
    }

    private static PredictionProtocol Named(string name) => PredictionProtocols.Named(name) ?? throw new WrongRequestException(
        $"There is no protocol {name}; protocols are {string.Join(", ", PredictionProtocols.All.Select(protocol => protocol.Name))}.");

    private static DecisionTable Read(string file)
    {
        if (!File.Exists(file)) throw new WrongRequestException($"There is no file {file}.");
        return Refused(() => DecisionTableReader.Read(File.ReadAllText(file), file));
    }

    private static Fit Fitted(DecisionTable table, PredictionProtocol? protocol, int folds, ulong seed)
    {
        if (table.Decisions.All(decision => decision.Outcome is null)) throw new WrongRequestException("--fit needs a column of outcomes to fit to.");
        return Fitting.Of(table.Decisions, protocol, folds, seed);
    }

    private static T Refused<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (WrongGameException wrong)
        {
            throw new WrongRequestException(wrong.Message);
        }
    }
}
