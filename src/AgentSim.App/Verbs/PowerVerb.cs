using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Powering;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments;
using AgentSim.Games;
using AgentSim.Games.Cooperative;
using AgentSim.Games.Power;
using AgentSim.Games.Reading;
using AgentSim.Games.Transit;

namespace AgentSim.App.Verbs;

/// <summary><c>power FILE</c>: who has how much power in a voting body, a cooperative game or a transit network.</summary>
internal static class PowerVerb
{
    private const string Description = """
        Tell who has how much power, each answer with its proof.

        FILE is YAML with one of these keys, and a title there:
          voting       quota, members: Shapley-Shubik and Banzhaf, minimal winning coalitions
          coalitional  players, worths (or costs) of coalitions: Shapley value, nucleolus, core
          transit      producers, routes, owners: the same, and what each route is worth to whom
          tariffs      demand, states in series: what each asks for transit
        or a table member,weight (with --quota), or coalition,worth. A transit network whose file names a model takes numbers from its yearly measures: --history plays a history of it.
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A voting body, a cooperative game or a transit network.", HelpName = "FILE" };
        var quota = new Option<string?>("--quota") { Description = "Weight that wins, where FILE is a table of members and weights.", HelpName = "Q" };
        var without = new Option<string[]>("--without") { Description = "Close this route of a transit network; may be given several times.", HelpName = "ROUTE", DefaultValueFactory = _ => [] };
        var history = WholeNumber.Of("--history", "Which history of the model that FILE names, from 0.", 0u, 0u, RunDesign.MostHistories - 1u);
        var settings = ModelOptions.Repeated("--set", "Set something of the model, as in play.", "NAME=VALUE");
        var posterior = ModelOptions.Posterior();
        var randomSeed = WholeNumber.Of("--random-seed", "The number from which the history's luck is drawn.", 1UL, 0UL, ulong.MaxValue);
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("power", Description) { file, quota, without, history, settings, posterior, randomSeed, json };
        verb.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(file);
            var format = parsed.GetValue(json) ? Format.Json : Format.Text;
            var question = Read(name, parsed.GetValue(quota));
            if (question is not TransitQuestion && parsed.GetValue(without) is { Length: > 0 }) throw new WrongRequestException($"--without closes routes of a transit network, and {name} is none.");
            if (question is not TransitQuestion { Plan.Model: not null } && new Option[] { history, settings, posterior, randomSeed }.Any(option => parsed.GetResult(option) is { Implicit: false }))
                throw new WrongRequestException($"{name} names no model, so that there is no history to play: leave --history and the like out.");
            return question switch
            {
                VotingQuestion voting => Tell(voting, format),
                CoalitionalQuestion coalitional => Tell(coalitional, format),
                TariffQuestion tariffs => Tell(tariffs.Chain, format),
                TransitQuestion { Plan: { Model: { } model } plan } => Tell(plan, name, Request(name, model, parsed.GetValue(settings), parsed.GetValue(posterior), parsed.GetValue(randomSeed)), parsed.GetValue(history), parsed.GetValue(without)!, format),
                TransitQuestion { Plan: var plan } => Tell(plan, parsed.GetValue(without)!, format),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        });
        return verb;
    }

    private static int Tell(VotingQuestion question, Format format)
    {
        var power = Refused(() => VotingPower.Of(question.Game));
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(VotingAnswer.Of(question.Game, power), AnswerJson.Default.VotingAnswer));
        else PowerTables.Print(Screen.Output(), question.Game, power);
        return ExitCode.Done;
    }

    private static int Tell(CoalitionalQuestion question, Format format)
    {
        var solution = Refused(() => CooperativeSolution.Of(question.Game));
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(CoalitionalAnswer.Of(question, solution), AnswerJson.Default.CoalitionalAnswer));
        else PowerTables.Print(Screen.Output(), question, solution);
        return ExitCode.Done;
    }

    private static int Tell(TariffChain chain, Format format)
    {
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(TariffAnswer.Of(chain), AnswerJson.Default.TariffAnswer));
        else TransitTables.Print(Screen.Output(), chain);
        return ExitCode.Done;
    }

    private static int Tell(TransitPlan plan, string[] closed, Format format)
    {
        var one = Refused(() => TransitYear.Of(plan, 0, _ => throw new InvalidOperationException("A file without a model has numbers only."), closed));
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(TransitAnswer.Of(plan, null, null, closed, [one]), AnswerJson.Default.TransitAnswer));
        else TransitTables.Print(Screen.Output(), one, closed);
        return ExitCode.Done;
    }

    private static int Tell(TransitPlan plan, string file, RunRequest request, uint history, string[] closed, Format format)
    {
        var (run, errors) = RunDesign.Of(request);
        if (run is null)
        {
            foreach (var error in errors) Console.Error.WriteLine(error);
            return ExitCode.Wrong;
        }

        var years = TransitHistory.Play(plan, file, run, history, request.RandomSeed, closed);
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(TransitAnswer.Of(plan, history, request.RandomSeed, closed, years), AnswerJson.Default.TransitAnswer));
        else TransitTables.Print(Screen.Output(), plan, history, request.RandomSeed, closed, years);
        return ExitCode.Done;
    }

    /// <summary>A model that lies beside the file that names it is meant before others of its name.</summary>
    private static RunRequest Request(string file, string model, string[]? settings, string? posterior, ulong randomSeed)
    {
        var beside = Path.Combine(Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : ".", model);
        var path = ModelFile.Find(beside) ?? ModelFile.Find(model) ?? throw new WrongRequestException($"{file}: {ModelFile.NotFound(model)}");
        return new(path, null, ModelOptions.Pairs(settings), [], [Arm.Baseline], new(1, 1), randomSeed, null, 1, posterior, null);
    }

    private static PowerQuestion Read(string file, string? quota)
    {
        if (!File.Exists(file)) throw new WrongRequestException($"There is no file {file}.");
        return Refused(() => PowerReader.Read(File.ReadAllText(file), file, quota));
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
