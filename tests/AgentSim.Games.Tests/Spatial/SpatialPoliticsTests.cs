using System.Globalization;
using AgentSim.Games.Spatial;
using CsCheck;

namespace AgentSim.Games.Tests.Spatial;

public class SpatialPoliticsTests
{
    [Fact]
    public void Seven_actors_on_three_dimensions_move_as_in_the_public_program()
    {
        var actors = File.ReadAllLines(SharedFolder.File("validation", "spatial", "ktab-3dim-input.csv")).Skip(2).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).Where(row => row.Length > 8).ToArray();
        SpatialActor[] states = [.. actors.Select(row => new SpatialActor(row[0], Number(row[2]), [Number(row[3]) / 100, Number(row[5]) / 100, Number(row[7]) / 100], [Number(row[4]) / 100, Number(row[6]) / 100, Number(row[8]) / 100]))];
        var expected = SharedFolder.Rows(SharedFolder.File("validation", "spatial", "ktab-3dim-positions.csv")).ToDictionary(row => (int.Parse(row[0], CultureInfo.InvariantCulture), row[1], row[2]), row => Number(row[3]));
        var chances = SharedFolder.Rows(SharedFolder.File("validation", "spatial", "ktab-3dim-winprob.csv")).ToDictionary(row => (row[0], int.Parse(row[1], CultureInfo.InvariantCulture)), row => Number(row[2]));
        var model = new SpatialPolitics(states);
        var turns = model.Turns([.. states.Select(state => state.Position.ToArray())]).ToArray();

        Assert.Equal(expected.Keys.Max(key => key.Item1) + 1, turns.Length);
        foreach (var (turn, positions) in turns.Index())
        {
            var winning = model.Chances(positions).ByActor;
            foreach (var (actor, state) in states.Index())
            {
                for (var dimension = 0; dimension < 3; dimension++) Assert.Equal(expected[(turn, state.Name, $"Pstn{dimension + 1}")], 100 * positions[actor][dimension], 1e-10);
                // Printed with four decimals.
                Assert.Equal(chances[(state.Name, turn)], winning[actor], 5.1e-5);
            }
        }
    }

    [Fact]
    public void Positions_at_both_ends_only_do_not_stop_the_talks()
    {
        SpatialActor[] states = [.. Enumerable.Range(0, 40).Select(actor => new SpatialActor($"{actor}", 1 + actor % 3, [actor % 2], [0.1 + actor % 5 * 0.2]))];
        var model = new SpatialPolitics(states);
        var turns = model.Turns([.. states.Select(state => state.Position.ToArray())]).ToArray();
        Assert.All(turns, positions => Assert.All(positions, own => Assert.InRange(own[0], 0, 1)));
        Assert.All(turns, positions => Assert.All(model.Chances(positions).ByActor, chance => Assert.InRange(chance, 0, 1)));
        Assert.All(turns, positions => Assert.InRange(model.Chances(positions).Mean[0], 0, 1));
    }

    [Fact]
    public void Who_agrees_already_stays() => Cases.Sample(state =>
    {
        SpatialActor[] alike = [state, state with { Name = "twin" }, state with { Name = "third", Capability = 3 }];
        var turns = new SpatialPolitics(alike).Turns([.. alike.Select(one => one.Position.ToArray())]).ToArray();
        return turns.Length == 3 && turns[^1].All(own => own.SequenceEqual(state.Position));
    }, iter: 20);

    private static Gen<SpatialActor> Cases => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0.1, 1]).Select((one, other, salience) => new SpatialActor("one", 1, [one, other], [salience, 0.3]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
