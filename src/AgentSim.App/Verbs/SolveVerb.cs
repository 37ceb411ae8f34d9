using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Terminal;
using AgentSim.Games;
using AgentSim.Games.Reading;
using AgentSim.Games.Strategic;

namespace AgentSim.App.Verbs;

/// <summary><c>solve GAME</c>: the equilibria of a game in strategic form, each with the proof of how good it is.</summary>
internal static class SolveVerb
{
    public static Command Create()
    {
        var game = new Argument<string>("GAME") { Description = "A game in strategic form: Gambit's .nfg, or YAML with players and payoffs.", HelpName = "GAME" };
        var lambdas = new Option<string[]>("--qre") { Description = "Find the logit quantal response equilibria at this precision, too; may be given several times.", HelpName = "LAMBDA", DefaultValueFactory = _ => [] };
        lambdas.Validators.Add(found =>
        {
            foreach (var token in found.Tokens.Where(token => !(Lambda(token.Value) >= 0))) found.AddError($"--qre needs a number from 0, but is {token.Value}.");
        });
        var pure = new Option<bool>("--pure") { Description = "Only equilibria in pure strategies, of which games of any size are searched." };
        var json = new Option<bool>("--json") { Description = "Print them as JSON." };
        var verb = new Command("solve", "Find the Nash and logit equilibria of a game in strategic form, each with its regret or residual.") { game, lambdas, pure, json };
        verb.SetAction(parsed => Solve(
            Read(parsed.GetRequiredValue(game)), parsed.GetValue(pure), [.. parsed.GetValue(lambdas)!.Select(Lambda)], parsed.GetValue(json) ? Format.Json : Format.Text));
        return verb;
    }

    private static StrategicForm Read(string file)
    {
        if (!File.Exists(file)) throw new WrongRequestException($"There is no file {file}.");
        return Refused(() => GameReader.Read(File.ReadAllText(file), file));
    }

    private static int Solve(StrategicForm game, bool pure, double[] lambdas, Format format)
    {
        var nash = Refused(() => pure ? NashEquilibria.Pure(game) : NashEquilibria.Of(game));
        var logit = Refused(() => lambdas.SelectMany(lambda => LogitEquilibria.Of(game, lambda, nash.Equilibria)).ToArray());
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(SolveAnswer.Of(game, nash, logit), AnswerJson.Default.SolveAnswer));
        else EquilibriumLines.Print(Screen.Output(), game, nash, logit);
        return ExitCode.Done;
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

    private static double Lambda(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var lambda) && double.IsFinite(lambda) ? lambda : double.NaN;
}
