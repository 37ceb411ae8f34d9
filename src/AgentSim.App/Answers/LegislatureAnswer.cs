using System.Collections.Immutable;
using AgentSim.Games.Legislatures;

namespace AgentSim.App.Answers;

/// <summary>What <c>solve --json</c> prints of a legislature.</summary>
/// <param name="Legislature">Its title.</param>
/// <param name="Quota">Votes that a proposal needs.</param>
/// <param name="Members">Who sits in it, and what each is worth.</param>
/// <param name="Proposals">Who proposes what.</param>
/// <param name="Residual">See <see cref="LegislatureEquilibrium"/>.</param>
/// <param name="Regret">The same.</param>
internal sealed record LegislatureAnswer(string Legislature, double Quota, LegislatureMemberAnswer[] Members, LegislatureProposalAnswer[] Proposals, double Residual, double Regret)
{
    /// <summary>The answer on a legislature.</summary>
    public static LegislatureAnswer Of(Legislature legislature, LegislatureEquilibrium found) => new(
        legislature.Title, legislature.Quota,
        [.. legislature.Members.Zip(found.Seats, (member, seat) => new LegislatureMemberAnswer(
            member.Name, member.Votes, member.Recognition, member.Discount, member.Veto, seat.Value, seat.Accepts, double.IsNaN(seat.Keeps) ? null : seat.Keeps, seat.Partner))],
        [.. found.Proposals.Select(proposal => new LegislatureProposalAnswer(proposal.Proposers, [.. proposal.Partners.Select(partners => new PartnersAnswer(partners.Count, partners.Among))], proposal.Chance))],
        found.Residual, found.Regret);
}

/// <summary>See <see cref="LegislatureMember"/> and <see cref="LegislatureSeat"/>.</summary>
internal sealed record LegislatureMemberAnswer(string Name, double Votes, double Recognition, double Discount, bool Veto, double Value, double Accepts, double? Keeps, double Partner);

/// <summary>See <see cref="LegislatureProposal"/>.</summary>
internal sealed record LegislatureProposalAnswer(ImmutableArray<string> Proposers, PartnersAnswer[] Partners, double Chance);

/// <summary>So many of these.</summary>
internal sealed record PartnersAnswer(int Count, ImmutableArray<string> Among);
