using System.Net;
using System.Net.Sockets;

namespace AgentSim.Cluster.Tests;

/// <summary>What is said where coordinator and worker do not know each other by their certificates: both sides say why.</summary>
public sealed class WrongCertificateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentsim-wrong-").FullName;
    private readonly Authority ours = new("ours"), theirs = new("theirs");
    private readonly Sayings said = new();

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused_and_both_sides_say_which_and_which_are_accepted()
    {
        var (coordinator, _) = await SmallCoordinator.Start(folder, Trust(ours, "coordinator"), said);
        await using (coordinator)
        {
            var refused = await Refused(coordinator.Address, Trust(theirs, "stranger"));
            Assert.Contains($"{coordinator.Address}: The coordinator there is not one of ours, for it shows CN=coordinator, signed by CN=ours", refused, StringComparison.Ordinal);
            Assert.Contains($"Accepted are certificates that CN=theirs signed, the authority in {Path.Combine(folder, "stranger.pfx")}", refused, StringComparison.Ordinal);
            Assert.EndsWith("docs/security.md says how.", refused, StringComparison.Ordinal);
            Assert.Contains(said.Lines, line => line.StartsWith("Nothing is taken from ", StringComparison.Ordinal) && line.Contains("it shows CN=stranger, signed by CN=theirs", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_certificate_on_one_side_only_is_told_on_the_other()
    {
        var (safe, _) = await SmallCoordinator.Start(folder, Trust(ours, "coordinator"));
        var (open, _) = await SmallCoordinator.Start(folder, null);
        await using (safe)
        await using (open)
        {
            var (without, with) = (Refused(safe.Address, null), Refused(open.Address, Trust(ours, "worker")));
            Assert.Contains("wants certificates: name this side's with --certificate FILE", await without, StringComparison.Ordinal);
            Assert.Contains("does not encrypt: it is a coordinator without --certificate, or another program", await with, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_certificate_that_the_coordinator_alone_does_not_accept_is_told_to_its_worker()
    {
        // The worker knows both authorities, the coordinator one: so it is while one is being replaced.
        var (coordinator, _) = await SmallCoordinator.Start(folder, Trust(ours, "coordinator"));
        await using (coordinator)
        {
            var both = ClusterTrust.Read(theirs.Issue(folder, "mixed", "", besides: ours), "");
            Assert.Contains("does not accept the certificate in", await Refused(coordinator.Address, both), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_certificate_that_nobody_would_accept_is_refused_before_anything_listens()
    {
        var old = ClusterTrust.Read(ours.Issue(folder, "old", "", lastDay: -1), "");
        var refused = (await Assert.ThrowsAsync<RefusedException>(() => SmallCoordinator.Start(folder, old))).Message;
        Assert.StartsWith($"Nobody would accept the certificate in {Path.Combine(folder, "old.pfx")}: it shows CN=old, signed by CN=ours", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_listens_and_does_not_answer_is_told_and_waited_for()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var waiting = new ClusterWorker(new("127.0.0.1", ((IPEndPoint)other.LocalEndpoint).Port), null, 1, null, said).Run(enough.Token);
        while (!said.Lines.Any(line => line.Contains("it has not answered as a coordinator does", StringComparison.Ordinal))) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
        said.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ClusterTrust Trust(Authority authority, string name) => ClusterTrust.Read(authority.Issue(folder, name, ""), "");

    private static async Task<string> Refused(ListenAddress coordinator, ClusterTrust? trust)
    {
        var worker = new ClusterWorker(coordinator, trust, 1, null, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        return (await Assert.ThrowsAsync<RefusedException>(() => worker.Run(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1)))).Message;
    }
}
