namespace AgentSim.Cluster;

/// <summary>How a worker's time with a coordinator ended: a closed set.</summary>
internal abstract record SessionEnding;

/// <summary>All has been played.</summary>
internal sealed record AllPlayed(string Words) : SessionEnding;

/// <summary>The coordinator does not want this worker, or this worker not what the coordinator has.</summary>
internal sealed record NotWanted(string Reason) : SessionEnding;

/// <summary>The coordinator is not heard of any more.</summary>
internal sealed record LostTouch(string How) : SessionEnding;

/// <summary>There is no way to the coordinator's machine just now: its name is not known, or the network is down.</summary>
internal sealed record NoWay : SessionEnding;
