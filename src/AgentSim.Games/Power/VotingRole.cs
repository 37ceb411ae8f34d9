namespace AgentSim.Games.Power;

/// <summary>What a member of a voting body is by itself.</summary>
public enum VotingRole
{
    /// <summary>Sometimes needed.</summary>
    Ordinary,

    /// <summary>Wins alone, and nothing wins without it.</summary>
    Dictator,

    /// <summary>Nothing wins without it.</summary>
    Veto,

    /// <summary>Never needed, whatever its weight.</summary>
    Dummy,
}
