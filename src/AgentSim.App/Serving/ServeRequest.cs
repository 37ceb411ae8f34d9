using System.Net;

namespace AgentSim.App.Serving;

/// <summary>What the page shows, and where.</summary>
/// <param name="Results">The folder of results, or one result.</param>
/// <param name="Models">The folder of models.</param>
/// <param name="Address">The address that is listened to.</param>
/// <param name="Port">The port; 0 takes any that is free.</param>
internal sealed record ServeRequest(string Results, string Models, IPAddress Address, int Port)
{
    /// <summary>The folder of results, if none is asked for; it need not be there yet.</summary>
    public const string DefaultResults = "results";

    /// <summary>The port, if none is asked for.</summary>
    public const int DefaultPort = 5080;
}
