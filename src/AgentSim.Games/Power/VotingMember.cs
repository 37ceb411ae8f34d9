namespace AgentSim.Games.Power;

/// <summary>A member of a voting body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its votes, from 0.</param>
public sealed record VotingMember(string Name, double Weight);
