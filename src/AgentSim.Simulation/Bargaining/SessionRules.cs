using System.Diagnostics;

namespace AgentSim.Simulation.Bargaining;

/// <summary>The rules of one session, the same in every history.</summary>
public sealed record SessionRules
{
    /// <summary>Most parties that a session can have.</summary>
    public const int MostParties = 12;

    /// <summary>Most gains (parties times alternatives) that a session can have.</summary>
    public const int MostGains = 4096;

    /// <summary>The rules of a session as a model describes it: an ultimatum is one round in which the proposer must make an offer.</summary>
    /// <param name="bargaining">How the session is played.</param>
    /// <param name="parties">Number of parties, from 1 to <see cref="MostParties"/>.</param>
    /// <param name="alternatives">Number of offers that can be made: levels times side payments, without the move of passing; at least 1.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or the voting rule does not suit the parties.</exception>
    public SessionRules(AgentSim.Bargaining bargaining, int parties, int alternatives)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parties, MostParties);
        ArgumentOutOfRangeException.ThrowIfLessThan(alternatives, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)parties * alternatives, MostGains, nameof(alternatives));
        ArgumentOutOfRangeException.ThrowIfLessThan(bargaining.Rounds, 1, nameof(bargaining));
        if (!(bargaining.BreakdownRisk >= 0 && bargaining.BreakdownRisk <= 1))
            throw new ArgumentOutOfRangeException(nameof(bargaining), bargaining.BreakdownRisk, "A breakdown risk must be from 0 to 1.");
        VotingRules.Check(bargaining.Rule, parties);
        var ultimatum = IsUltimatum(bargaining.Protocol);
        (Parties, Alternatives, Rounds) = (parties, alternatives, ultimatum ? 1 : bargaining.Rounds);
        (Recognition, Rule) = (bargaining.Recognition, bargaining.Rule);
        (BreakdownRisk, MayPass) = (bargaining.BreakdownRisk, bargaining.MayPass && !ultimatum);
    }

    /// <summary>Number of parties.</summary>
    public int Parties { get; }

    /// <summary>Number of offers that can be made, without the move of passing.</summary>
    public int Alternatives { get; }

    /// <summary>Rounds after which talks break down.</summary>
    public int Rounds { get; }

    /// <summary>Who proposes.</summary>
    public Recognition Recognition { get; }

    /// <summary>Whose consent makes a deal.</summary>
    public VotingRule Rule { get; }

    /// <summary>Probability that talks break down after a round without a deal.</summary>
    public double BreakdownRisk { get; }

    /// <summary>Whether a proposer may let the round go by.</summary>
    public bool MayPass { get; }

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

    private static bool IsUltimatum(Protocol protocol) => protocol switch
    {
        Protocol.AlternatingOffers => false,
        Protocol.Ultimatum => true,
        _ => throw new UnreachableException(),
    };
}
