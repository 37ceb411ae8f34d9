using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Hosting.SBR;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentSim.Cluster;

/// <summary>A member of a cluster: Akka as it is set up for coordinator and workers alike.</summary>
internal sealed class ClusterNode : IAsyncDisposable
{
    private const string SystemName = "agentsim";
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);

    private readonly IHost host;

    private ClusterNode(IHost host, ActorSystem system) => (this.host, System) = (host, system);

    /// <summary>The actors.</summary>
    public ActorSystem System { get; }

    /// <summary>Where it listens.</summary>
    public Address Address => Akka.Cluster.Cluster.Get(System).SelfAddress;

    /// <summary>The address of the member that listens at some place.</summary>
    public static Address AddressOf(ListenAddress place, ClusterTrust? trust) => new(trust is null ? "akka.tcp" : "akka.ssl.tcp", SystemName, place.Host, place.Port);

    /// <summary>Begins to listen.</summary>
    /// <param name="listen">Where.</param>
    /// <param name="trust">By what others are known; null where only this machine can reach it.</param>
    /// <param name="role">What it is in the cluster.</param>
    /// <param name="log">Where Akka says what goes wrong.</param>
    /// <exception cref="RefusedException">It cannot listen there.</exception>
    public static async Task<ClusterNode> Start(ListenAddress listen, ClusterTrust? trust, string role, ILoggerFactory log)
    {
        if (!listen.IsLoopback && trust is null)
            throw new RefusedException($"{listen.Host} can be reached from other machines, and there what is said must be encrypted and both sides known: name a certificate (--certificate FILE, docs/security.md says how to make one), or listen on 127.0.0.1.");
        if (IPAddress.TryParse(listen.Host, out var any) && (any.Equals(IPAddress.Any) || any.Equals(IPAddress.IPv6Any)))
            throw new RefusedException($"{listen.Host} is every address of this machine, and workers have to be told one: name the address or the name by which they reach it.");
        trust?.RefuseIfUseless();
        var port = listen.Port == 0 ? 0 : Free(listen);
        var host = new HostBuilder()
            .ConfigureServices(services => services
                .AddSingleton<IHostLifetime, QuietLifetime>()
                .AddSingleton(log)
                .AddAkka(SystemName, builder => Configure(builder, listen with { Port = port }, trust, role, log.CreateLogger("AgentSim.Cluster"))))
            .Build();
        await host.StartAsync();
        return new(host, host.Services.GetRequiredService<ActorSystem>());
    }

    /// <summary>Says goodbye to the others, and ends; where nobody answers, it does not wait long.</summary>
    public async ValueTask DisposeAsync()
    {
        // Where nobody is left to say goodbye to, Akka would wait for long, and disposing of the host would wait for Akka.
        var stopped = host.StopAsync(CancellationToken.None);
        if (await Task.WhenAny(stopped, Task.Delay(Leaving)) == stopped) host.Dispose();
    }

    private static void Configure(AkkaConfigurationBuilder builder, ListenAddress listen, ClusterTrust? trust, string role, ILogger log)
    {
        builder.AddHocon(NodeConfiguration.Of(), HoconAddMode.Prepend);
        builder.ConfigureLoggers(setup =>
        {
            setup.ClearLoggers();
            setup.LogLevel = Akka.Event.LogLevel.ErrorLevel;
            setup.AddLoggerFactory();
        });
        builder.WithRemoting(new RemoteOptions
        {
            HostName = listen.Host,
            Port = listen.Port,
            MaxFrameSize = MessageLimits.Frame,
            SendBufferSize = 2 * MessageLimits.Frame,
            ReceiveBufferSize = 2 * MessageLimits.Frame,
            EnableSsl = trust is not null,
            Ssl = trust is null ? null! : new SslOptions
            {
                X509Certificate = trust.Own,
                SuppressValidation = false,
                RequireMutualAuthentication = true,
                ValidateCertificateHostname = false,
                CustomValidator = (certificate, _, peer, _, _) => IsAccepted(trust, certificate, peer, log),
            },
        });
        builder.WithClustering(new ClusterOptions { Roles = [role], SplitBrainResolver = new KeepOldestOption { DownIfAlone = false } });
    }

    private static bool IsAccepted(ClusterTrust trust, System.Security.Cryptography.X509Certificates.X509Certificate2? shown, string peer, ILogger log)
    {
        if (trust.Objection(shown) is not { } objection) return true;
        ClusterLog.Stranger(log, peer, objection);
        return false;
    }

    /// <summary>Sees to it that a port can be listened on: Akka would go on trying.</summary>
    private static int Free(ListenAddress listen)
    {
        try
        {
            var address = IPAddress.TryParse(listen.Host, out var number) ? number : Dns.GetHostAddresses(listen.Host)[0];
            using var trial = new TcpListener(address, listen.Port);
            trial.Start();
            return listen.Port;
        }
        catch (SocketException taken)
        {
            throw new RefusedException($"Nothing can listen on {listen}: {taken.Message}. Another coordinator may be there; choose another port with --listen.");
        }
    }

    /// <summary>Leaves it to the program what becomes of Ctrl-C.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
