using AgentSim.Games.Transit;
using CsCheck;

namespace AgentSim.Games.Tests.Transit;

public class TariffChainTests
{
    [Theory]
    [InlineData(1, 45, 2025)]
    [InlineData(3, 22.5, 1518.75)]
    public void Tariffs_are_what_the_formula_says(int states, double tariff, double together)
    {
        var chain = new TariffChain("chain", 100, 10, [.. Enumerable.Range(0, states).Select(state => ($"{state}", 0.0))]);

        Assert.All(chain.Tariffs, found => Assert.Equal(tariff, found));
        Assert.Equal((tariff, together, 45, 2025), (chain.Quantity, states * chain.Profit, chain.JointQuantity, chain.JointProfit));
    }

    [Fact]
    public void Best_replies_lead_to_the_equilibrium() => Gen.Double[0, 5].Array[1, 5].Sample(costs =>
    {
        var chain = new TariffChain("chain", 60, 7, [.. costs.Select((cost, state) => ($"{state}", cost))]);
        var tariffs = new double[costs.Length];
        // Each in turn asks for half of what the others leave, and half of its cost.
        for (var turn = 0; turn < 400; turn++)
        {
            var state = turn % costs.Length;
            tariffs[state] = (60 - 7 - (tariffs.Sum() - tariffs[state]) + costs[state]) / 2;
        }

        return tariffs.Zip(chain.Tariffs).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9) && Math.Abs(chain.Regret) < 1e-9;
    }, iter: 100);

    [Fact]
    public void Where_nothing_would_be_shipped_there_is_no_chain() => Assert.Equal(
        "x: the demand is 5, and costs sum to 6; it must be above them, or nothing would be shipped.", Assert.Throws<WrongGameException>(() => new TariffChain("x", 5, 2, [("A", 4)])).Message);
}
