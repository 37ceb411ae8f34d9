using AgentSim.Games.Cooperative;
using AgentSim.Games.Reading;
using AgentSim.Games.Transit;
using CsCheck;

namespace AgentSim.Games.Tests.Transit;

public class TransitGameTests
{
    private static readonly Gen<TransitNetwork> Parallel =
        from producers in Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4]).Array[1, 3]
        from routes in Gen.Select(Gen.Int[0, 6], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 4]
        select new TransitNetwork(
            "parallel", [.. producers.Select((one, place) => new TransitProducer($"P{place}", one.Item1, one.Item2))], [],
            [.. routes.Select((one, place) => new TransitRoute($"R{place}", one.Item1, one.Item2, [$"O{one.Item3}", $"O{one.Item4}"], [], []))]);

    [Fact]
    public void A_coalition_earns_what_shipping_from_the_cheapest_producers_by_the_best_routes_earns() => Parallel.Sample(network =>
    {
        var game = TransitGame.Of(network);
        return Enumerable.Range(0, game.Everybody + 1).All(coalition => Math.Abs(game.Worth(coalition) - Greedy(network, coalition)) < 1e-9);
    }, iter: 100);

    [Fact]
    public void A_route_of_several_owners_needs_them_all_and_pays_them_alike()
    {
        var network = Read("transit: x\nproducers: { P: { volume: 3 } }\nroutes: { west: { capacity: 2, netback: 12, owners: [A, B] } }");
        var solution = CooperativeSolution.Of(TransitGame.Of(network));

        Assert.All(solution.Shapley.Payoffs, payoff => Assert.Equal(8, payoff, 1e-9));
        Assert.All(solution.Nucleolus!.Division.Payoffs, payoff => Assert.Equal(8, payoff, 1e-9));
    }

    [Fact]
    public void A_shared_segment_bounds_what_goes_by_its_routes_together()
    {
        var network = Read("""
            transit: x
            producers: { P: { volume: 10, cost: 1 } }
            segments: { trunk: { capacity: 5, owners: [T] } }
            routes:
              north: { capacity: 4, netback: 11, owners: [N], through: [trunk] }
              south: { netback: 6, owners: [S], through: [trunk] }
              own: { capacity: 1, netback: 3, owners: [] }
            """);
        var game = TransitGame.Of(network);

        Assert.Equal(["P", "N", "T", "S"], network.Players);
        // Four by the north, one by the south, one by its own way; without the trunk the last only.
        Assert.Equal([40 + 5 + 2, 2, 40 + 2, 25 + 2], new[] { 0b1111, 0b1011, 0b0111, 0b1101 }.Select(game.Worth));
    }

    [Fact]
    public void A_way_around_is_worth_something_to_the_producer_and_takes_it_from_the_transit_state()
    {
        var network = Read("transit: x\nproducers: { P: { volume: 10 } }\nroutes: { old: { capacity: 10, netback: 10, owners: [A] }, new: { capacity: 10, netback: 10, owners: [B] } }");
        var worth = RouteWorth.Of(network, "new");

        // From half of 100 each to 100 for whoever has a choice: P has 2/3 by Shapley, all by the nucleolus.
        Assert.All(worth.Shapley.Zip([100.0 / 6, -100.0 / 3, 100.0 / 6]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        Assert.All(worth.Nucleolus.Zip([50.0, -50, 0]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        Assert.All(RouteWorth.Of(network, "new", "old").Shapley.Zip([50.0, 0, 50]), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    [Fact]
    public void A_producer_that_cannot_reach_a_route_does_not_use_it()
    {
        var network = Read("transit: x\nproducers: { P: { volume: 2 }, Q: { volume: 2 } }\nroutes: { one: { capacity: 9, netback: 1, owners: [A], producers: [Q] } }");

        Assert.Equal([0, 2, 2], new[] { 0b101, 0b110, 0b111 }.Select(TransitGame.Of(network).Worth));
    }

    // Units matched in order, cheapest producer with best route, as long as they pay.
    private static double Greedy(TransitNetwork network, int coalition)
    {
        bool In(string name) => CoalitionalGame.Has(coalition, network.Players.IndexOf(name));
        var costs = network.Producers.Where(producer => In(producer.Name)).SelectMany(producer => Enumerable.Repeat(producer.Cost, (int)producer.Volume)).Order();
        var netbacks = network.Routes.Where(route => route.Owners.All(In)).SelectMany(route => Enumerable.Repeat(route.Netback, (int)route.Capacity)).OrderDescending();
        return costs.Zip(netbacks, (cost, netback) => Math.Max(0, netback - cost)).Sum();
    }

    private static TransitNetwork Read(string text) => ((TransitQuestion)PowerReader.Read(text, "x.yaml", null)).Plan.Network(_ => throw new InvalidOperationException());
}
