using AgentSim.Games.Legislatures;
using AgentSim.Games.Reading;

namespace AgentSim.Games.Tests.Legislatures;

/// <summary>Legislatures whose division is published, in <c>models/published/baron-ferejohn-1989</c>, to the digit.</summary>
public class PublishedLegislatureTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("majority-5-3", 0.64, 0.18)]
    [InlineData("majority-3-2", 0.7333333333333334, 0.26666666666666666)]
    [InlineData("majority-7-4", 0.5714285714285714, 0.14285714285714285)]
    [InlineData("majority-3-3", 0.4, 0.3)]
    public void A_proposer_keeps_what_the_cheapest_coalition_leaves(string file, double keeps, double paid)
    {
        var found = Solve(file);

        Assert.All(found.Seats, seat => AssertClose((1.0 / found.Seats.Length, paid, keeps), seat));
        Assert.Single(found.Proposals);
    }

    [Theory]
    [InlineData("veto-3-2-1", 1, 0.733333333333333, 0.13333333333333347, 0.8799999999999999, 0.3400000000000003, 0.6599999999999997, 0.12000000000000012)]
    [InlineData("veto-5-3-1", 1, 0.5789473684210522, 0.10526315789473695, 0.8105263157894735, 0.3842105263157898, 0.521052631578947, 0.09473684210526326)]
    [InlineData("veto-5-4-2", 2, 0.3636363636363634, 0.09090909090909102, 0.509090909090909, 0.2636363636363639, 0.3272727272727271, 0.08181818181818193)]
    [InlineData("veto-5-3-1-patient", 1, 0.9266055045871548, 0.018348623853211267, 0.9636697247706417, 0.06449541284403759, 0.9173394495412833, 0.018165137614679153)]
    [InlineData("veto-5-5-5", 5, 0.2, double.NaN, 0.28, double.NaN, 0.18, double.NaN)]
    [InlineData("weights", 1, 0.733333333333333, 0.13333333333333347, 0.8799999999999999, 0.3400000000000003, 0.6599999999999997, 0.12000000000000012)]
    public void Whose_consent_is_always_needed_is_worth_more(string file, int vetoes, double worth, double others, double keeps, double othersKeep, double accepts, double othersAccept)
    {
        var found = Solve(file);

        foreach (var (place, seat) in found.Seats.Index()) AssertClose(place < vetoes ? (worth, accepts, keeps) : (others, othersAccept, othersKeep), seat);
    }

    [Fact]
    public void Who_waits_more_patiently_is_worth_more_by_a_closed_form()
    {
        var found = Solve("unequal-discounts");

        // K = 1 / (1 + .25 * 9 + .5 * 4 + .25 * 1) = 2 / 11; V = K recognition / (1 - discount).
        Assert.All(new[] { 5 / 11.0, 5 / 11.0, 1 / 11.0 }.Zip(found.Seats), pair => Assert.Equal(pair.First, pair.Second.Value, Tolerance));
    }

    [Fact]
    public void Who_proposes_most_often_can_be_too_dear_to_be_a_partner()
    {
        var found = Solve("recognition");

        // The other two are worth v each: 2 v = .5 (1 - .9 v) + .9 v; and the first .5 (1 - .9 v).
        var worth = 0.5 / 1.55;
        Assert.All(new[] { 0.5 * (1 - (0.9 * worth)), worth, worth }.Zip(found.Seats), pair => Assert.Equal(pair.First, pair.Second.Value, Tolerance));
        Assert.Equal(0, found.Seats[0].Partner);
        Assert.Equal(2, found.Proposals.Count(proposal => proposal.Proposers is ["A"]));
    }

    private static void AssertClose((double Value, double Accepts, double Keeps) expected, LegislatureSeat found)
    {
        Assert.Equal(expected.Value, found.Value, Tolerance);
        Assert.Equal(expected.Accepts, found.Accepts, Tolerance);
        Assert.Equal(expected.Keeps, found.Keeps, Tolerance);
    }

    private static LegislatureEquilibrium Solve(string file)
    {
        var path = Repository.At("models", "published", "baron-ferejohn-1989", $"{file}.game.yaml");
        return LegislatureReader.Read(File.ReadAllText(path), path).Equilibrium();
    }
}
