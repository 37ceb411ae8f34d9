using System.Collections.Immutable;
using AgentSim.Games;
using AgentSim.Games.Predicting;

namespace AgentSim.App.Predicting;

/// <summary>What a protocol makes of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Protocol">The protocol, with its settings.</param>
/// <param name="Fit">How it was fitted to this table; null if it came with its settings.</param>
/// <param name="Decisions">In the order of the table.</param>
/// <param name="Scores">How far it is off; null if no outcome is known.</param>
internal sealed record Forecast(DecisionTable Table, PredictionProtocol Protocol, Fit? Fit, ImmutableArray<PredictedDecision> Decisions, Scores? Scores)
{
    /// <summary>How many political actors there are.</summary>
    public int Actors => Table.Decisions.SelectMany(decision => decision.Actors).Select(actor => actor.Name).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Predicts with a protocol as it is.</summary>
    /// <exception cref="WrongGameException">The protocol cannot play a decision.</exception>
    public static Forecast Of(DecisionTable table, PredictionProtocol protocol, int? rounds) => Of(table, protocol, null, rounds);

    /// <summary>Fits a protocol to the table's outcomes; decisions with an outcome are predicted by settings that have not seen their proposal.</summary>
    /// <exception cref="WrongGameException">There is too little to fit it to.</exception>
    public static Forecast Fitted(DecisionTable table, Fit fit, int? rounds) => Of(table, fit.Protocol, fit, rounds);

    private static Forecast Of(DecisionTable table, PredictionProtocol protocol, Fit? fit, int? rounds)
    {
        var unseen = fit?.Predictions.ToDictionary(one => one.Decision.Issue, one => one.Value, StringComparer.Ordinal) ?? [];
        ImmutableArray<PredictedDecision> decisions = [.. table.Decisions.Select(decision =>
        {
            var talks = protocol.Play(decision, rounds);
            double[] prediction = unseen.TryGetValue(decision.Issue, out var value) ? [value] : [.. talks.Prediction];
            return new PredictedDecision(decision, talks, prediction, Baseline(new WeightedMean(), decision, talks.Rounds[0].Mean), Baseline(new WeightedMedian(), decision, talks.Rounds[0].Median));
        })];
        return new(table, protocol, fit, decisions, Scores.Of(decisions));
    }

    // On several dimensions there is no baseline to be scored; where everybody begins is what is told.
    private static double[] Baseline(PredictionProtocol protocol, Decision decision, ImmutableArray<double> several) =>
        [.. decision.Dimensions == 1 ? protocol.Play(decision, null).Prediction : several];
}
