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

    /// <summary>The probability of accepting the offers, by lane, at up to eight places.</summary>
    public Octet Accept(ReadOnlySpan<int> offer, Places lanes, int place)
    {
        var gains = stackalloc double[Octet.Count];
        for (var i = 0; i < Octet.Count; i++)
        {
            gains[i] = double.NegativeInfinity;
            if (place + i < lanes.Count && lanes[place + i] is var lane && offer[lane] < columns.BaseWeights.Count)
                gains[i] = expected != null && !double.IsNaN(expected[lane]) ? expected[lane] : columns.Gain(self, offer[lane])[lane];
        }
        var reservation = Reservation(lanes, place);
        if (party.ConsentCost != null)
            reservation += lanes.Load(party.ConsentCost, place);
        var gain = Octet.Load(gains);
        return Octet.Where(gain > Octet.Create(double.NegativeInfinity), Accept(gain - reservation, lanes.Load(party.Precision, place)), Octet.Zero);
    }

    /// <summary>What refusing is worth to the party: its outside option where it would leave for it, else going on.</summary>
    public Octet Reservation(Places lanes, int place) => mayLeave
        ? Octet.Where(Leaves(lanes, place), lanes.Load(party.OutsideOption, place), lanes.Load(continuation, place))
        : lanes.Load(continuation, place);

    /// <summary>Where the party leaves if it refuses.</summary>
    public Octet Leaves(Places lanes, int place) => mayLeave
        ? lanes.Load(party.OutsideOption, place) - lanes.Load(continuation, place) > Octet.Create(AlternatingOffers.Indifference)
        : Octet.Zero;

    private static Octet Accept(Octet surplus, Octet precision)
    {
        var infinite = Octet.Same(precision, Octet.Create(double.PositiveInfinity));
        var best = Octet.Where(surplus < Octet.Create(-AlternatingOffers.Indifference), Octet.Zero, Octet.One);
        return Octet.Where(infinite, best, Octet.Logistic(precision * surplus));
    }
}
