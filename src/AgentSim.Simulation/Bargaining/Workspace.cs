namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// What the solution of eight lanes is computed from and in: vectors of one party each, of one alternative each, or of both
/// (<c>party * alternatives + alternative</c>), in one block that, for usual sessions, stays in the first-level cache.
/// </summary>
internal readonly unsafe ref struct Workspace
{
    private const int SessionVectors = 2;
    private const int PartyVectors = 10;
    private const int AlternativeVectors = 4;
    private const int GainVectors = 6;

    /// <summary>Probability of a deal in this round.</summary>
    public readonly Octet* Deal;

    /// <summary>Probability that somebody leaves in this round.</summary>
    public readonly Octet* Left;

    public readonly Octet* Precision;

    /// <summary>What of a value is left a round earlier, after impatience and the risk of breakdown.</summary>
    public readonly Octet* Keep;

    public readonly Octet* Breakdown;

    public readonly Octet* OutsideOption;

    public readonly Octet* ConsentCost;

    /// <summary>Probability of being recognised.</summary>
    public readonly Octet* Recognised;

    public readonly Octet* Continuation;

    public readonly Octet* Value;

    public readonly Octet* Threshold;

    /// <summary>By what a proposer's shares have to be multiplied to be probabilities.</summary>
    public readonly Octet* Scale;

    public readonly Octet* BaseWeights;

    /// <summary>What an alternative is worth to the present proposer, over passing.</summary>
    public readonly Octet* Advantage;

    /// <summary>Probability of a deal on the alternative in this round.</summary>
    public readonly Octet* Deals;

    /// <summary>Probability that all parties accept the alternative.</summary>
    public readonly Octet* ConsentOfAll;

    public readonly Octet* Gains;

    /// <summary>What of the odds of refusing depends on the alternative only.</summary>
    public readonly Octet* Appeal;

    /// <summary>Probability that a proposer's offer finds the consent it needs.</summary>
    public readonly Octet* Consent;

    /// <summary>Probability that a party makes an offer, up to a factor of the party's.</summary>
    public readonly Octet* Shares;

    /// <summary>Probability that a party accepts an offer.</summary>
    public readonly Octet* Accept;

    /// <summary>Probability that somebody leaves after a proposer's offer. Kept only where somebody has an outside option.</summary>
    public readonly Octet* Leave;

    /// <summary>The value of each place of a voting diagram.</summary>
    public readonly Octet* Places;

    /// <summary>A workspace in a block of <see cref="Size"/> vectors.</summary>
    public Workspace(SessionRules rules, Octet* block)
    {
        (Parties, Alternatives) = (rules.Parties, rules.Alternatives);
        Deal = Take(ref block, 1);
        Left = Take(ref block, 1);
        Precision = Take(ref block, Parties);
        Keep = Take(ref block, Parties);
        Breakdown = Take(ref block, Parties);
        OutsideOption = Take(ref block, Parties);
        ConsentCost = Take(ref block, Parties);
        Recognised = Take(ref block, Parties);
        Continuation = Take(ref block, Parties);
        Value = Take(ref block, Parties);
        Threshold = Take(ref block, Parties);
        Scale = Take(ref block, Parties);
        BaseWeights = Take(ref block, Alternatives);
        Advantage = Take(ref block, Alternatives);
        Deals = Take(ref block, Alternatives);
        ConsentOfAll = Take(ref block, Alternatives);
        Gains = Take(ref block, Parties * Alternatives);
        Appeal = Take(ref block, Parties * Alternatives);
        Consent = Take(ref block, Parties * Alternatives);
        Shares = Take(ref block, Parties * Alternatives);
        Accept = Take(ref block, Parties * Alternatives);
        Leave = Take(ref block, Parties * Alternatives);
        Places = block;
    }

    public int Parties { get; }

    public int Alternatives { get; }

    /// <summary>Number of vectors that a workspace takes.</summary>
    /// <param name="rules">The session's rules.</param>
    /// <param name="places">Places of the largest voting diagram.</param>
    public static int Size(SessionRules rules, int places) =>
        SessionVectors + PartyVectors * rules.Parties + AlternativeVectors * rules.Alternatives
        + GainVectors * rules.Parties * rules.Alternatives + places;

    private static Octet* Take(ref Octet* block, int vectors)
    {
        var taken = block;
        block += vectors;
        return taken;
    }
}
