using AgentSim.Simulation.Tests.Play;
using static AgentSim.Runtime.Tests.Played;

namespace AgentSim.Runtime.Tests;

public sealed class SimulatorTests
{
    [Theory]
    [InlineData(24, 1, 2)]
    [InlineData(24, 1, 8)]
    [InlineData(100, 7, 1)]
    [InlineData(100, 7, 8)]
    [InlineData(600, 256, 1)]
    [InlineData(600, 256, 2)]
    [InlineData(1100, 1024, 2)]
    public async Task Actors_play_what_a_table_plays_bit_by_bit(int histories, int batchSize, int parallel)
    {
        var atOneTable = AtTable(Run(histories, histories, 1));

        var played = await ByActors(Run(histories, batchSize, parallel));

        Assert.Equal(Digest(atOneTable), Digest(played));
    }

    [Fact]
    public async Task Batches_come_in_the_order_in_which_they_were_given()
    {
        var run = Run(100, 7, 8);

        var played = await ByActors(run);

        Assert.Equal(run.Batches(), played.Select(batch => batch.Batch));
    }

    [Fact]
    public async Task Arms_of_different_models_are_played_side_by_side()
    {
        var run = Run(60, 16, 2, SmallWorlds.TwoPatrons(years: 2), SmallWorlds.TwoPatrons(years: 2, precision: 0));

        var played = await ByActors(run);

        Assert.Equal(Digest(AtTable(run)), Digest(played));
        Assert.NotEqual(Digest(Arm(played, 0)), Digest(Arm(played, 1)));
    }

    [Fact]
    public async Task Only_what_is_missing_of_a_run_is_played()
    {
        var run = Run(60, 16, 2);

        var played = new List<PlayedBatch>();
        await foreach (var batch in Simulator.Play(run, run.Batches().Skip(2), TestContext.Current.CancellationToken)) played.Add(batch);

        Assert.Equal(Digest(AtTable(run).Skip(2)), Digest(played));
    }

    private static IEnumerable<PlayedBatch> Arm(IEnumerable<PlayedBatch> batches, int arm) => batches.Where(batch => batch.Batch.Arm == arm);
}
