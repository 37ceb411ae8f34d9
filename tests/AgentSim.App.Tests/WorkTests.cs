using AgentSim.App.Serving;

namespace AgentSim.App.Tests;

public sealed class WorkTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50), Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_nobody_looks_on_any_more_stops_when_its_patience_is_over()
    {
        using var work = new Work("1", "a trial") { Patience = Short };
        work.Begin(Endless);
        await work.Ended.WaitAsync(Long, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task It_goes_on_while_somebody_looks_on_and_stops_after_the_last_has_left()
    {
        using var work = new Work("1", "a trial") { Patience = TimeSpan.FromSeconds(1) };
        var (first, second) = (work.Watch(), work.Watch());
        work.Begin(Endless);
        first.Dispose();
        first.Dispose();
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(work.IsOver);
        second.Dispose();
        await work.Ended.WaitAsync(Long, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_has_no_end_to_its_patience_goes_on_unseen_until_it_is_stopped()
    {
        using var work = new Work("1", "an experiment");
        work.Begin(Endless);
        work.Watch().Dispose();
        await Task.Delay(Short, TestContext.Current.CancellationToken);
        Assert.False(work.IsOver);
        work.Stop();
        await work.Ended.WaitAsync(Long, TestContext.Current.CancellationToken);
    }

    private static async Task Endless(Work work, CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource();
        await using var registered = cancellation.Register(stopped.SetResult);
        await stopped.Task;
    }
}
