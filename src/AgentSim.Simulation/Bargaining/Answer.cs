namespace AgentSim.Simulation.Bargaining;

/// <summary>How a party answers offers in one round: the negotiator itself, or another as the negotiator sees it.</summary>
internal readonly unsafe ref struct Answer
{
    private readonly SessionColumns columns;
    private readonly PartyColumns party;
    private readonly int self;
    private readonly double* continuation;
    private readonly double* expected;
    private readonly bool mayLeave;

    public Answer(Strategy strategy, SessionColumns columns, int round) : this(strategy, columns, round, strategy.Self)
    {
    }

    public Answer(Strategy strategy, SessionColumns columns, int round, int party)
    {
        this.columns = columns;
        self = party;
        this.party = columns.Parties[self];
        continuation = strategy.Continuation(round, self);
        var rules = strategy.Rules;
        expected = Strategy.IsOfLotteries(rules) && party == strategy.Self ? strategy.Expected : null;
        mayLeave = this.party.OutsideOption != null && (VotingRules.Vetoes(rules.Rule, rules.Parties) >> self & 1) == 1;
    }

    /// <summary>The probability of accepting the offers of up to eight lanes.</summary>
    public Octet Accept(ReadOnlySpan<int> offer, int lane)
    {
        var gains = stackalloc double[Octet.Count];
        for (var i = 0; i < Octet.Count; i++)
        {
            var made = i < offer.Length && offer[i] < columns.BaseWeights.Count;
            gains[i] = !made ? double.NegativeInfinity : expected != null && !double.IsNaN(expected[lane + i]) ? expected[lane + i] : columns.Gain(self, offer[i])[lane + i];
        }
        var reservation = Reservation(lane);
        if (party.ConsentCost != null)
            reservation += Octet.Load(party.ConsentCost + lane);
        var gain = Octet.Load(gains);
        return Octet.Where(gain > Octet.Create(double.NegativeInfinity), Accept(gain - reservation, lane), Octet.Zero);
    }

    /// <summary>What refusing is worth to the party: its outside option where it would leave for it, else going on.</summary>
    public Octet Reservation(int lane) => mayLeave
        ? Octet.Where(Leaves(lane), Octet.Load(party.OutsideOption + lane), Octet.Load(continuation + lane))
        : Octet.Load(continuation + lane);

    /// <summary>Where the party leaves if it refuses.</summary>
    public Octet Leaves(int lane) => mayLeave
        ? Octet.Load(party.OutsideOption + lane) - Octet.Load(continuation + lane) > Octet.Create(AlternatingOffers.Indifference)
        : Octet.Zero;

    private Octet Accept(Octet surplus, int lane)
    {
        var precision = Octet.Load(party.Precision + lane);
        var infinite = Octet.Same(precision, Octet.Create(double.PositiveInfinity));
        var best = Octet.Where(surplus < Octet.Create(-AlternatingOffers.Indifference), Octet.Zero, Octet.One);
        return Octet.Where(infinite, best, Octet.Logistic(precision * surplus));
    }
}
