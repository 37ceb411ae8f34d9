using AgentSim.Simulation.Bargaining;
using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>Small games of every kind.</summary>
internal static class RandomGames
{
    /// <summary>Rules for so many parties.</summary>
    public static Gen<VotingRule> Rule(int parties) => Gen.OneOf<VotingRule>(
        Gen.Const<VotingRule>(new Unanimity()),
        Gen.Int[1, parties].Select(votes => (VotingRule)new Quota(votes)),
        Gen.Select(Gen.Double[0.5, 3].Array[parties], Gen.Double[0.1, 1], (weights, share) => (VotingRule)new WeightedVotes(share * weights.Sum(), [.. weights])),
        Gen.Bool.Array[parties].Select(members => (VotingRule)new Consensus([true, .. members[1..]])));

    public static Gen<SessionRules> Rules { get; } =
        from parties in Gen.Int[1, 5]
        from alternatives in Gen.Int[1, 6]
        from rounds in Gen.Int[1, 4]
        from recognition in Gen.OneOf(Gen.Const(Recognition.Random), Gen.Const(Recognition.Rotating))
        from rule in Rule(parties)
        from risk in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1])
        from pass in Gen.Bool
        select new SessionRules
        {
            Parties = parties,
            Alternatives = alternatives,
            Rounds = rounds,
            Recognition = recognition,
            Rule = rule,
            BreakdownRisk = risk,
            MayPass = pass,
        };

    /// <summary>A game under the rules, precisions from 0 to 120.</summary>
    public static Gen<Game> Under(SessionRules rules) => Under(rules, Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 120]));

    /// <summary>A game under the rules, with precisions of a kind.</summary>
    public static Gen<Game> Under(SessionRules rules, Gen<double> precision) =>
        from weights in Gen.OneOf(Gen.Const(1.0), Gen.Const(0.0), Gen.Double[0.1, 1]).Array[rules.Alternatives]
        from seats in Seat(rules, precision).Array[rules.Parties]
        select new Game(rules, weights, seats);

    private static Gen<Seat> Seat(SessionRules rules, Gen<double> precision)
    {
        var mayLeave = VotingRules.Vetoes(rules.Rule, rules.Parties) is not null;
        var none = Gen.Const(double.NegativeInfinity);
        return
            from gains in Gen.Double[-0.6, 0.5].Array[rules.Alternatives]
            from lambda in precision
            from patience in Gen.OneOf(Gen.Const(1.0), Gen.Double[0, 1])
            from cost in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 0.2])
            from weight in Gen.Double[0.1, 2]
            from breakdown in Gen.OneOf(Gen.Const(0.0), Gen.Double[-0.3, 0.3])
            from option in mayLeave ? Gen.OneOf(none, none, Gen.Double[-0.1, 0.3]) : none
            select new Seat(gains, lambda)
            {
                Patience = patience,
                ConsentCost = cost,
                RecognitionWeight = weight,
                Breakdown = breakdown,
                OutsideOption = option,
            };
    }
}
