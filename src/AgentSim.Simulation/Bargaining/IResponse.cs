namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// How parties respond to gains, on eight lanes. The odds of refusing, <c>exp(-precision * (gain - reservation))</c>, are put together
/// from the appeal of an alternative, computed once in a session, and a threshold, computed once in a round.
/// </summary>
internal interface IResponse
{
    /// <summary>Odds of refusing above these are taken as these: products over all parties stay finite, and no probability moves by more than 1e-25.</summary>
    const double MostOdds = 1e25;

    /// <summary>A threshold that every alternative meets for certain.</summary>
    static abstract double NoThreshold { get; }

    static abstract Octet Appeal(Octet precision, Octet gain);

    static abstract Octet Threshold(Octet precision, Octet reservation);

    /// <summary>The odds of refusing, at most <see cref="MostOdds"/>.</summary>
    static abstract Octet Refusal(Octet appeal, Octet threshold);

    /// <summary>A probability computed from such odds as it is meant.</summary>
    static abstract Octet Settle(Octet probability);

    /// <summary>Writes the proposal probabilities up to a factor, and returns by what they have to be divided; 0 if there is no move.</summary>
    /// <param name="precision">The proposer's.</param>
    /// <param name="moves">What it can do.</param>
    /// <param name="shares">Where the result goes, one vector for each alternative.</param>
    static abstract unsafe Octet Propose(Octet precision, in Moves moves, Octet* shares);
}
