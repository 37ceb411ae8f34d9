using System.Net;
using AgentSim.Cluster;
using AgentSim.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace AgentSim.App.Clustering;

/// <summary>Tells others what is measured while an experiment is played on a cluster.</summary>
internal sealed class MetricsOutlet : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly MeterProvider? provider;
    private readonly WebApplication? server;

    private MetricsOutlet(MeterProvider? provider, WebApplication? server) => (this.provider, this.server) = (provider, server);

    /// <summary>Begins to.</summary>
    /// <param name="place">Where; null for nowhere.</param>
    /// <param name="say">Takes a line for a person.</param>
    /// <exception cref="WrongRequestException">The port cannot be listened to.</exception>
    public static async Task<MetricsOutlet> Begin(MetricsPlace? place, Action<string> say) => place switch
    {
        null => new(null, null),
        SentMetrics sent => new(Send(sent.Collector, say), null),
        ScrapedMetrics scraped => new(null, await Serve(scraped.Port, say)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Ends it; a collector is told once more.</summary>
    public async ValueTask DisposeAsync()
    {
        provider?.Shutdown((int)Patience.TotalMilliseconds);
        provider?.Dispose();
        if (server is null) return;
        using (var patience = new CancellationTokenSource(Patience)) await server.StopAsync(patience.Token);
        await server.DisposeAsync();
    }

    private static MeterProvider Send(Uri collector, Action<string> say)
    {
        var address = collector.AbsolutePath == "/" ? new Uri(collector, "/v1/metrics") : collector;
        var options = new OtlpExporterOptions { Protocol = OtlpExportProtocol.HttpProtobuf, Endpoint = address, TimeoutMilliseconds = (int)Patience.TotalMilliseconds };
        say($"Metrics go to {address} every {Pause.TotalSeconds} s.");
        return Of(Sdk.CreateMeterProviderBuilder()).AddReader(new PeriodicExportingMetricReader(new TellingExporter(options, address, say), (int)Pause.TotalMilliseconds)).Build();
    }

    private static async Task<WebApplication> Serve(int port, Action<string> say)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => Of(metrics).AddPrometheusExporter());
        var server = builder.Build();
        server.Use(Refuse);
        server.UseOpenTelemetryPrometheusScrapingEndpoint();
        try
        {
            await server.StartAsync();
        }
        catch (IOException taken)
        {
            await server.DisposeAsync();
            throw new WrongRequestException($"--metrics {port}: nothing can listen at port {port} of 127.0.0.1: {taken.Message} Another process may tell its metrics there; --metrics 0 takes any port that is free.");
        }

        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        say($"Metrics are at {address}/metrics.");
        return server;
    }

    // A foreign name in Host is a name that a page in a browser had made to point here.
    private static Task Refuse(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is "localhost" or "127.0.0.1") return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static MeterProviderBuilder Of(MeterProviderBuilder metrics) => metrics
        .AddMeter(ClusterMeter.Name)
        .ConfigureResource(resource => resource.Clear().AddService("agentsim", serviceVersion: Manifest.EngineVersion, autoGenerateServiceInstanceId: false, serviceInstanceId: $"{Dns.GetHostName()}:{Environment.ProcessId}"));

    /// <summary>Says when a collector cannot be told, and when it can again: the exporter itself would say nothing.</summary>
    private sealed class TellingExporter(OtlpExporterOptions options, Uri address, Action<string> say) : OtlpMetricExporter(options)
    {
        private bool isLost;

        public override ExportResult Export(in Batch<Metric> metrics)
        {
            var result = base.Export(metrics);
            if (isLost != (result == ExportResult.Failure))
            {
                isLost = !isLost;
                say(isLost ? $"The collector at {address} does not take the metrics; trying again every {Pause.TotalSeconds} s. Nothing else waits for it." : $"The collector at {address} takes the metrics again.");
            }

            return result;
        }
    }
}
