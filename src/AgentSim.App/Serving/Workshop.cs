using System.Security.Cryptography;

namespace AgentSim.App.Serving;

/// <summary>The work that the page has started: so much at once, and no more. What has ended can be asked for a while.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    /// <summary>How much may be under way at once.</summary>
    public const int MostAtOnce = 2;

    private const int MostKept = 20;

    private readonly Lock access = new();
    private readonly List<Work> works = [];

    /// <summary>Starts something.</summary>
    /// <param name="what">What it is of; nothing of the same is started twice.</param>
    /// <param name="patience">How long it goes on with nobody looking on; infinite if to its end.</param>
    /// <param name="play">Does it, and tells the work how far it is.</param>
    /// <exception cref="BusyException">There is as much under way as there may be.</exception>
    public Work Start(string what, TimeSpan patience, Func<Work, CancellationToken, Task> play)
    {
        lock (access)
        {
            var busy = works.Where(work => !work.IsOver).ToList();
            if (busy.Exists(work => work.What == what)) throw new BusyException("This is under way already.");
            if (busy.Count >= MostAtOnce) throw new BusyException($"{MostAtOnce} things are being played already; stop one of them first.");
            var started = new Work(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), what) { Patience = patience };
            works.Add(started);
            if (works.Count > MostKept)
            {
                var oldest = works.First(work => work.IsOver);
                works.Remove(oldest);
                oldest.Dispose();
            }

            started.Begin(play);
            return started;
        }
    }

    /// <summary>Some work.</summary>
    /// <exception cref="NotThereException">There is none of this name, or not any more.</exception>
    public Work Find(string? id)
    {
        lock (access) return works.Find(work => work.Id == id) ?? throw new NotThereException("There is no such work any more.");
    }

    /// <summary>The work under way on something; null if there is none.</summary>
    public Work? Of(string what)
    {
        lock (access) return works.Find(work => work.What == what && !work.IsOver);
    }

    /// <summary>Stops all of it, and waits until it has put away what is done.</summary>
    public async ValueTask DisposeAsync()
    {
        Work[] all;
        lock (access) all = [.. works];
        foreach (var work in all) work.Stop();
        await Task.WhenAll(all.Select(work => work.Ended));
        foreach (var work in all) work.Dispose();
    }
}
