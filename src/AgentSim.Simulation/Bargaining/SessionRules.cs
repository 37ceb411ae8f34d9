using System.Diagnostics;

namespace AgentSim.Simulation.Bargaining;

/// <summary>The rules of one session, the same in every history.</summary>
internal sealed record SessionRules
{
    /// <summary>Most parties that a session can have.</summary>
    public const int MostParties = 12;

    /// <summary>Most gains (parties times alternatives) that a session can have.</summary>
    public const int MostGains = 65536;

    /// <summary>The game.</summary>
    public Protocol Protocol { get; init; } = Protocol.AlternatingOffers;

    /// <summary>Number of parties, from 1 to <see cref="MostParties"/>.</summary>
    public required int Parties { get; init; }

    /// <summary>Number of offers that can be made: levels times side payments, without the move of passing; at least 1.</summary>
    public required int Alternatives { get; init; }

    /// <summary>Rounds after which talks break down, at least 1.</summary>
    public required int Rounds { get; init; }

    /// <summary>Who proposes.</summary>
    public required Recognition Recognition { get; init; }

    /// <summary>Whose consent makes a deal.</summary>
    public required VotingRule Rule { get; init; }

    /// <summary>Probability that talks break down after a round without a deal, from 0 to 1.</summary>
    public required double BreakdownRisk { get; init; }

    /// <summary>Whether a proposer may let the round go by.</summary>
    public required bool MayPass { get; init; }

    /// <summary>Index of the move of passing: behind the last alternative.</summary>
    public int Pass => Alternatives;

    /// <summary>Tells which party proposes where recognition rotates.</summary>
    /// <param name="round">Round, from 0.</param>
    public int Turn(int round) => round % Parties;

    /// <summary>Tells whether a party can be the proposer of a round.</summary>
    /// <param name="round">Round, from 0.</param>
    /// <param name="party">Party, from 0.</param>
    public bool MayPropose(int round, int party) => Recognition switch
    {
        Recognition.Random => true,
        Recognition.Rotating => Turn(round) == party,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a round is worth what any other is: talks have no last round that anybody reckons with.</summary>
    public bool IsStationary => Protocol is Protocol.BaronFerejohn or Protocol.WarOfAttrition;

    /// <summary>Rounds that are solved each by itself: one stands for all where they are alike.</summary>
    public int SolvedRounds => IsStationary ? 1 : Rounds;

    /// <summary>The round whose solution stands for a round.</summary>
    /// <param name="round">Round, from 0.</param>
    public int Solved(int round) => IsStationary ? 0 : round;

    /// <summary>The rules of a session as a model describes it.</summary>
    /// <param name="bargaining">How the session is played.</param>
    /// <param name="parties">Number of parties.</param>
    /// <param name="alternatives">Number of offers that can be made.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or the voting rule does not suit the parties.</exception>
    public static SessionRules Of(AgentSim.Bargaining bargaining, int parties, int alternatives)
    {
        var rules = new SessionRules
        {
            Protocol = bargaining.Protocol,
            Parties = parties,
            Alternatives = alternatives,
            Rounds = bargaining.Rounds,
            Recognition = bargaining.Recognition,
            Rule = bargaining.Rule,
            BreakdownRisk = bargaining.BreakdownRisk,
            MayPass = bargaining.MayPass,
        };
        rules.Check();
        return rules;
    }

    /// <summary>Throws unless all numbers are in their ranges and the voting rule suits the parties.</summary>
    /// <exception cref="ArgumentException">A number is out of its range, or the voting rule does not suit the parties.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Parties, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Parties, MostParties);
        ArgumentOutOfRangeException.ThrowIfLessThan(Alternatives, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)Parties * Alternatives, MostGains, nameof(Alternatives));
        ArgumentOutOfRangeException.ThrowIfLessThan(Rounds, 1);
        if (!(BreakdownRisk >= 0 && BreakdownRisk <= 1))
            throw new ArgumentOutOfRangeException(nameof(BreakdownRisk), BreakdownRisk, "A breakdown risk must be from 0 to 1.");
        VotingRules.Check(Rule, Parties);
        if (Protocol == Protocol.BaronFerejohn && Recognition == Recognition.Rotating) throw new ArgumentException("Stationary strategies need a proposer who is drawn, for turns are not alike.", nameof(Recognition));
        if (Protocol is Protocol.Nash or Protocol.NashLotteries or Protocol.Spatial or Protocol.KalaiSmorodinsky or Protocol.Egalitarian && Rounds != 1) throw new ArgumentException($"A bargaining solution is proposed once, not in {Rounds} rounds.", nameof(Rounds));
        if (Protocol == Protocol.WarOfAttrition && Parties != 2) throw new ArgumentException($"A war of attrition has two parties, not {Parties}.", nameof(Parties));
    }
}
