using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Tests.Published;

/// <summary>The instructive models do what theory says of them.</summary>
public sealed class ExampleModelTests
{
    private const int Histories = 10_000;

    /// <summary>
    /// Players who revise in turn by logit choice visit the profiles of a potential game in proportion to <c>exp(precision * potential)</c>
    /// (Blume, Games and Economic Behavior 5, 1993). Here the potential is 0 where none arms, -beta where one does, and 1 - 2 beta where both do.
    /// </summary>
    [Theory]
    [InlineData(0.4, 3)]
    [InlineData(0.6, 3)]
    [InlineData(0.5, 2)]
    public void The_stag_hunt_ends_in_the_equilibria_as_often_as_their_potential_says(double beta, double precision)
    {
        var both = Math.Exp(precision * (1 - (2 * beta)));
        var all = 1 + (2 * Math.Exp(-precision * beta)) + both;
        var records = Play("alliance-stag-hunt", $"beta={beta}", $"precision={precision}");
        AssertShare(both / all, records.Measures[0]);
        AssertShare(1 / all, records.Measures[1]);
    }

    [Fact]
    public void Nobody_moves_first_in_the_stag_hunt_but_both_sign_a_treaty()
    {
        Assert.InRange(Play("alliance-stag-hunt").Measures[0].Average(), 0, 0.02);
        Assert.InRange(Play("alliance-stag-hunt", "treaties=1", "beta=0.5").Measures[0].Average(), 0.95, 1);
    }

    [Fact]
    public void A_client_that_fears_nothing_ties_itself_to_no_new_patron() =>
        Assert.InRange(Tie(West, Play("two-patrons", "w_protection=0")), 0, 0.05);

    [Fact]
    public void The_dearer_sovereignty_is_the_shallower_are_the_ties()
    {
        var (cheap, dear) = (Play("two-patrons", "w_sovereignty=0.05"), Play("two-patrons", "w_sovereignty=0.3"));
        Assert.True(Tie(North, cheap) + Tie(West, cheap) > Tie(North, dear) + Tie(West, dear) + 0.1, "Ties cost sovereignty, the deeper the more.");
    }

    [Fact]
    public void A_jealous_patron_that_can_squeeze_keeps_the_client_from_the_other()
    {
        var (jealous, calm) = (Play("two-patrons", "jealousy=0.8", "resolve=0.05"), Play("two-patrons", "jealousy=0", "resolve=0.05"));
        Assert.True(Tie(West, jealous) < Tie(West, calm) - 0.1, "A squeeze that is foreseen deters.");
    }

    [Fact]
    public void Diminishing_returns_of_protection_make_the_client_take_two_patrons() =>
        Assert.True(Play("two-patrons", "jealousy=0").Measures[5].Average() > 1.5, "Each patron adds less than the one before, and so both are taken.");

    private const int North = 0, West = 1;

    private static double Tie(int patron, BatchRecords records) => records.Measures[patron].Average();

    private static void AssertShare(double expected, double[] indicator)
    {
        var fourStandardErrors = 4 * Math.Sqrt(expected * (1 - expected) / indicator.Length);
        Assert.InRange(indicator.Average(), expected - fourStandardErrors, expected + fourStandardErrors);
    }

    private static BatchRecords Play(string name, params string[] settings)
    {
        var histories = name == "two-patrons" ? 1_000 : Histories;
        using var table = new Table(CompiledModel.Of(Repository.Read($"models/examples/{name}.yaml", settings)), histories);
        return table.Play(new(0, histories, 1), 1);
    }
}
