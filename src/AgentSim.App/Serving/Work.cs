namespace AgentSim.App.Serving;

/// <summary>Something that is being done, and how far it is: the latest word replaces those before.</summary>
/// <param name="id">How it is asked for.</param>
/// <param name="what">What it is of.</param>
internal sealed class Work(string id, string what) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock access = new();
    private int watchers;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] latest = "{}"u8.ToArray();

    /// <summary>How it is asked for.</summary>
    public string Id { get; } = id;

    /// <summary>What it is of.</summary>
    public string What { get; } = what;

    /// <summary>Whether it has ended.</summary>
    public bool IsOver => Ended.IsCompleted;

    /// <summary>Done once it has ended, whatever the end.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>What was told last, as JSON, and a task that is done when there is something newer.</summary>
    public (byte[] Latest, Task Changed) Word()
    {
        lock (access) return (latest, changed.Task);
    }

    /// <summary>Tells how far it is.</summary>
    public void Tell(byte[] word)
    {
        lock (access)
        {
            latest = word;
            changed.TrySetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>How long it goes on with nobody looking on, and then stops; infinite if it goes on to its end.</summary>
    public TimeSpan Patience { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Looks on, until that is disposed of.</summary>
    public IDisposable Watch()
    {
        lock (access)
        {
            watchers++;
            Wait(Timeout.InfiniteTimeSpan);
        }

        return new Watcher(this);
    }

    /// <summary>Has it end soon.</summary>
    public void Stop() => stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    /// <summary>Begins it.</summary>
    public void Begin(Func<Work, CancellationToken, Task> play)
    {
        lock (access)
        {
            if (watchers == 0) Wait(Patience);
        }

        Ended = Task.Run(() => Play(play));
    }

    private async Task Play(Func<Work, CancellationToken, Task> play)
    {
        try
        {
            await play(this, stopping.Token);
        }
        catch (Exception fault)
        {
            // What plays says what it can of its own end; this is what nobody foresaw.
            await Console.Error.WriteLineAsync($"agentsim: {What}: {fault}");
        }
    }

    private void Leave()
    {
        lock (access)
        {
            if (--watchers == 0 && !IsOver) Wait(Patience);
        }
    }

    private void Wait(TimeSpan patience)
    {
        if (!stopping.IsCancellationRequested) stopping.CancelAfter(patience);
    }

    private sealed class Watcher(Work work) : IDisposable
    {
        private Work? watched = work;

        public void Dispose() => Interlocked.Exchange(ref watched, null)?.Leave();
    }
}
