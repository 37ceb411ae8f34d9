namespace AgentSim.Simulation.Bargaining;

/// <summary>What a party says to an offer.</summary>
internal enum Response : byte
{
    /// <summary>No; talks go on.</summary>
    Refuse,

    /// <summary>Yes.</summary>
    Accept,

    /// <summary>No, and it leaves for its outside option: talks are over.</summary>
    Leave,
}
