namespace AgentSim.Simulation.Bargaining;

/// <summary>The backward induction of <see cref="ExactTransfers"/> in one lane.</summary>
internal readonly unsafe ref struct TransferLane
{
    /// <summary>Numbers for each party that the scratch memory must have room for.</summary>
    public const int Size = 5;

    private readonly SessionRules rules;
    private readonly SessionColumns columns;
    private readonly int lane;
    private readonly double* continuation;
    private readonly double* value;
    private readonly double* payment;
    private readonly double* bestPayment;
    private readonly double* payoff;

    public TransferLane(SessionRules rules, SessionColumns columns, int lane, double* scratch)
    {
        this.rules = rules;
        this.columns = columns;
        this.lane = lane;
        continuation = scratch;
        value = continuation + rules.Parties;
        payment = value + rules.Parties;
        bestPayment = payment + rules.Parties;
        payoff = bestPayment + rules.Parties;
    }

    /// <summary>The parties whose consent matters, as bits.</summary>
    public required uint Voters { get; init; }

    public required double MostPayment { get; init; }

    /// <summary>Solves a round, the ones after it being solved.</summary>
    public void Solve(int round, TransferPlan plan)
    {
        var weights = 0.0;
        for (var party = 0; party < rules.Parties; party++)
        {
            var own = columns.Parties[party];
            var breakdown = Read(own.Breakdown, 0);
            var goingOn = (1 - rules.BreakdownRisk) * Read(own.Patience, 1) * value[party] + rules.BreakdownRisk * breakdown;
            continuation[party] = round == rules.Rounds - 1 ? breakdown : goingOn;
            plan.Continuation(round, party)[lane] = continuation[party];
            weights += Read(own.RecognitionWeight, 1);
        }
        new Span<double>(value, rules.Parties).Clear();
        for (var proposer = 0; proposer < rules.Parties; proposer++)
        {
            if (!rules.MayPropose(round, proposer))
                continue;
            Propose(round, proposer, plan);
            var chance = rules.Recognition == Recognition.Rotating ? 1 : Read(columns.Parties[proposer].RecognitionWeight, 1) / weights;
            for (var party = 0; party < rules.Parties; party++)
                value[party] += chance * payoff[party];
        }
        for (var party = 0; party < rules.Parties; party++)
            plan.Value(round, party)[lane] = value[party];
    }

    /// <summary>The proposer's best offer if it is no worse than having no deal, and everybody's payoffs.</summary>
    private void Propose(int round, int proposer, TransferPlan plan)
    {
        NoDeal(proposer);
        var chosen = rules.Pass;
        var enough = payoff[proposer] - AlternatingOffers.Indifference;
        for (var alternative = 0; alternative < rules.Alternatives; alternative++)
        {
            if (!(columns.BaseWeights[alternative][lane] > 0) || !(Pay(proposer, alternative) is var worth && worth > enough))
                continue;
            (chosen, enough) = (alternative, worth + AlternatingOffers.Indifference);
            new Span<double>(payment, rules.Parties).CopyTo(new(bestPayment, rules.Parties));
        }
        plan.Alternative(round, proposer)[lane] = chosen;
        for (var party = 0; party < rules.Parties; party++)
        {
            var paid = chosen == rules.Pass ? 0 : bestPayment[party];
            plan.Payment(round, proposer, party)[lane] = paid;
            if (chosen != rules.Pass)
                payoff[party] = columns.Gain(party, chosen)[lane] + paid;
        }
    }

    /// <summary>What is left to the proposer after it has paid for the consent it needs; minus infinity if the bound forbids that.</summary>
    private double Pay(int proposer, int alternative)
    {
        var sum = 0.0;
        for (var party = 0; party < rules.Parties; party++)
        {
            payment[party] = 0;
            if (party == proposer || !Votes(party))
                continue;
            var reservation = WouldLeave(party) ? columns.Parties[party].OutsideOption[lane] : continuation[party];
            var needed = reservation + Read(columns.Parties[party].ConsentCost, 0) - columns.Gain(party, alternative)[lane];
            if (needed > MostPayment)
                return double.NegativeInfinity;
            payment[party] = Math.Max(needed, -MostPayment);
            sum += payment[party];
        }
        payment[proposer] = -sum;
        return columns.Gain(proposer, alternative)[lane] - sum;
    }

    /// <summary>
    /// Payoffs without a deal: passing, or asking too much, upon which those with a better option leave. The proposer takes what it likes
    /// better, passing if it does not matter.
    /// </summary>
    private void NoDeal(int proposer)
    {
        var leaving = false;
        for (var party = 0; party < rules.Parties; party++)
            leaving |= party != proposer && WouldLeave(party);
        var breakdown = Read(columns.Parties[proposer].Breakdown, 0);
        leaving &= !rules.MayPass || breakdown > continuation[proposer] + AlternatingOffers.Indifference;
        for (var party = 0; party < rules.Parties; party++)
        {
            payoff[party] = !leaving ? continuation[party]
                : party != proposer && WouldLeave(party) ? columns.Parties[party].OutsideOption[lane]
                : Read(columns.Parties[party].Breakdown, 0);
        }
    }

    private bool Votes(int party) => (Voters >> party & 1) == 1;

    private bool WouldLeave(int party) =>
        Votes(party) && Read(columns.Parties[party].OutsideOption, double.NegativeInfinity) > continuation[party] + AlternatingOffers.Indifference;

    private double Read(double* column, double otherwise) => column == null ? otherwise : column[lane];
}
