namespace AgentSim.Simulation.Bargaining;

/// <summary>Where the solution of eight lanes goes: to the lanes of a mask, the others stay as they are.</summary>
internal readonly unsafe ref struct Findings
{
    public required int Lane { get; init; }

    public Octet Mask { get; init; }

    /// <summary>The strategies that are wanted, of different parties.</summary>
    public required ReadOnlySpan<Strategy> Strategies { get; init; }

    public required Outlook? Outlook { get; init; }

    /// <summary>Nowhere.</summary>
    public static Findings Nowhere => new() { Lane = 0, Strategies = [], Outlook = null };

    private bool MayPass => Strategies[0].Rules.MayPass;

    public void WriteContinuation(in Workspace workspace, int round)
    {
        foreach (var strategy in Strategies)
        {
            for (var party = 0; party < workspace.Parties; party++)
                Write(strategy.Continuation(round, party), workspace.Continuation[party]);
        }
    }

    public void WriteWorth(in Workspace workspace, int round, int proposer)
    {
        foreach (var strategy in Strategies)
        {
            if (proposer != strategy.Self)
                continue;
            var continuation = workspace.Continuation[proposer];
            for (var alternative = 0; alternative < workspace.Alternatives; alternative++)
                Write(strategy.Worth(round, alternative), continuation + workspace.Advantage[alternative]);
        }
    }

    public void WriteProposals(in Workspace workspace, int round, int proposer)
    {
        if (Outlook is null)
            return;
        var row = proposer * workspace.Alternatives;
        var pass = Octet.One;
        for (var alternative = 0; alternative < workspace.Alternatives; alternative++)
        {
            var propose = workspace.Scale[proposer] * workspace.Shares[row + alternative];
            pass -= propose;
            Write(Outlook.Propose(round, proposer, alternative), propose);
            Write(Outlook.Consent(round, proposer, alternative), workspace.Consent[row + alternative]);
        }
        // What is left of 1 is rounding where there is a move and it is not passing.
        var least = Octet.Create(MayPass ? 0 : 0.5);
        Write(Outlook.Propose(round, proposer, workspace.Alternatives), Octet.Where(pass > least, pass, Octet.Zero));
    }

    public void WriteRound(in Workspace workspace, int round)
    {
        if (Outlook is null)
            return;
        for (var party = 0; party < workspace.Parties; party++)
            Write(Outlook.Value(round, party), workspace.Value[party]);
        Write(Outlook.Deal(round), *workspace.Deal);
        Write(Outlook.Leave(round), *workspace.Left);
    }

    /// <summary>Follows the rounds from the first: a round is reached if those before it ended neither with a deal, nor a leaving, nor a breakdown.</summary>
    public void WriteAgreement(SessionRules rules)
    {
        if (Outlook is null)
            return;
        var (reached, agreement, weighted) = (Octet.One, Octet.Zero, Octet.Zero);
        for (var round = 0; round < rules.Rounds; round++)
        {
            var (deal, leave) = (Octet.Load(Outlook.Deal(rules.Solved(round)) + Lane), Octet.Load(Outlook.Leave(rules.Solved(round)) + Lane));
            agreement += reached * deal;
            weighted += reached * deal * Octet.Create(round + 1.0);
            reached *= Octet.Create(1 - rules.BreakdownRisk) * (Octet.One - deal - leave);
        }
        Write(Outlook.Agreement, agreement);
        var never = Octet.Same(agreement, Octet.Zero);
        Write(Outlook.MeanRound, Octet.Where(never, Octet.Zero, weighted / agreement));
    }

    private void Write(double* column, Octet value) =>
        (Mask.AreAll ? value : Octet.Where(Mask, value, Octet.Load(column + Lane))).Store(column + Lane);
}
