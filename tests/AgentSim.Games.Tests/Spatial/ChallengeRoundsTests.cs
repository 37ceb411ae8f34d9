using AgentSim.Games.Spatial;
using CsCheck;

namespace AgentSim.Games.Tests.Spatial;

public class ChallengeRoundsTests
{
    [Fact]
    public void Two_positions_stand_in_proportion_to_the_support_of_each() => Assert.Equal(100 * 3.0 / 4, Expected([0, 100, 100], [1, 1, 2], 1), 1e-9);

    [Fact]
    public void A_sharper_contest_gives_the_stronger_side_more() => Assert.Equal(100 * 9.0 / 10, Expected([0, 100], [1, 3], 2), 1e-9);

    [Fact]
    public void Neither_unit_nor_direction_of_positions_matters() => Cases.Sample(drawn =>
    {
        var (positions, weights) = drawn;
        var one = Expected(positions, weights, 1.5);
        var other = Expected([.. positions.Select(position => 7 - 3 * position)], weights, 1.5);
        return one >= positions.Min() - 1e-9 && one <= positions.Max() + 1e-9 && Math.Abs(7 - 3 * one - other) < 1e-6;
    }, iter: 200);

    [Fact]
    public void Long_talks_end_as_the_stationary_distribution_says() => Cases.Sample(drawn =>
    {
        var (positions, weights) = drawn;
        // The chain itself, from the lowest position, for many rounds.
        double[] places = [.. positions.Distinct().Order()];
        var stands = places.Select((_, place) => place == 0 ? 1.0 : 0).ToArray();
        for (var round = 0; round < 4000; round++)
        {
            var next = (double[])stands.Clone();
            for (var place = 0; place < places.Length; place++)
            {
                for (var other = 0; other < places.Length; other++)
                {
                    if (other == place) continue;
                    var two = positions.Zip(weights).Aggregate((For: 0.0, Against: 0.0), (sums, actor) =>
                    {
                        var vote = actor.Second * (Math.Pow(actor.First - places[place], 2) - Math.Pow(actor.First - places[other], 2));
                        return vote > 0 ? (sums.For + vote, sums.Against) : (sums.For, sums.Against - vote);
                    });
                    var moves = stands[place] * two.For / (two.For + two.Against) / places.Length;
                    next[other] += moves;
                    next[place] -= moves;
                }
            }

            stands = next;
        }

        return Math.Abs(places.Zip(stands).Sum(pair => pair.First * pair.Second) - Expected(positions, weights, 1)) < 1e-6;
    }, iter: 20);

    private static double Expected(double[] positions, double[] weights, double sharpness)
    {
        var (places, chances) = ChallengeRounds.End(positions, weights, sharpness);
        return places.Zip(chances).Sum(one => one.First * one.Second);
    }

    private static Gen<(double[], double[])> Cases => Gen.Select(Gen.Int[0, 20].Select(step => step * 5.0).Array[6], Gen.Double[0.05, 1].Array[6]);
}
