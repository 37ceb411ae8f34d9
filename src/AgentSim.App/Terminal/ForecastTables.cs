using System.Globalization;
using AgentSim.App.Predicting;
using AgentSim.App.Telling;
using AgentSim.Games.Predicting;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Predictions of decisions, as a person reads them.</summary>
internal static class ForecastTables
{
    private const int FigureWidth = 9;

    public static void Print(IAnsiConsole console, string file, Forecast forecast, bool showRounds)
    {
        Screen.PrintHead(console, $"{file}: {Numerals.Count(forecast.Decisions.Length, "decision", "decisions")} by {forecast.Protocol.Name}, {forecast.Protocol.Description}");
        if (forecast.Table.LeftOut > 0) PrintText(console, $"{Numerals.Count(forecast.Table.LeftOut, "line", "lines")} without a position or a salience: left out.");
        PrintSettings(console, forecast);
        if (forecast.Scores is { } scores) PrintScores(console, forecast.Protocol.Name, scores, forecast.Fit is not null);
        if (forecast.Scores is null || forecast.Decisions.Length == 1) PrintPredictions(console, forecast);
        if (!showRounds) return;
        foreach (var one in forecast.Decisions) PrintRounds(console, one, forecast.Table);
    }

    private static void PrintSettings(IAnsiConsole console, Forecast forecast)
    {
        if (forecast.Protocol.Settings.IsEmpty) return;
        PrintText(console, string.Join(", ", forecast.Protocol.Settings.Select(setting => $"{setting.Name} {Exact(setting.Value)}")) + ".");
        PrintText(console, forecast.Fit is { } fit ? $"Fitted to this table; errors are of decisions whose proposal the settings have not seen, in {fit.Folds} folds (seed {fit.Seed})." : PredictionProtocols.Provenance);
        if (forecast.Fit is null) return;
        foreach (var group in forecast.Fit.Chosen.GroupBy(one => one).OrderByDescending(group => group.Count()))
            PrintText(console, $"{group.Count()} of {forecast.Fit.Folds} folds: {group.Key.Name} with {string.Join(", ", group.Key.Settings.Select(setting => $"{setting.Name} {Exact(setting.Value)}"))}.");
    }

    private static void PrintScores(IAnsiConsole console, string protocol, Scores scores, bool isFitted)
    {
        var table = Screen.Table("Protocol", isFitted ? "unseen MAE" : "MAE", "95 % interval", "difference", "95 % interval");
        Add(protocol, scores.Own, null);
        Add("weighted mean", scores.Mean, scores.ToMean);
        Add("median", scores.Median, scores.ToMedian);
        FittedTable.Print(console, table);
        PrintText(console, $"{Numerals.Count(scores.Decisions, "decision", "decisions")} with an outcome, of {Numerals.Count(scores.Proposals, "proposal", "proposals")}. MAE is the mean absolute error; a difference is that of {protocol} less that of the line, paired by decision; intervals are clustered by proposal.");

        void Add(string name, ClusteredMean error, ClusteredMean? difference) => table.AddRow(
            Screen.Plain(name), Screen.Plain(Figure(error.Value)), Screen.Plain(Interval(error)), Screen.Plain(difference is null ? "" : Figure(difference.Value)), Screen.Plain(difference is null ? "" : Interval(difference)));
    }

    private static void PrintPredictions(IAnsiConsole console, Forecast forecast)
    {
        var several = forecast.Table.Dimensions.Length > 1;
        var table = Screen.Table("Issue", "prediction", "weighted mean", "median", "outcome");
        foreach (var one in forecast.Decisions)
        {
            for (var dimension = 0; dimension < one.Prediction.Length; dimension++)
            {
                table.AddRow(
                    Screen.Plain(several ? $"{one.Decision.Issue}, {forecast.Table.Dimensions[dimension]}" : one.Decision.Issue), Screen.Plain(Figure(one.Prediction[dimension])), Screen.Plain(Figure(one.Mean[dimension])),
                    Screen.Plain(Figure(one.Median[dimension])), Screen.Plain(one.Decision.Outcome is { } outcome ? Exact(outcome) : "unknown"));
            }
        }

        FittedTable.Print(console, table);
    }

    private static void PrintRounds(IAnsiConsole console, PredictedDecision one, DecisionTable decisions)
    {
        var rounds = one.Talks.Rounds;
        var shown = Screen.Spread(rounds.Length, Math.Max(2, (console.Profile.Width - 20) / FigureWidth));
        var table = Screen.Table([one.Decision.Issue, .. shown.Select(place => $"{rounds[place].Number}")]);
        for (var dimension = 0; dimension < decisions.Dimensions.Length; dimension++)
        {
            var along = dimension;
            var suffix = decisions.Dimensions.Length > 1 ? $", {decisions.Dimensions[dimension]}" : "";
            foreach (var (place, actor) in one.Decision.Actors.Index()) Add(actor.Name + suffix, round => round.Positions[place][along]);
            Add("median" + suffix, round => round.Median[along]);
            Add("mean" + suffix, round => round.Mean[along]);
        }

        if (!rounds[0].Chances.IsEmpty)
            foreach (var (place, actor) in one.Decision.Actors.Index()) Add($"chance of {actor.Name}", round => round.Chances[place]);
        console.WriteLine();
        FittedTable.Print(console, table);
        if (shown.Length < rounds.Length) PrintText(console, $"{shown.Length} of {rounds.Length} rounds; --json has all of them, with every digit.");

        void Add(string name, Func<TalksRound, double> value) => table.AddRow([Screen.Plain(name), .. shown.Select(place => Screen.Plain(value(rounds[place]).ToString("0.0000", CultureInfo.InvariantCulture)))]);
    }

    private static string Interval(ClusteredMean mean) => double.IsNaN(mean.Low) ? "" : $"{Figure(mean.Low)} to {Figure(mean.High)}";

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static void PrintText(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line);
    }
}
