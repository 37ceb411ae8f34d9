using System.Collections.Immutable;
using AgentSim.Games.Predicting;
using AgentSim.Games.Reading;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Tests.Predicting;

/// <summary>Fitting, on made-up decisions and on those of the European Union (Arregui and Perarnaud 2021, doi:10.34810/data53, CC BY 4.0).</summary>
public class FittingTests
{
    [Fact]
    public void What_made_the_outcomes_is_found_again()
    {
        var truth = new LongTalks(2, 2, 0, 1);
        var fit = Fitting.Of(Made(truth), PredictionProtocols.Usual, 5, 1);
        var found = Assert.IsType<LongTalks>(fit.Protocol);
        Assert.Equal((2, 2), (found.SalienceExponent, found.Sharpness));
        Assert.All(fit.Predictions, one => Assert.Equal(one.Decision.Outcome!.Value, one.Value, 5.0));
    }

    [Fact]
    public void A_decision_is_predicted_without_its_own_proposal()
    {
        // Outcomes of one proposal that nothing else explains: whoever has seen them is drawn to them.
        var decisions = Made(new Compromise(1, 0, 1, 0));
        var shifted = decisions.Select(decision => decision.Proposal == "p3" ? decision with { Outcome = 1000 } : decision).ToArray();
        var (one, other) = (Fitting.Of(decisions, null, 5, 1), Fitting.Of(shifted, null, 5, 1));
        var fold = one.Predictions.Zip(other.Predictions).Where(pair => pair.First.Decision.Proposal == "p3").ToArray();
        Assert.NotEmpty(fold);
        Assert.All(fold, pair => Assert.Equal(pair.First.Value, pair.Second.Value));
    }

    [Fact]
    public void The_order_of_a_table_does_not_matter()
    {
        var decisions = Made(new LongTalks(1.5, 1.5, 0, 1));
        var (one, other) = (Fitting.Of(decisions, null, 4, 9), Fitting.Of([.. decisions.Reverse()], null, 4, 9));
        Assert.Equal(one.Protocol, other.Protocol);
        Assert.Equal(one.Predictions.Select(prediction => prediction.Value), other.Predictions.Reverse().Select(prediction => prediction.Value));
    }

    [Theory]
    [InlineData("median", 5, "median has no settings that could be fitted; long-talks and compromise have.")]
    [InlineData("long-talks", 1, "There are 8 proposals with an outcome, and 1 folds; folds must be from 2 to the number of proposals.")]
    [InlineData("long-talks", 9, "There are 8 proposals with an outcome, and 9 folds; folds must be from 2 to the number of proposals.")]
    public void What_cannot_be_fitted_is_refused(string protocol, int folds, string message) => Assert.Equal(
        message, Assert.Throws<WrongGameException>(() => Fitting.Of(Made(new WeightedMean()), PredictionProtocols.Named(protocol), folds, 1)).Message);

    [Fact]
    public void The_settings_that_are_shipped_are_those_that_200_decisions_of_the_European_Union_give()
    {
        var decisions = EuropeanUnion();
        Assert.Equal(PredictionProtocols.Named("long-talks"), Fitting.Of(decisions, null, 10, 1).Protocol);
        Assert.Equal(PredictionProtocols.Named("compromise"), Fitting.Of(decisions, PredictionProtocols.Named("compromise"), 10, 1).Protocol);
    }

    [Theory]
    [InlineData("weighted-mean", 22.906)]
    [InlineData("median", 28.515)]
    [InlineData("condorcet", 22.368)]
    [InlineData("expected-utility", 27.231)]
    [InlineData("spatial-politics", 23.795)]
    [InlineData("compromise", 21.957)]
    [InlineData("long-talks", 20.823)]
    public void Mean_absolute_errors_on_200_decisions_of_the_European_Union(string protocol, double error) => Assert.Equal(
        error, EuropeanUnion().Average(decision => Math.Abs(PredictionProtocols.Named(protocol)!.Play(decision, null).Prediction[0] - decision.Outcome!.Value)), 5.001e-4);

    [Fact]
    public void Settings_that_have_not_seen_a_proposal_predict_it_better_than_the_weighted_mean_however_proposals_are_dealt_out()
    {
        foreach (var seed in new ulong[] { 1, 2, 3 })
        {
            var fit = Fitting.Of(EuropeanUnion(), null, 10, seed);
            var difference = fit.Predictions.Average(one => Math.Abs(one.Value - one.Decision.Outcome!.Value) - Math.Abs(new WeightedMean().Play(one.Decision, null).Prediction[0] - one.Decision.Outcome!.Value));
            Assert.InRange(difference, -2.6, -1.4);
        }
    }

    private static ImmutableArray<Decision> EuropeanUnion() => DecisionTableReader.Read(File.ReadAllText(SharedFolder.File("validation", "eu-bargains", "decisions.csv")), "decisions.csv").Decisions;

    // 40 decisions of 8 proposals, with positions and saliences that fill their ranges evenly.
    private static Decision[] Made(PredictionProtocol truth) => [.. Enumerable.Range(1, 40).Select(number =>
    {
        var decision = new Decision($"i{number}", $"p{number % 8}", "", null, null, false, [.. Enumerable.Range(1, 6).Select(actor => new SpatialActor(
            $"a{actor}", 1, [Math.Floor(5 * Part(number, actor, 2)) * 25], [0.05 + 0.9 * Part(number, actor, 3)]))]);
        return decision with { Outcome = truth.Play(decision, null).Prediction[0] };
    })];

    private static double Part(int number, int actor, int prime) => (number * Math.Sqrt(prime) + actor * Math.Sqrt(prime + 3)) % 1;
}
