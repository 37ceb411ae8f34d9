using System.Globalization;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Tests.Spatial;

public class ExpectedUtilityModelTests
{
    private static readonly SpatialActor[] States = [.. Rows("car-emissions.csv").Select(row => new SpatialActor(row[0], Number(row[1]), [Number(row[2])], [Number(row[3])]))];

    private static readonly double[] Strength = [.. States.Select(state => state.Capability * state.Salience[0])];

    [Fact]
    public void Car_emissions_go_round_by_round_as_recomputed()
    {
        var (model, positions) = (Model(States), States.Select(state => state.Position[0]).ToArray());
        foreach (var round in Rows("rounds.csv"))
        {
            Assert.Equal(Number(round[1]), Weighted.Winner(positions, Strength), 5.001e-7);
            Assert.Equal(Number(round[2]), Weighted.Mean(positions, Strength), 5.001e-7);
            for (var state = 0; state < positions.Length; state++) Assert.Equal(Number(round[3 + state]), positions[state], 5.001e-7);
            positions = model.Next(positions);
        }
    }

    [Fact]
    public void The_printed_table_comes_out_to_its_decimal_but_for_one_median()
    {
        var (model, positions) = (Model(States), States.Select(state => state.Position[0]).ToArray());
        foreach (var round in Rows("printed.csv"))
        {
            positions = model.Next(positions);
            // 8.9 would be 8.82 rounded up: the table cuts some digits and rounds others.
            Assert.Equal(Number(round[2]), Weighted.Mean(positions, Strength), 0.1);
            Assert.Equal(round[0] == "2" ? 9.6109 : Number(round[1]), Weighted.Winner(positions, Strength), 0.1);
        }
    }

    [Fact]
    public void Who_agrees_already_stays()
    {
        SpatialActor[] agreed = [new("a", 1, [3], [0.5]), new("b", 2, [3], [1])];
        Assert.Equal([3, 3], Model(agreed).Next([3, 3]));
    }

    [Fact]
    public void Of_two_that_one_gives_way_to_at_one_distance_the_first_in_order_is_joined()
    {
        SpatialActor[] states = [new("left", 1, [0], [0.5]), new("middle", 1, [5], [0.1]), new("right", 1, [10], [0.5])];
        SpatialActor[] mirrored = [states[2], states[1], states[0]];
        Assert.Equal(0, Model(states).Next([0, 5, 10])[1]);
        Assert.Equal(10, Model(mirrored).Next([10, 5, 0])[1]);
    }

    [Fact]
    public void Identical_actors_do_the_same()
    {
        SpatialActor[] states = [new("a", 1, [0], [0.6]), new("b", 1, [0], [0.6]), new("c", 2, [100], [0.9]), new("d", 2, [100], [0.9]), new("e", 1, [40], [0.5])];
        var next = Model(states).Next([0, 0, 100, 100, 40]);
        Assert.Equal(next[0], next[1]);
        Assert.Equal(next[2], next[3]);
    }

    private static string[][] Rows(string file) => SharedFolder.Rows(Repository.At("models", "published", "bueno-de-mesquita-1994", file));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static ExpectedUtilityModel Model(IReadOnlyList<SpatialActor> actors) =>
        new([.. actors.Select(actor => actor.Position[0])], [.. actors.Select(actor => actor.Capability)], [.. actors.Select(actor => actor.Salience[0])]);
}
