using System.Diagnostics;

namespace AgentSim.Simulation.Bargaining;

/// <summary>The game that a session is: from what a negotiator sees to how it, or any party that sees the same, will play.</summary>
internal interface ISessionGame
{
    /// <summary>The session's rules.</summary>
    SessionRules Rules { get; }

    /// <summary>Solves the session in the first lanes of the columns, as one negotiator sees it. A lane's bits depend on nothing but that lane's inputs.</summary>
    /// <param name="columns">The session as the negotiator sees it.</param>
    /// <param name="lanes">Number of lanes.</param>
    /// <param name="strategies">Where the strategies of the parties go that see the session so: as a rule the negotiator's only.</param>
    void Solve(SessionColumns columns, int lanes, ReadOnlySpan<Strategy> strategies);

    /// <summary>The game that these rules make.</summary>
    /// <exception cref="ArgumentException">The rules ask for what cannot be.</exception>
    static ISessionGame Of(SessionRules rules) => rules.Protocol switch
    {
        Protocol.AlternatingOffers or Protocol.Ultimatum or Protocol.BaronFerejohn => new AlternatingOffers(rules),
        Protocol.Nash => new Arbitration(rules, Criteria.Nash),
        Protocol.KalaiSmorodinsky => new Arbitration(rules, Criteria.KalaiSmorodinsky),
        Protocol.Egalitarian => new Arbitration(rules, Criteria.Egalitarian),
        Protocol.NashLotteries => new LotteryArbitration(rules),
        Protocol.Spatial => new SpatialChallenges(rules),
        Protocol.WarOfAttrition => new WarOfAttrition(rules),
        _ => throw new UnreachableException(),
    };
}
