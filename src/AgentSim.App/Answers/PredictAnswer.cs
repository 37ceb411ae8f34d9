using System.Text.Json.Nodes;
using AgentSim.App.Predicting;
using AgentSim.Games.Predicting;

namespace AgentSim.App.Answers;

/// <summary>What <c>predict --json</c> prints. Errors are null where no outcome is known, ends of intervals where there is one proposal only, folds and seed where nothing was fitted.</summary>
/// <remarks>
/// Ends of intervals of 95 per cent, clustered by proposal, are low and high. Baseline and difference are those of the mean by capability times salience; the median's follow. Actors is how many different ones the table has, scored
/// how many decisions have an outcome, proposals of how many proposals those are; chosen the settings that the other folds give, and in how many folds.
/// </remarks>
internal sealed record PredictAnswer(
    string Table, string Protocol, Dictionary<string, double> Settings, string? SettingsSource, int Decisions, int? Scored, int? Proposals, int Actors,
    double? Mae, double? Low, double? High, double? BaselineMae, double? Difference, double? DifferenceLow, double? DifferenceHigh,
    double? MedianMae, double? MedianDifference, double? MedianDifferenceLow, double? MedianDifferenceHigh, int? Folds, ulong? Seed, ChosenAnswer[]? Chosen, PredictionAnswer[] Predictions)
{
    /// <summary>The answer on a table.</summary>
    /// <param name="file">The table's file.</param>
    /// <param name="forecast">What is predicted.</param>
    /// <param name="showRounds">Whether rounds are told.</param>
    public static PredictAnswer Of(string file, Forecast forecast, bool showRounds)
    {
        var (scores, fit) = (forecast.Scores, forecast.Fit);
        return new(
            file, forecast.Protocol.Name, SettingsOf(forecast.Protocol), forecast.Protocol.Settings.IsEmpty ? null : fit is null ? PredictionProtocols.Provenance : "Fitted to this table.",
            forecast.Decisions.Length, scores?.Decisions, scores?.Proposals, forecast.Actors,
            scores?.Own.Value, End(scores?.Own.Low), End(scores?.Own.High), scores?.Mean.Value, scores?.ToMean.Value, End(scores?.ToMean.Low), End(scores?.ToMean.High),
            scores?.Median.Value, scores?.ToMedian.Value, End(scores?.ToMedian.Low), End(scores?.ToMedian.High), fit?.Folds, fit?.Seed,
            fit is null ? null : [.. fit.Chosen.GroupBy(one => one).Select(group => new ChosenAnswer(group.Key.Name, SettingsOf(group.Key), group.Count())).OrderByDescending(one => one.Folds)],
            [.. forecast.Decisions.Select(one => PredictionAnswer.Of(one, showRounds))]);
    }

    private static Dictionary<string, double> SettingsOf(PredictionProtocol protocol) => protocol.Settings.ToDictionary(setting => setting.Name, setting => setting.Value);

    private static double? End(double? end) => end is { } known ? Known.Number(known) : null;
}

/// <summary>Settings that some folds were predicted with.</summary>
internal sealed record ChosenAnswer(string Protocol, Dictionary<string, double> Settings, int Folds);

/// <summary>One decision. What is told on each dimension is a number where there is one dimension, and an array of numbers where there are several.</summary>
internal sealed record PredictionAnswer(string Issue, string Proposal, double? Outcome, JsonNode Prediction, JsonNode WeightedMean, JsonNode Median, TalksRoundAnswer[]? Rounds)
{
    public static PredictionAnswer Of(PredictedDecision one, bool showRounds) => new(
        one.Decision.Issue, one.Decision.Proposal, one.Decision.Outcome, Along(one.Prediction), Along(one.Mean), Along(one.Median),
        showRounds ? [.. one.Talks.Rounds.Select(round => TalksRoundAnswer.Of(round, one.Decision))] : null);

    /// <summary>A number, or an array of several.</summary>
    public static JsonNode Along(IReadOnlyList<double> values) => values.Count == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(value => (JsonNode)JsonValue.Create(value))]);
}

/// <summary>Where everybody stands after a round; winning probabilities are null where the protocol knows none.</summary>
internal sealed record TalksRoundAnswer(int Round, JsonNode Median, JsonNode Mean, Dictionary<string, JsonNode> Positions, Dictionary<string, double>? WinningProbabilities)
{
    public static TalksRoundAnswer Of(TalksRound round, Decision decision) => new(
        round.Number, PredictionAnswer.Along(round.Median), PredictionAnswer.Along(round.Mean),
        decision.Actors.Zip(round.Positions).ToDictionary(pair => pair.First.Name, pair => PredictionAnswer.Along(pair.Second)),
        round.Chances.IsEmpty ? null : decision.Actors.Zip(round.Chances).ToDictionary(pair => pair.First.Name, pair => pair.Second));
}
