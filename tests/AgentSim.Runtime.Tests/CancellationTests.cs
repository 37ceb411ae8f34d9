using System.Diagnostics;
using AgentSim.Simulation.Play;
using static AgentSim.Runtime.Tests.Played;

namespace AgentSim.Runtime.Tests;

public sealed class CancellationTests
{
    [Fact]
    public async Task Cancelled_play_ends_within_two_seconds_and_keeps_what_is_done()
    {
        using var cancellation = new CancellationTokenSource();
        var run = Run(100_000, 64, 2);
        var played = new List<PlayedBatch>();
        var ending = new Stopwatch();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in Simulator.Play(run, run.Batches(), cancellation.Token))
            {
                played.Add(batch);
                if (played.Count != 3) continue;
                ending.Start();
                await cancellation.CancelAsync();
            }
        });

        Assert.InRange(ending.Elapsed.TotalSeconds, 0, 2);
        Assert.InRange(played.Count, 3, 3 + (3 * 2));
        var beginning = Run(played.Count * 64, 64, 1);
        Assert.Equal(Digest(AtTable(beginning)), Digest(played));
    }

    [Fact]
    public async Task Play_that_is_left_early_leaves_nothing_behind()
    {
        var run = Run(100_000, 16, 2);
        var messages = 0;
        Seating counting = (_, _, own) => message =>
        {
            Interlocked.Increment(ref messages);
            own(message);
        };

        await foreach (var _ in Simulator.Play(run, run.Batches(), counting, TestContext.Current.CancellationToken)) break;

        var before = Volatile.Read(ref messages);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(before, Volatile.Read(ref messages));
    }

    [Fact]
    public async Task A_slow_consumer_holds_the_workers_up()
    {
        var begun = 0;
        Seating counting = (_, actor, own) => message =>
        {
            if (actor == 0 && message is Observe { Period: 0 }) Interlocked.Increment(ref begun);
            own(message);
        };
        var run = Run(1_000, 2, 2);
        var taken = 0;

        await foreach (var _ in Simulator.Play(run, run.Batches(), counting, TestContext.Current.CancellationToken))
        {
            await Task.Delay(30, TestContext.Current.CancellationToken);
            Assert.InRange(Volatile.Read(ref begun) - ++taken, 0, 3 * 2);
            if (taken == 20) break;
        }
    }
}
