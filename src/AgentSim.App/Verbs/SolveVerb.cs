using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Solving;
using AgentSim.App.Terminal;
using AgentSim.Games;
using AgentSim.Games.Reading;
using AgentSim.Games.Strategic;
using AgentSim.Simulation.Staging;

namespace AgentSim.App.Verbs;

/// <summary><c>solve GAME</c>: the equilibria of a game in strategic form, or of a moment of a model, each with the proof of how good it is.</summary>
internal static class SolveVerb
{
    public static Command Create()
    {
        var what = new Argument<string>("GAME") { Description = "A game in strategic form (Gambit's .nfg, or YAML with players and payoffs), a bargaining problem (YAML with a scenario or a legislature), or a model.", HelpName = "GAME" };
        what.CompletionSources.Add(_ => ModelFile.Known());
        var stage = new StageOptions(what);
        var lambdas = new Option<string[]>("--qre") { Description = "Find the logit quantal response equilibria at this precision, too; may be given several times.", HelpName = "LAMBDA", DefaultValueFactory = _ => [] };
        lambdas.Validators.Add(found =>
        {
            foreach (var token in found.Tokens.Where(token => !(Lambda(token.Value) >= 0))) found.AddError($"--qre needs a number from 0, but is {token.Value}.");
        });
        var pure = new Option<bool>("--pure") { Description = "Only equilibria in pure strategies, of which games of any size are searched." };
        var write = new Option<string?>("--write") { Description = "Write the game to this file, in Gambit's format.", HelpName = "FILE.nfg" };
        var correlated = new Option<bool>("--correlated") { Description = "Find the correlated equilibrium with the largest sum of payoffs, too." };
        var json = new Option<bool>("--json") { Description = "Print them as JSON." };
        var verb = new Command("solve", "Find the Nash and logit equilibria of a game, or of a moment of a model, each with its regret or residual; or the solutions of a bargaining problem.");
        stage.AddTo(verb);
        foreach (var option in new Option[] { lambdas, pure, correlated, write, json }) verb.Add(option);
        verb.SetAction(parsed =>
        {
            var format = parsed.GetValue(json) ? Format.Json : Format.Text;
            var name = parsed.GetRequiredValue(what);
            var text = File.Exists(name) ? File.ReadAllText(name) : null;
            if (text is not null && GameFile.KindOf(text, name) is var kind and (GameFileKind.Scenario or GameFileKind.Frontier or GameFileKind.Legislature))
            {
                stage.Refuse(parsed, name, lambdas, pure, correlated, write);
                return Refused(() => Bargaining(text, name, kind, format));
            }

            var (game, moment) = Game(parsed, name, text, stage);
            if (parsed.GetValue(write) is { } file) NfgFile.Write(game, file);
            return Solve(game, moment, new(parsed.GetValue(pure), [.. parsed.GetValue(lambdas)!.Select(Lambda)], parsed.GetValue(correlated)), format);
        });
        return verb;
    }

    private static int Bargaining(string text, string name, GameFileKind kind, Format format) => kind switch
    {
        GameFileKind.Scenario => ScenarioPages.Print(ScenarioReader.Read(text, name), format),
        GameFileKind.Frontier => ScenarioPages.Print(ScenarioReader.ReadFrontier(text, name), format),
        _ => LegislaturePages.Print(LegislatureReader.Read(text, name), format),
    };

    private static (StrategicForm Game, StageGame? Moment) Game(ParseResult parsed, string name, string? text, StageOptions stage)
    {
        if (text is not null && GameFile.KindOf(text, name) == GameFileKind.StrategicForm)
        {
            stage.Refuse(parsed, name);
            return (Refused(() => GameReader.Read(text, name)), null);
        }

        if (ModelFile.Find(name) is null) throw new WrongRequestException(name.EndsWith(".nfg", StringComparison.OrdinalIgnoreCase) ? $"There is no file {name}." : ModelFile.NotFound(name));
        var (game, moment) = Refused(() => stage.Game(parsed));
        return (game, moment);
    }

    private static int Solve(StrategicForm game, StageGame? moment, Wanted wanted, Format format)
    {
        var nash = Refused(() => wanted.OnlyPure ? NashEquilibria.Pure(game) : NashEquilibria.Of(game));
        var logit = Refused(() => wanted.Lambdas.SelectMany(lambda => LogitEquilibria.Of(game, lambda, nash.Equilibria)).ToArray());
        var correlated = wanted.Correlated ? Refused(() => CorrelatedEquilibrium.Of(game)) : null;
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(SolveAnswer.Of(game, nash, logit, correlated), AnswerJson.Default.SolveAnswer));
        else EquilibriumLines.Print(Screen.Output(), game, moment, new(nash, logit, correlated));
        return ExitCode.Done;
    }

    private sealed record Wanted(bool OnlyPure, double[] Lambdas, bool Correlated);

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
