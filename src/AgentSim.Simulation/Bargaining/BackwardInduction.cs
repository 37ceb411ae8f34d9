namespace AgentSim.Simulation.Bargaining;

/// <summary>The backward induction of <see cref="AlternatingOffers"/> in eight lanes, which have been loaded into its workspace.</summary>
internal readonly unsafe ref partial struct BackwardInduction
{
    private readonly AlternatingOffers game;
    private readonly SessionRules rules;
    private readonly Workspace workspace;

    /// <param name="game">What is solved.</param>
    /// <param name="workspace">Where it is solved.</param>
    public BackwardInduction(AlternatingOffers game, Workspace workspace)
    {
        this.game = game;
        rules = game.Rules;
        this.workspace = workspace;
    }

    /// <summary>Whether parties with an outside option are reckoned with, which takes longer.</summary>
    public required bool HasOptions { get; init; }

    /// <summary>Solves the lanes in one way, and hands over what comes out round by round.</summary>
    public void Solve<TResponse>(in Findings findings) where TResponse : struct, IResponse
    {
        FindAppeal<TResponse>();
        if (rules.IsStationary) FindStationaryValue<TResponse>();
        for (var round = rules.SolvedRounds - 1; round >= 0; round--)
        {
            FindContinuation(round);
            findings.WriteContinuation(workspace, round);
            FindRound<TResponse>(round, findings);
            findings.WriteRound(workspace, round);
        }
        findings.WriteAgreement(rules);
    }

    /// <summary>Who proposes what, what becomes of it, and V.</summary>
    private void FindRound<TResponse>(int round, in Findings findings) where TResponse : struct, IResponse
    {
        FindConsent<TResponse>();
        var (first, last) = rules.Recognition == Recognition.Rotating
            ? (rules.Turn(round), rules.Turn(round) + 1)
            : (0, rules.Parties);
        for (var proposer = first; proposer < last; proposer++)
        {
            FindAdvantage(proposer);
            findings.WriteWorth(workspace, round, proposer);
            FindShares<TResponse>(proposer);
            findings.WriteProposals(workspace, round, proposer);
        }
        FindDeals(first, last);
        FindValue(first, last);
    }

    /// <summary>C of every party.</summary>
    private void FindContinuation(int round)
    {
        var continuation = workspace.Continuation;
        var value = workspace.Value;
        var keep = workspace.Keep;
        var breakdown = workspace.Breakdown;
        var risk = Octet.Create(rules.BreakdownRisk);
        for (var party = 0; party < workspace.Parties; party++)
        {
            continuation[party] = round == rules.Rounds - 1 && !rules.IsStationary
                ? breakdown[party]
                : Octet.Fused(keep[party], value[party], risk * breakdown[party]);
        }
    }

    /// <summary><c>consent (g - C) + leave (b - C)</c>: the proposer's E over its C.</summary>
    private void FindAdvantage(int proposer)
    {
        nint alternatives = workspace.Alternatives;
        var advantage = workspace.Advantage;
        var row = proposer * alternatives;
        var gains = workspace.Gains + row;
        var consent = workspace.Consent + row;
        var leave = workspace.Leave + row;
        var continuation = workspace.Continuation[proposer];
        for (nint alternative = 0; alternative < alternatives; alternative++)
            advantage[alternative] = consent[alternative] * (gains[alternative] - continuation);
        if (!HasOptions)
            return;
        var gain = workspace.Breakdown[proposer] - continuation;
        for (nint alternative = 0; alternative < alternatives; alternative++)
            advantage[alternative] = Octet.Fused(leave[alternative], gain, advantage[alternative]);
    }

    private void FindShares<TResponse>(int proposer) where TResponse : struct, IResponse
    {
        var moves = new Moves
        {
            Alternatives = workspace.Alternatives,
            Advantage = workspace.Advantage,
            BaseWeights = workspace.BaseWeights,
            MayPass = rules.MayPass,
        };
        var sum = TResponse.Propose(workspace.Precision[proposer], moves, workspace.Shares + proposer * workspace.Alternatives);
        // Where nothing can be proposed all shares are 0, and the round goes by.
        var none = Octet.Same(sum, Octet.Zero);
        workspace.Scale[proposer] = Octet.Where(none, Octet.Zero, Octet.One / sum);
    }

    /// <summary>The probability of a deal on each alternative, over all proposers.</summary>
    private void FindDeals(int first, int last)
    {
        nint alternatives = workspace.Alternatives;
        var deals = workspace.Deals;
        for (var proposer = first; proposer < last; proposer++)
        {
            var shares = workspace.Shares + proposer * alternatives;
            var consent = workspace.Consent + proposer * alternatives;
            var chance = workspace.Recognised[proposer] * workspace.Scale[proposer];
            for (nint alternative = 0; alternative < alternatives; alternative++)
            {
                var before = proposer == first ? Octet.Zero : deals[alternative];
                deals[alternative] = Octet.Fused(chance * shares[alternative], consent[alternative], before);
            }
        }
        var sum = Octet.Zero;
        for (nint alternative = 0; alternative < alternatives; alternative++)
            sum += deals[alternative];
        *workspace.Deal = sum;
    }

    /// <summary>V of every party.</summary>
    private void FindValue(int first, int last)
    {
        nint alternatives = workspace.Alternatives;
        var deals = workspace.Deals;
        var gains = workspace.Gains;
        var none = Octet.One - *workspace.Deal;
        for (var party = 0; party < workspace.Parties; party++, gains += alternatives)
        {
            var value = none * workspace.Continuation[party];
            for (nint alternative = 0; alternative < alternatives; alternative++)
                value = Octet.Fused(deals[alternative], gains[alternative], value);
            workspace.Value[party] = value;
        }
        *workspace.Left = Octet.Zero;
        if (HasOptions)
            AddLeaving(first, last);
    }
}
