using System.Collections.Immutable;
using AgentSim.Expressions;

namespace AgentSim;

/// <summary>How a session is played.</summary>
/// <param name="Protocol">The game.</param>
/// <param name="Rule">Whose consent makes a deal.</param>
/// <param name="Rounds">Rounds at most, at least 1.</param>
/// <param name="Recognition">Who proposes.</param>
/// <param name="BreakdownRisk">Probability that talks end after a round without a deal.</param>
/// <param name="MayPass">Whether a proposer may let the round go by.</param>
/// <param name="Breakdown">What each party gets when talks end without a deal, over the status quo; 0 for parties not named.</param>
/// <param name="Outside">What a party gets if it leaves the table for another option; parties not named have none.</param>
public sealed record Bargaining(
    Protocol Protocol,
    VotingRule Rule,
    int Rounds,
    Recognition Recognition,
    double BreakdownRisk,
    bool MayPass,
    ImmutableDictionary<string, Expression> Breakdown,
    ImmutableDictionary<string, Expression> Outside)
{
    /// <summary>Rounds of a session where the file does not say.</summary>
    public const int DefaultRounds = 3;

    /// <summary>Rounds after which talks are broken off that nobody expects to end, where the file does not say.</summary>
    public const int DefaultRoundsWithoutEnd = 40;

    /// <summary>Years of a spell where the file does not say.</summary>
    public const int DefaultSpellYears = 5;

    /// <summary>
    /// Periods during which the luck behind choices stays the same while nothing about the issue changes: repeating an offer is no
    /// persuasion.
    /// </summary>
    public required int Spell { get; init; }
}

/// <summary>The game inside a session.</summary>
public enum Protocol
{
    /// <summary>A proposer is recognised each round; the others accept or refuse; after the last round talks break down.</summary>
    AlternatingOffers,

    /// <summary>One round, and the proposer must propose.</summary>
    Ultimatum,

    /// <summary>Offers without end: stationary strategies of the game in which a proposer is always recognised again (Baron and Ferejohn 1989).</summary>
    BaronFerejohn,

    /// <summary>One round, in which whoever is recognised proposes the bargaining solution of Nash (1950), weighted by power.</summary>
    Nash,

    /// <summary>One round, in which whoever is recognised proposes the solution of Kalai and Smorodinsky (1975).</summary>
    KalaiSmorodinsky,

    /// <summary>One round, in which whoever is recognised proposes the egalitarian solution (Kalai 1977).</summary>
    Egalitarian,

    /// <summary>Two parties claim what each likes best, until one gives in (Maynard Smith 1974; Hendricks, Weiss and Wilson 1988).</summary>
    WarOfAttrition,

    /// <summary>One round, in which whoever is recognised proposes the lottery over alternatives that is the bargaining solution of Nash (1950), weighted by power.</summary>
    NashLotteries,

    /// <summary>One round, in which whoever is recognised proposes what expected-utility challenges come to among positions on a line (Bueno de Mesquita 1994).</summary>
    Spatial,
}

/// <summary>Who proposes.</summary>
public enum Recognition
{
    /// <summary>Drawn each round, by the actors' power.</summary>
    Random,

    /// <summary>In the order of the parties, beginning with the first.</summary>
    Rotating,
}

/// <summary>Whose consent makes a deal. The proposer counts as consenting.</summary>
public abstract record VotingRule
{
    private protected VotingRule()
    {
    }
}

/// <summary>All parties must consent.</summary>
public sealed record Unanimity : VotingRule;

/// <summary>At least <paramref name="Votes"/> parties must consent.</summary>
public sealed record Quota(int Votes) : VotingRule;

/// <summary>The weights of the consenting parties must sum to at least <paramref name="Quota"/>.</summary>
/// <param name="Quota">The sum that passes.</param>
/// <param name="Weights">One weight for each party, in the order of the parties.</param>
public sealed record WeightedVotes(double Quota, ImmutableArray<double> Weights) : VotingRule;

/// <summary>All members must consent; the others are heard only.</summary>
/// <param name="Members">Whether each party, in the order of the parties, is a member.</param>
public sealed record Consensus(ImmutableArray<bool> Members) : VotingRule;
