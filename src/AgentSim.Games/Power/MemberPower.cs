namespace AgentSim.Games.Power;

/// <summary>What a member of a voting body can bring about.</summary>
/// <param name="ShapleyShubik">The share of orders in which it is the one that turns the coalition of those before it into a winning one.</param>
/// <param name="ExactShapleyShubik">The same as a fraction in lowest terms.</param>
/// <param name="Banzhaf">Its share of all members' swings.</param>
/// <param name="ExactBanzhaf">The same as a fraction in lowest terms.</param>
/// <param name="AbsoluteBanzhaf">The chance that it decides if all others vote yes or no with even chances: its swings by <c>2^(n - 1)</c>.</param>
/// <param name="Swings">Coalitions of others that it turns from losing to winning.</param>
/// <param name="Role">What it is by itself.</param>
public sealed record MemberPower(double ShapleyShubik, string ExactShapleyShubik, double Banzhaf, string ExactBanzhaf, double AbsoluteBanzhaf, UInt128 Swings, VotingRole Role);
