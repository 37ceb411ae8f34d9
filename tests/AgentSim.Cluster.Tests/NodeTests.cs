using System.Net;
using System.Net.Sockets;
using AgentSim.Results;
using Akka.Actor;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentSim.Cluster.Tests;

/// <summary>Members of clusters on real sockets: whom a coordinator lets in, and what it does not do.</summary>
public sealed class NodeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentsim-node-").FullName;
    private readonly Authority ours = new("ours"), theirs = new("theirs");

    [Theory]
    [InlineData("another version of the program", "The worker is AgentSim 9.9.9, and the coordinator")]
    [InlineData("other messages", "The worker speaks version 99 of the cluster's messages")]
    [InlineData("another experiment", "The worker has read another experiment than small")]
    public async Task Who_does_not_fit_is_refused_with_the_reason(string what, string reason)
    {
        await using var coordinator = await Coordinator(null);
        await using var node = await ClusterNode.Start(new("127.0.0.1", 0), null, "worker", NullLoggerFactory.Instance);
        object message = what switch
        {
            "another version of the program" => new Hello(MessageLimits.Protocol, "9.9.9"),
            "other messages" => new Hello(99, Manifest.EngineVersion),
            _ => new Ready(1, "0123456789abcdef", Manifest.EngineVersion, 1, "other"),
        };
        var refused = Assert.IsType<Refused>(await Ask(node, coordinator.Address, null, "reception", message));
        Assert.StartsWith(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_fits_is_told_what_is_played_and_gets_its_files_and_no_others()
    {
        await using var coordinator = await Coordinator(null);
        await using var node = await ClusterNode.Start(new("127.0.0.1", 0), null, "worker", NullLoggerFactory.Instance);
        var told = Assert.IsType<Told>(await Ask(node, coordinator.Address, null, "reception", new Hello(MessageLimits.Protocol, Manifest.EngineVersion)));
        var file = Assert.IsType<FilePiece>(await Ask(node, coordinator.Address, null, "reception", new Want(told.Files[0].Digest, 0)));
        Assert.Equal(told.Files[0].Digest, ExperimentRecipe.DigestOf(file.Bytes.Span));
        foreach (var other in new[] { "/etc/passwd", "../manifest.json", "" }) Assert.Null(await Ask(node, coordinator.Address, null, "reception", new Want(other, 0)));
    }

    [Fact]
    public async Task What_is_not_meant_for_others_cannot_be_reached_from_elsewhere()
    {
        await using var coordinator = await Coordinator(null);
        await using var node = await ClusterNode.Start(new("127.0.0.1", 0), null, "worker", NullLoggerFactory.Instance);
        Assert.Null(await Ask(node, coordinator.Address, null, "dealer", new Ready(1, "", Manifest.EngineVersion, 1, "x")));
        Assert.Null(await Ask(node, coordinator.Address, null, "reception", PoisonPill.Instance));
        Assert.Null(await Ask(node, coordinator.Address, null, "reception", new Uri("file:///etc/passwd")));
        Assert.IsType<Told>(await Ask(node, coordinator.Address, null, "reception", new Hello(MessageLimits.Protocol, Manifest.EngineVersion)));
    }

    [Fact]
    public async Task With_certificates_only_who_has_one_of_the_same_authority_is_heard()
    {
        var trust = ClusterTrust.Read(ours.Issue(folder, "coordinator", ""), "");
        await using var coordinator = await Coordinator(trust);
        var ready = new Hello(MessageLimits.Protocol, Manifest.EngineVersion);
        var member = ClusterTrust.Read(ours.Issue(folder, "worker", ""), "");
        foreach (var (other, heard) in new[] { (member, true), (ClusterTrust.Read(theirs.Issue(folder, "stranger", ""), ""), false), (null, false), (member, true) }) // strangers do no harm to others
        {
            await using var node = await ClusterNode.Start(new("127.0.0.1", 0), other, "worker", NullLoggerFactory.Instance);
            Assert.Equal(heard, await Ask(node, coordinator.Address, other, "reception", ready, heard ? 20 : 4) is Told);
        }
    }

    [Fact]
    public async Task Beyond_this_machine_nobody_listens_without_a_certificate_nor_at_every_address()
    {
        Assert.Contains("--certificate", (await Assert.ThrowsAsync<RefusedException>(() => Listen(new("192.0.2.7", 0), null))).Message, StringComparison.Ordinal);
        Assert.Contains("--certificate", (await Assert.ThrowsAsync<RefusedException>(() => Listen(new("0.0.0.0", 0), null))).Message, StringComparison.Ordinal);
        var trust = ClusterTrust.Read(ours.Issue(folder, "all", ""), "");
        Assert.Contains("name the address", (await Assert.ThrowsAsync<RefusedException>(() => Listen(new("0.0.0.0", 0), trust))).Message, StringComparison.Ordinal);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        Assert.Contains("Another coordinator may be there", (await Assert.ThrowsAsync<RefusedException>(() => Listen(new("127.0.0.1", ((IPEndPoint)taken.LocalEndpoint).Port), null))).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Listen(ListenAddress address, ClusterTrust? trust)
    {
        await using var node = await ClusterNode.Start(address, trust, "coordinator", NullLoggerFactory.Instance);
    }

    /// <summary>What an actor of the coordinator answers; null if nothing, for a while.</summary>
    private static async Task<object?> Ask(ClusterNode node, ListenAddress coordinator, ClusterTrust? trust, string actor, object message, int attempts = 3)
    {
        var inbox = Inbox.Create(node.System);
        for (var attempt = 0; attempt < attempts; attempt++) // the first finds the way
        {
            node.System.ActorSelection($"{ClusterNode.AddressOf(coordinator, trust)}/user/{actor}").Tell(message, inbox.Receiver);
            try
            {
                return await inbox.ReceiveAsync(TimeSpan.FromSeconds(1)).WaitAsync(TimeSpan.FromSeconds(2)); // of a system that has ended, nothing comes
            }
            catch (TimeoutException)
            {
                // Nobody answers.
            }
        }

        return null;
    }

    private async Task<ClusterCoordinator> Coordinator(ClusterTrust? trust) => (await SmallCoordinator.Start(folder, trust)).Coordinator;
}
