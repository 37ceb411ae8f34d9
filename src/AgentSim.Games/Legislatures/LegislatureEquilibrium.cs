using System.Collections.Immutable;

namespace AgentSim.Games.Legislatures;

/// <summary>
/// Stationary strategies from which nobody gains by departing: who is recognised pays a coalition that is just enough and as cheap as any what each of its members would get by waiting, and keeps the rest. What members are worth
/// is the same in all such equilibria if discounts are below 1 (Eraslan and McLennan, Journal of Economic Theory 148 (2013) 2195-2222); who is how often in whose coalition may be arranged otherwise.
/// </summary>
/// <param name="Seats">What each member is worth, in the order of the members.</param>
/// <param name="Proposals">Who proposes what.</param>
/// <param name="Residual">By how much, at most, a value differs from what the strategies bring its member.</param>
/// <param name="Regret">By how much, at most, a proposer could do better by another coalition, or by waiting.</param>
public sealed record LegislatureEquilibrium(ImmutableArray<LegislatureSeat> Seats, ImmutableArray<LegislatureProposal> Proposals, double Residual, double Regret);

/// <summary>What the equilibrium gives a member.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it expects before it is known who proposes.</param>
/// <param name="Accepts">The least that it accepts: what waiting a round is worth to it.</param>
/// <param name="Keeps">What it keeps when it proposes; not a number where it never does.</param>
/// <param name="Partner">The chance that another one proposes and has it in its coalition.</param>
public sealed record LegislatureSeat(string Name, double Value, double Accepts, double Keeps, double Partner);

/// <summary>Something that is proposed.</summary>
/// <param name="Proposers">Members any of which proposes it in this way: all that are alike.</param>
/// <param name="Partners">Of which members how many are paid; where they are fewer than those named, all of them are as likely.</param>
/// <param name="Chance">How often such a proposer does so.</param>
public sealed record LegislatureProposal(ImmutableArray<string> Proposers, ImmutableArray<(int Count, ImmutableArray<string> Among)> Partners, double Chance);
