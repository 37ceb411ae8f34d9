using AgentSim.Games.Reading;
using AgentSim.Games.Strategic;

namespace AgentSim.Games.Tests.Strategic;

public class CorrelatedEquilibriumTests
{
    [Fact]
    public void In_chicken_a_mediator_has_both_swerve_half_of_the_time_and_never_neither()
    {
        var path = Repository.At("models", "published", "aumann-1974", "chicken.nfg");
        var found = CorrelatedEquilibrium.Of(GameReader.Read(File.ReadAllText(path), path));

        var chances = found.Chances.ToDictionary(drawn => string.Concat(drawn.Profile), drawn => drawn.Chance);
        Assert.Equal(3, chances.Count);
        foreach (var (profile, chance) in new[] { ("00", 0.5), ("01", 0.25), ("10", 0.25) }) Assert.Equal(chance, chances[profile], 1e-9);
        Assert.Equal(10.5, found.Payoffs.Sum(), 1e-9);
        Assert.InRange(found.Regret, 0, 1e-9);
    }

    [Theory]
    [InlineData("axelrod-1984/prisoners-dilemma.nfg")]
    [InlineData("shapley-1974/figure-2.nfg")]
    [InlineData("mckelvey-mclennan-1996/nine-equilibria.nfg")]
    public void It_is_worth_at_least_what_any_Nash_equilibrium_is(string file)
    {
        var path = Repository.At("models", "published", file);
        var game = GameReader.Read(File.ReadAllText(path), path);

        Assert.True(CorrelatedEquilibrium.Of(game).Payoffs.Sum() >= NashEquilibria.Of(game).Equilibria.Max(one => one.Payoffs.Sum()) - 1e-9);
    }

    [Fact]
    public void A_game_of_many_profiles_is_refused() =>
        Assert.Contains("20,000", Assert.Throws<WrongGameException>(() => CorrelatedEquilibrium.Of(new StrategicForm("large", [.. Enumerable.Range(0, 2).Select(player => new GamePlayer($"{player}", [.. Enumerable.Range(0, 150).Select(strategy => $"{strategy}")]))], new double[150 * 150 * 2]))).Message, StringComparison.Ordinal);
}
