namespace AgentSim.Cluster;

/// <summary>How fast a worker is, in histories a second, of late.</summary>
internal sealed class Pace
{
    // Batches that come at once, and pauses between them, are levelled out over about so many seconds.
    private const double Memory = 3;

    private TimeSpan last;
    private TimeSpan? began;
    private bool known;

    /// <summary>Histories a second; 0 until the first have come.</summary>
    public double Rate { get; private set; }

    /// <summary>It has got work, and had none.</summary>
    public void Resume(TimeSpan now)
    {
        last = now;
        began ??= now;
    }

    /// <summary>It has finished some histories.</summary>
    public void Finish(int histories, TimeSpan now)
    {
        var elapsed = Math.Max(0, (now - last).TotalSeconds);
        last = now;
        // The first guess is what the first work took; from nothing, the mean below would take long to rise.
        Rate = known ? ((Rate * Memory) + histories) / (elapsed + Memory) : histories / Math.Max(0.01, (now - (began ?? now)).TotalSeconds);
        known = true;
    }
}
