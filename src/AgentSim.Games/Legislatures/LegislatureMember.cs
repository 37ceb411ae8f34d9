namespace AgentSim.Games.Legislatures;

/// <summary>A member of a legislature.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Votes">Its votes, from 0.</param>
/// <param name="Recognition">The chance that it is the one to propose.</param>
/// <param name="Discount">What 1 in the next round is worth now, from 0 to 1.</param>
/// <param name="Veto">Whether nothing passes without its consent.</param>
public sealed record LegislatureMember(string Name, double Votes, double Recognition, double Discount, bool Veto);
