using AgentSim.Games.Predicting;
using AgentSim.Games.Spatial;
using CsCheck;

namespace AgentSim.Games.Tests.Predicting;

public class PredictionProtocolTests
{
    public static TheoryData<string> Names => [.. PredictionProtocols.All.Select(protocol => protocol.Name)];

    private static readonly Gen<Decision> Decisions = Gen.Select(Gen.Int[0, 20].Array[2, 8], Gen.Int[0, 10].Array[8], Gen.Int[1, 5].Array[8]).Select((positions, saliences, capabilities) =>
        new Decision("i", "p", "", null, null, true, [.. positions.Select((position, actor) => new SpatialActor($"{actor}", capabilities[actor], [position * 5.0], [actor == 0 ? 0.5 : saliences[actor] / 10.0]))]));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_prediction_lies_between_the_positions_whoever_cares_for_nothing_or_agrees(string name)
    {
        var protocol = PredictionProtocols.Named(name)!;
        Decisions.Sample(decision =>
        {
            var talks = protocol.Play(decision, null);
            var (low, high) = (decision.Actors.Min(actor => actor.Position[0]), decision.Actors.Max(actor => actor.Position[0]));
            return talks.Prediction[0] >= low - 1e-9 && talks.Prediction[0] <= high + 1e-9
                && talks.Rounds[0].Positions.Select(position => position[0]).SequenceEqual(decision.Actors.Select(actor => actor.Position[0]));
        }, iter: 200);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_who_are_alike_but_for_their_ends_meet_in_the_middle_or_stay_at_an_end(string name)
    {
        var decision = new Decision("i", "p", "", null, null, true, [new("a", 1, [0], [0.5]), new("b", 1, [100], [0.5])]);
        Assert.Contains(Math.Round(PredictionProtocols.Named(name)!.Play(decision, null).Prediction[0], 9), (double[])[0, 50]);
    }

    [Fact]
    public void Of_a_tie_the_median_is_the_middle() =>
        Assert.Equal(30, new WeightedMedian().Play(Equal(10, 50), null).Prediction[0]);

    [Fact]
    public void A_condorcet_election_of_two_positions_goes_by_support() =>
        // 1e-8 stands on both sides.
        Assert.Equal(75, new Condorcet().Play(Equal(0, 100, 100, 100), null).Prediction[0], 1e-6);

    [Fact]
    public void The_reference_point_pulls_where_it_is_known()
    {
        var (plain, pulled) = (new Compromise(1, 0, 1, 0), new Compromise(1, 0, 1, 0.25));
        var decision = Equal(40, 60);
        Assert.Equal(50, plain.Play(decision with { Reference = 0 }, null).Prediction[0], 1e-12);
        Assert.Equal(40, pulled.Play(decision with { Reference = 0 }, null).Prediction[0], 1e-12);
        Assert.Equal(50, pulled.Play(decision, null).Prediction[0], 1e-12);
    }

    [Fact]
    public void Votes_in_the_Council_count_where_the_table_tells_no_capabilities()
    {
        var decision = new Decision("i", "p", "", null, null, false, [new("de", 1, [0], [1]), new("MT", 1, [100], [1])]);
        Assert.Equal(100 * 3.0 / 32, new Compromise(1, 1, 1, 0).Play(decision, null).Prediction[0], 1e-9);
        Assert.Equal(50, new Compromise(1, 1, 1, 0).Play(decision with { HasCapabilities = true }, null).Prediction[0], 1e-9);
        var institutions = new Decision("i", "p", "", null, null, false, [new("com", 1, [0], [1]), new("nobody", 1, [100], [1])]);
        Assert.Equal(25, new Compromise(1, 1, 3, 0).Play(institutions, null).Prediction[0], 1e-9);
    }

    [Fact]
    public void As_many_rounds_of_challenges_are_played_as_asked() => Assert.Equal([0, 1, 2, 3], new ExpectedUtility().Play(Equal(0, 40, 100), 3).Rounds.Select(round => round.Number));

    [Fact]
    public void Who_cares_for_nothing_stays_out_of_spatial_politics_without_a_chance()
    {
        var decision = new Decision("i", "p", "", null, null, true, [new("a", 1, [0], [0.5]), new("idle", 9, [100], [0]), new("b", 1, [40], [0.7])]);
        var last = new SpatialModelOfPolitics().Play(decision, null).Rounds[^1];
        Assert.Equal((100, 0), (last.Positions[1][0], last.Chances[1]));
    }

    [Fact]
    public void Positions_beyond_the_scale_of_spatial_politics_are_refused() =>
        Assert.Equal("i: b stands at 400; spatial-politics needs positions from 0 to 100.", Assert.Throws<WrongGameException>(() => new SpatialModelOfPolitics().Play(Equal(0, 400), null)).Message);

    [Fact]
    public void What_knows_one_dimension_refuses_two() => Assert.Equal(
        "expected-utility predicts on one dimension, but the table has 2; spatial-politics takes any number.",
        Assert.Throws<WrongGameException>(() => new ExpectedUtility().Play(new("i", "p", "", null, null, true, [new("a", 1, [0, 1], [0.5, 1]), new("b", 1, [1, 1], [0.5, 1])]), null)).Message);

    private static Decision Equal(params double[] positions) => new("i", "p", "", null, null, true, [.. positions.Select((position, actor) => new SpatialActor($"{(char)('a' + actor)}", 1, [position], [1]))]);
}
