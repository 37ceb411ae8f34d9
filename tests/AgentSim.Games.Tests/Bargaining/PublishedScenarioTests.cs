using AgentSim.Games.Bargaining;
using AgentSim.Games.Reading;

namespace AgentSim.Games.Tests.Bargaining;

/// <summary>Bargaining problems whose solutions are published, in <c>models/published</c>.</summary>
public class PublishedScenarioTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("nash-1950/three-points", SolutionConcept.Nash, 2.0, 2.0)]
    [InlineData("kalai-smorodinsky-1975/spread", SolutionConcept.KalaiSmorodinskyOfAll, 0.46, 0.6)] // not the smaller spread, (0.5, 0.45)
    [InlineData("nash-1950/two-losses", SolutionConcept.Nash, 0.6, 0.6, 0.6)] // a product of two losses is no gain
    [InlineData("sebenius-1983/linkage", SolutionConcept.Nash, 0.8, 0.7)]
    public void Outcomes_are_agreed_on_as_published(string file, SolutionConcept concept, params double[] utilities) =>
        AssertClose(utilities, FiniteSolutions.Of(Read(file), concept)!);

    [Theory]
    [InlineData("nash-1950/three-points", SolutionConcept.Nash, 2.5, 2.5)]
    [InlineData("nash-1950/three-points", SolutionConcept.Egalitarian, 2.5, 2.5)]
    [InlineData("nash-1950/pie", SolutionConcept.AsymmetricNash, 5.5, 3.1, 1.4)]
    [InlineData("sebenius-1983/first-issue", SolutionConcept.Nash, 0.4, 0.15)]
    [InlineData("sebenius-1983/second-issue", SolutionConcept.Nash, 0.1, 0.35)]
    [InlineData("sebenius-1983/linkage", SolutionConcept.Nash, 0.8, 0.7)]
    [InlineData("sebenius-1983/same-weights", SolutionConcept.Nash, 0.5, 0.5)]
    public void Lotteries_and_divisions_are_agreed_on_as_published(string file, SolutionConcept concept, params double[] utilities) =>
        AssertClose(utilities, LotterySolutions.Of(Read(file), concept)!);

    [Theory]
    [InlineData("parabola", 0.5773502691896257, 0.6666666666666667, 0.6180339887498948, 0.6180339887498948, 0.6180339887498948, 0.6180339887498948, 0.5, 0.75)]
    [InlineData("parabola-threats", 0.6184315119082282, 0.617542465078903, 0.6337994807336609, 0.5982982182217418, 0.6618950038622251, 0.561895003862225, 0.5, 0.75)]
    [InlineData("parabola-one-threat", 0.8110100926607786, 0.3422626296023553, 0.8124515496597099, 0.3399224794555359, 0.8601470508735443, 0.2601470508735443, 0.6, 0.64)]
    public void Along_a_parabola_the_solutions_are_where_they_are_published_to_be(string file, params double[] expected)
    {
        var path = Repository.At("models", "published", "kalai-smorodinsky-1975", $"{file}.game.yaml");
        var solutions = ScenarioReader.ReadFrontier(File.ReadAllText(path), path).Solutions();

        Assert.Equal([SolutionConcept.Nash, SolutionConcept.KalaiSmorodinsky, SolutionConcept.Egalitarian, SolutionConcept.Utilitarian], solutions.Select(one => one.Concept));
        foreach (var (solution, point) in solutions.Zip(expected.Chunk(2))) AssertClose(point, solution);
    }

    [Fact]
    public void A_mixture_can_be_better_for_all_than_what_no_outcome_is()
    {
        var scenario = Read("nash-1950/mixture");

        Assert.Equal([0, 1, 2], ParetoSet.Of(scenario));
        Assert.Equal([0, 2], ParetoSet.OfLotteries(scenario));
        Assert.Equal([0, 1], ParetoSet.OfLotteries(Read("nash-1950/three-points")));
    }

    [Fact]
    public void Two_issues_are_worth_more_linked_unless_both_weigh_them_alike()
    {
        var separate = new[] { "first-issue", "second-issue" }.Select(file => LotterySolutions.Of(Read($"sebenius-1983/{file}"), SolutionConcept.Nash)!.Utilities).ToArray();
        var linked = LotterySolutions.Of(Read("sebenius-1983/linkage"), SolutionConcept.Nash)!;

        for (var party = 0; party < 2; party++)
        {
            Assert.Equal(0.5, separate.Sum(utilities => utilities[party]), Tolerance);
            Assert.Equal(new[] { 0.3, 0.2 }[party], linked.Utilities[party] - 0.5, Tolerance);
        }

        Assert.Equal(0.56, linked.Value, Tolerance);
    }

    private static BargainingScenario Read(string file)
    {
        var path = Repository.At("models", "published", $"{file}.game.yaml");
        return ScenarioReader.Read(File.ReadAllText(path), path);
    }

    private static void AssertClose(double[] expected, BargainingSolution found)
    {
        Assert.Equal(expected.Length, found.Utilities.Length);
        for (var party = 0; party < expected.Length; party++) Assert.Equal(expected[party], found.Utilities[party], Tolerance);
    }
}
