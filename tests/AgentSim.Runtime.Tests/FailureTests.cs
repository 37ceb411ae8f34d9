using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Simulation.Chance;
using AgentSim.Simulation.Play;
using AgentSim.Simulation.Tests.Play;
using static AgentSim.Runtime.Tests.Played;

namespace AgentSim.Runtime.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData(60, 2)]
    [InlineData(16, 1)]
    [InlineData(1, 2)]
    public async Task A_negotiator_that_throws_costs_its_history_and_no_other(int batchSize, int parallel)
    {
        var run = Run(60, batchSize, parallel);

        var played = await ByActors(run, ThrowingIn(history: 17, period: 5));

        Assert.Equal([new(17, 5, "the seat broke")], Failures(played));
        Assert.Equal(Digest(WithFailure(AtTable(run), new(17, 5, "the seat broke"))), Digest(played));
    }

    [Fact]
    public async Task The_ledger_of_the_others_is_as_if_none_had_failed()
    {
        var run = Run(60, 32, 2) with { KeepsLedger = true };

        var (whole, played) = (AtTable(run), await ByActors(run, ThrowingIn(history: 17, period: 5)));

        Assert.NotEmpty(whole[0].Records.Ledger);
        foreach (var (expected, found) in whole.Zip(played, (a, b) => (a.Records, b.Records)))
        {
            for (var entry = 0; entry < expected.Ledger.Length; entry++)
                Assert.Equal(Sound(expected, entry), Sound(found, entry));
        }

        static IEnumerable<double> Sound(BatchRecords records, int entry) =>
            records.Ledger[entry].Where((_, place) => records.Histories.First + (uint)(place % records.Histories.Count) != 17);
    }

    [Fact]
    public async Task All_guilty_histories_of_a_batch_are_found()
    {
        var played = await ByActors(Run(60, 32, 2), Both(ThrowingIn(history: 3, period: 2), ThrowingIn(history: 31, period: 11)));

        Assert.Equal([new(3, 2, "the seat broke"), new(31, 11, "the seat broke")], Failures(played));
    }

    [Fact]
    public async Task Quantities_without_a_finite_value_are_failures_of_their_history()
    {
        var storm = new Quantity(QuantityKind.Shock, "storm");
        var small = SmallWorlds.TwoPatrons(years: 3);
        var model = small with { Measures = small.Measures.Add(SmallWorlds.Measure("wild", SmallWorlds.Call(Function.Log, storm))) };
        var run = Run(40, 16, 2, model);

        var played = await ByActors(run);

        Assert.NotEmpty(Failures(played));
        Assert.All(Failures(played), failure => Assert.Equal("wild", failure.Quantity));
        Assert.Equal(Digest(AtTable(run)), Digest(played));
    }

    [Fact]
    public async Task A_world_for_which_there_is_no_memory_ends_the_run()
    {
        var run = Run(int.MaxValue, int.MaxValue, 1);

        await Assert.ThrowsAnyAsync<Exception>(() => ByActors(run));
    }

    // A seat does not know which history it plays, but no two histories draw the same parameters.
    private static Seating ThrowingIn(uint history, int period) => (world, actor, own) => message =>
    {
        var parameter = world.Plan.Streams.Parameters[0];
        var guilty = new Draws(RandomSeed).Uniform(parameter, history, Draws.WholeSample, 0, 0);
        if (actor == 1 && message is Observe observe && observe.Period == period
            && Enumerable.Range(0, world.Count).Any(lane => world.Luck.OfSample(parameter, lane) == guilty))
            throw new InvalidOperationException("the seat broke");
        own(message);
    };

    private static Seating Both(Seating first, Seating second) => (world, actor, own) => first(world, actor, second(world, actor, own));

    private static ImmutableArray<Failure> Failures(IEnumerable<PlayedBatch> batches) => [.. batches.SelectMany(batch => batch.Records.Failures)];

    private static IEnumerable<PlayedBatch> WithFailure(IEnumerable<PlayedBatch> batches, Failure failure) => batches.Select(batch =>
        failure.History - batch.Batch.Histories.First < (uint)batch.Batch.Histories.Count
            ? batch with { Records = batch.Records with { Deals = batch.Records.Deals, Failures = [failure] } }
            : batch);
}
