using System.Globalization;
using System.Net;

namespace AgentSim.Cluster;

/// <summary>A place on the network: a machine's name or address, and a port.</summary>
/// <param name="Host">A name or an address; one of version 6 without brackets.</param>
/// <param name="Port">From 0 to 65,535; 0 for any that is free.</param>
public sealed record ListenAddress(string Host, int Port)
{
    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Reads HOST:PORT, or HOST alone.</summary>
    /// <returns>Null if it is no such thing.</returns>
    public static ListenAddress? Of(string text, int port)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var bracket = text.LastIndexOf(']');
        var (host, number) = colon > bracket ? (text[..colon], text[(colon + 1)..]) : (text, null);
        if (host.StartsWith('[') && host.EndsWith(']')) host = host[1..^1];
        else if (host.Contains(':', StringComparison.Ordinal)) return null;
        if (host.Length == 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown) return null;
        if (number is not null && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > ushort.MaxValue)) return null;
        return new(host, port);
    }

    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
