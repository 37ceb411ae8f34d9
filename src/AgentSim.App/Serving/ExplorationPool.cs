using AgentSim.Results;
using AgentSim.Results.Exploring;

namespace AgentSim.App.Serving;

/// <summary>Opened results, those that were asked last; what they hold in memory is bounded by their number and by what each may take.</summary>
internal sealed class ExplorationPool : IDisposable
{
    /// <summary>How many are open at once.</summary>
    public const int Most = 3;

    private const string MemoryOfEach = "2GB";

    private readonly Lock access = new();
    private readonly LinkedList<(string Key, Lazy<Exploration> Opened)> opened = [];

    /// <summary>Opens some results, unless they are.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="manifest">What made them.</param>
    /// <param name="version">What tells them from others in the same folder.</param>
    public Exploration Of(ResultFolder folder, Manifest manifest, string version)
    {
        var key = $"{folder.Path}\n{version}";
        Lazy<Exploration> found;
        Lazy<Exploration>? last = null;
        lock (access)
        {
            var node = opened.First;
            while (node is not null && node.Value.Key != key) node = node.Next;
            if (node is not null) opened.Remove(node);
            found = node?.Value.Opened ?? new(() => Exploration.Open(folder, manifest, MemoryOfEach));
            opened.AddFirst((key, found));
            if (opened.Count > Most)
            {
                last = opened.Last!.Value.Opened;
                opened.RemoveLast();
            }
        }

        // It waits for its last answer; that is nobody's business here.
        if (last is { IsValueCreated: true }) _ = Task.Run(last.Value.Dispose);
        try
        {
            return found.Value;
        }
        catch (InvalidOperationException nothing)
        {
            lock (access) opened.Remove((key, found));
            throw new NotThereException(nothing.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, exploration) in opened.Where(entry => entry.Opened.IsValueCreated)) exploration.Value.Dispose();
    }
}
