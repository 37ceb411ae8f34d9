using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster;

/// <summary>Plays what a coordinator deals out: waits for it, joins it, and when it loses it, waits again.</summary>
/// <param name="join">Where the coordinator listens.</param>
/// <param name="trust">By what it is known; null where only this machine can reach it.</param>
/// <param name="cores">Batches that are played at once.</param>
/// <param name="patience">How long a coordinator is waited for; null for ever.</param>
/// <param name="logs">Where it says what happens.</param>
public sealed class ClusterWorker(ListenAddress join, ClusterTrust? trust, int cores, TimeSpan? patience, ILoggerFactory logs)
{
    private const string Role = "worker";
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(300);

    private readonly ILogger log = logs.CreateLogger("AgentSim.Cluster");
    private readonly Dictionary<string, byte[]> files = [];
    private Finding? last;
    private long histories;

    /// <summary>Histories that it has played.</summary>
    public long Histories => Interlocked.Read(ref histories);

    /// <summary>Works until all is played, or until it is not wanted.</summary>
    /// <param name="cancellation">Ends it; what it holds is played by others.</param>
    /// <returns>What the coordinator said at the end; null if there was none for longer than it is waited for.</returns>
    /// <exception cref="RefusedException">Coordinator and worker do not fit together.</exception>
    public async Task<string?> Run(CancellationToken cancellation)
    {
        if (!join.IsLoopback && trust is null)
            throw new RefusedException($"{join.Host} is another machine, and there what is said must be encrypted and both sides known: name a certificate (--certificate FILE; docs/security.md says how to make one).");
        using var meters = new WorkerMeters();
        var waiting = Stopwatch.GetTimestamp();
        while (true)
        {
            ClusterLog.Waiting(log, join.ToString());
            switch (await Session(meters, cancellation))
            {
                case AllPlayed all: return all.Words;
                case NotWanted not: throw new RefusedException(not.Reason);
                case NoWay when patience is { } most && Stopwatch.GetElapsedTime(waiting) > most: return null;
                case NoWay:
                    if (await Reason(0, cancellation) is { } reason) throw new RefusedException(reason);
                    await Task.Delay(Again, cancellation);
                    break;
                case LostTouch lost:
                    waiting = Stopwatch.GetTimestamp();
                    ClusterLog.Lost(log, join.ToString(), lost.How);
                    break;
                case null: return null;
                default: throw new UnreachableException();
            }
        }
    }

    /// <summary>One membership in a cluster: whoever was once thought to be lost has to come back as another.</summary>
    private async Task<SessionEnding?> Session(WorkerMeters meters, CancellationToken cancellation)
    {
        if (OwnHost() is not { } own) return new NoWay();
        var ended = new TaskCompletionSource<SessionEnding>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var node = await ClusterNode.Start(new(own, 0), trust, Role, logs);
        var coordinator = ClusterNode.AddressOf(join, trust);
        var context = new SessionContext(coordinator, $"{Dns.GetHostName()}:{Environment.ProcessId}", cores, files, more => Interlocked.Add(ref histories, more), ended, meters, log);
        var membership = node.System.ActorOf(Props.Create(() => new Membership(context)), "membership");
        _ = node.System.WhenTerminated.ContinueWith(_ => ended.TrySetResult(context.HasJoined ? new LostTouch("it was cut off from the cluster") : new NoWay()), TaskScheduler.Default);
        Akka.Cluster.Cluster.Get(node.System).JoinSeedNodes([coordinator]);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = FindOut(context, over.Token);
        var waited = patience is { } time ? Task.Delay(time, cancellation) : Task.Delay(Timeout.Infinite, cancellation);
        try
        {
            if (await Task.WhenAny(ended.Task, waited) == waited && !cancellation.IsCancellationRequested && !context.HasJoined) return null;
            return await ended.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            membership.Tell(new Go());
            await Task.Delay(Farewell, CancellationToken.None); // for the message to be on its way
            throw;
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    /// <summary>While there is no coordinator that answers, finds out why, and ends what cannot come to anything.</summary>
    private async Task FindOut(SessionContext context, CancellationToken over)
    {
        try
        {
            for (var seconds = (int)Quiet.TotalSeconds; ; seconds += (int)Quiet.TotalSeconds)
            {
                await Task.Delay(Quiet, over);
                if (context.HasJoined) last = null;
                if (context.HasJoined) return;
                if (await Reason(seconds, over) is { } reason) context.Ended.TrySetResult(new NotWanted(reason));
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    /// <summary>Why coordinator and worker cannot come together, when it looks so twice: one that is just ending may look so once.</summary>
    private async Task<string?> Reason(int seconds, CancellationToken cancellation)
    {
        var (found, before) = (await new Probe(join, trust).Look(cancellation), last);
        last = found;
        if (found is Unclear unclear && before is not Unclear) ClusterLog.NoAnswer(log, join.ToString(), seconds, unclear.Hint);
        return found is Mismatch not && found == before ? $"{join}: {not.Reason} docs/security.md says how." : null;
    }

    /// <summary>The address of this machine from which the coordinator is reached, for it has to answer to some; null while there is no way to it.</summary>
    private string? OwnHost()
    {
        if (join.IsLoopback) return "127.0.0.1";
        try
        {
            var address = IPAddress.TryParse(join.Host, out var number) ? number : Dns.GetHostAddresses(join.Host)[0];
            using var trial = new UdpClient(address.AddressFamily);
            trial.Connect(address, Math.Max(1, join.Port)); // sends nothing: it only finds the way
            return ((IPEndPoint)trial.Client.LocalEndPoint!).Address.ToString();
        }
        catch (SocketException away)
        {
            ClusterLog.NoWay(log, join.Host, away.Message);
            return null;
        }
    }
}
