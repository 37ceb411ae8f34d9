using AgentSim.Games.Strategic;
using CsCheck;

namespace AgentSim.Games.Tests.Strategic;

/// <summary>What holds of the equilibria of all games.</summary>
public class EquilibriumLawTests
{
    // Without the round and repeated numbers that a generator of doubles likes: they make ties, and games degenerate.
    private static Gen<StrategicForm> Games(int players, int most) => Gen.Select(Gen.Int[1, most].Array[players], Gen.Int[1, int.MaxValue]).Select((counts, seed) =>
        Of(counts, [.. Enumerable.Range(1, players * counts.Aggregate((product, count) => product * count)).Select(place => (Math.Sqrt(seed) * Math.Sqrt(1000 + place)) % 1 * 8 - 3)]));

    [Fact]
    public void A_game_of_two_drawn_at_random_has_an_odd_number_of_equilibria_and_all_pure_ones_among_them() => Games(2, 5).Sample(game =>
    {
        var found = NashEquilibria.Of(game);
        return found.Coverage == NashCoverage.All && found.Equilibria.Length % 2 == 1 && Holds(game, found) && NashEquilibria.Pure(game).Equilibria.All(pure => found.Equilibria.Any(one => one.Profile.Zip(pure.Profile).All(pair => pair.First.SequenceEqual(pair.Second))));
    }, iter: 60);

    [Fact]
    public void A_game_of_three_drawn_at_random_has_an_odd_number_of_equilibria() => Games(3, 2).Sample(game =>
    {
        var found = NashEquilibria.Of(game);
        return found.Equilibria.Length % 2 == 1 && Holds(game, found);
    }, iter: 60);

    [Fact]
    public void Logit_equilibria_of_a_game_drawn_at_random_have_indices_that_sum_to_1() => Games(2, 3).Sample(game =>
    {
        var found = LogitEquilibria.Of(game, 3, NashEquilibria.Of(game).Equilibria);
        return found.Sum(one => one.Index) == 1 && found[0].IsPrincipal && found.All(one => one.Residual <= LogitEquilibrium.Tolerance);
    }, iter: 40);

    [Fact]
    public void With_lambda_0_all_strategies_are_alike_and_with_a_large_one_choice_is_nearly_best() => Games(2, 3).Sample(game =>
    {
        var even = LogitEquilibria.Of(game, 0, []).Single();
        var sharp = LogitEquilibria.Of(game, 1000, [])[0];
        var regret = Enumerable.Range(0, 2).Max(player => Regret(game, [.. sharp.Profile.Select(own => own.ToArray())], player));
        return even.Profile.All(own => own.All(share => Math.Abs(share - 1.0 / own.Length) < 1e-12)) && regret < 0.003;
    }, iter: 40);

    [Fact]
    public void Where_nothing_matters_everything_is_an_equilibrium_and_the_pure_ones_are_the_corners()
    {
        var found = NashEquilibria.Of(Of([2, 3], new double[12]));

        Assert.Equal((NashCoverage.CornersOfSets, 6), (found.Coverage, found.Equilibria.Length));
    }

    [Fact]
    public void A_game_that_is_too_large_is_refused_with_the_count()
    {
        var refused = Assert.Throws<WrongGameException>(() => NashEquilibria.Of(Of([13, 13], new double[2 * 13 * 13])));
        Assert.Equal("13 by 13 strategies have 10,400,599 pairs of equally large supports, and at most 400,000 are searched.", refused.Message);
        Assert.Contains("250,047 profiles of supports", Assert.Throws<WrongGameException>(() => NashEquilibria.Of(Of([6, 6, 6], new double[3 * 216]))).Message, StringComparison.Ordinal);
    }

    private static bool Holds(StrategicForm game, NashEquilibria found) =>
        found.Equilibria.All(one => Enumerable.Range(0, one.Profile.Length).All(player => Regret(game, [.. one.Profile.Select(own => own.ToArray())], player) <= 1e-9 * game.Range(player)));

    private static double Regret(StrategicForm game, double[][] mixed, int player)
    {
        var worths = game.Worths(mixed, player);
        return worths.Max() - worths.Zip(mixed[player]).Sum(pair => pair.First * pair.Second);
    }

    private static StrategicForm Of(int[] counts, double[] payoffs) =>
        new("random", [.. counts.Select((count, player) => new GamePlayer($"{player}", [.. Enumerable.Range(0, count).Select(strategy => $"{strategy}")]))], payoffs);
}
