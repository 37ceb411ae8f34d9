using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AgentSim.Cluster;

/// <summary>
/// Finds out why a coordinator does not answer, by a connection of its own: Akka tries for ever and tells nobody why. What it is told before both sides know each other it believes for no more than to say it.
/// </summary>
/// <param name="join">Where the coordinator should be.</param>
/// <param name="trust">By what it is known; null where only this machine can reach it.</param>
internal sealed class Probe(ListenAddress join, ClusterTrust? trust)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What there is.</summary>
    public async Task<Finding> Look(CancellationToken cancellation)
    {
        using var line = new TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await line.ConnectAsync(join.Host, join.Port, patience.Token);
        }
        catch (Exception away) when (away is SocketException or OperationCanceledException)
        {
            return new Nothing();
        }

        try
        {
            return await Greet(line.GetStream(), patience);
        }
        catch (OperationCanceledException)
        {
            return new Unclear("it is another program, or is busy.");
        }
    }

    private async Task<Finding> Greet(Stream line, CancellationTokenSource patience)
    {
        var (objection, isSafe) = ((string?)null, false);
        await using var safe = new SslStream(line, leaveInnerStreamOpen: true);
        try
        {
            await safe.AuthenticateAsClientAsync(
                new()
                {
                    TargetHost = join.Host,
                    ClientCertificates = trust is null ? null : [trust.Own],
                    RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    {
                        isSafe = true;
                        objection = trust?.Objection(shown as X509Certificate2);
                        return trust is not null && objection is null;
                    },
                },
                patience.Token);
            patience.CancelAfter(Patience);
            var heard = await safe.ReadAsync(new byte[1], patience.Token); // whoever refuses a certificate says so only after its own was accepted
            return heard > 0 ? new Unclear("it speaks first, which no coordinator does.") : throw new IOException();
        }
        catch (Exception broken) when (broken is AuthenticationException or IOException)
        {
            if (trust is null) return isSafe ? new Mismatch("The coordinator there wants certificates: name this side's with --certificate FILE.") : new Unclear("it may be another program.");
            if (objection is not null) return new Mismatch($"The coordinator there is not one of ours, for {objection} Give both sides certificates of one authority.");
            return isSafe
                ? new Mismatch($"The coordinator there does not accept the certificate in {trust.Shown}; it says why. Give both sides certificates of one authority.")
                : new Mismatch("What listens there does not encrypt: it is a coordinator without --certificate, or another program. Start the coordinator with --certificate, too.");
        }
    }
}

/// <summary>What was found where a coordinator should be: a closed set.</summary>
internal abstract record Finding;

/// <summary>Nothing listens there, or there is no way to it: one waits.</summary>
internal sealed record Nothing : Finding;

/// <summary>Something listens, and it is not known why it does not answer.</summary>
internal sealed record Unclear(string Hint) : Finding;

/// <summary>Coordinator and worker cannot come together as they are.</summary>
internal sealed record Mismatch(string Reason) : Finding;
