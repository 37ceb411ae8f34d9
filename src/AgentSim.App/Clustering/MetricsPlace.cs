using System.Globalization;
using System.Net;

namespace AgentSim.App.Clustering;

/// <summary>Where metrics are told: a closed set.</summary>
internal abstract record MetricsPlace
{
    /// <summary>What may be said on the command line.</summary>
    public const string Allowed = "a port of this machine, from 0 (any that is free) to 65535, or the address of a collector, as http://127.0.0.1:4318";

    /// <summary>Reads it; null if it is neither.</summary>
    public static MetricsPlace? Of(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return port <= IPEndPoint.MaxPort ? new ScrapedMetrics(port) : null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? new SentMetrics(address) : null;
    }
}

/// <summary>Whoever asks at a port of this machine is told, in the format of Prometheus.</summary>
internal sealed record ScrapedMetrics(int Port) : MetricsPlace;

/// <summary>A collector is told now and then, in OpenTelemetry's own protocol over HTTP.</summary>
internal sealed record SentMetrics(Uri Collector) : MetricsPlace;
