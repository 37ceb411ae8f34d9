namespace AgentSim.Simulation.Bargaining;

/// <content>From columns to the workspace.</content>
internal readonly unsafe ref partial struct BackwardInduction
{
    /// <summary>Loads eight lanes, and tells in which way each is to be solved.</summary>
    public Regimes Load(SessionColumns columns, int lane)
    {
        for (nint alternative = 0; alternative < workspace.Alternatives; alternative++)
            workspace.BaseWeights[alternative] = Octet.Load(columns.BaseWeights[(int)alternative] + lane);
        var (scale, options, any, all) = (Octet.Zero, Octet.Zero, Octet.Zero, Octet.AllBitsSet);
        for (var party = 0; party < workspace.Parties; party++)
        {
            LoadParty(columns.Parties[party], party, lane);
            var largest = Larger(LoadGains(columns, party, lane), Octet.Abs(workspace.Breakdown[party]));
            var option = workspace.OutsideOption[party];
            var hasOption = option > Octet.Create(double.NegativeInfinity);
            largest = Larger(largest, Octet.Abs(option) & hasOption);
            var precision = workspace.Precision[party];
            scale = Larger(precision * (largest + workspace.ConsentCost[party]), scale);
            var infinite = Octet.Same(precision, Octet.Create(double.PositiveInfinity));
            (options, any, all) = (options | hasOption, any | infinite, all & infinite);
        }
        LoadRecognition(columns, lane);
        return Regimes.Of(scale, options, any, all);
    }

    private void LoadParty(in PartyColumns party, int index, int lane)
    {
        var option = (game.Voters >> index & 1) == 1 ? party.OutsideOption : null;
        workspace.Precision[index] = Octet.Load(party.Precision + lane);
        workspace.Keep[index] = Octet.Create(1 - rules.BreakdownRisk) * LoadOr(party.Patience, lane, 1);
        workspace.Breakdown[index] = LoadOr(party.Breakdown, lane, 0);
        workspace.OutsideOption[index] = LoadOr(option, lane, double.NegativeInfinity);
        workspace.ConsentCost[index] = LoadOr(party.ConsentCost, lane, 0);
    }

    /// <summary>Loads a party's gains, and returns the largest of their sizes.</summary>
    private Octet LoadGains(SessionColumns columns, int party, int lane)
    {
        var gains = workspace.Gains + party * workspace.Alternatives;
        var largest = Octet.Zero;
        for (nint alternative = 0; alternative < workspace.Alternatives; alternative++)
        {
            gains[alternative] = Octet.Load(columns.Gain(party, (int)alternative) + lane);
            largest = Larger(Octet.Abs(gains[alternative]), largest);
        }
        return largest;
    }

    private void LoadRecognition(SessionColumns columns, int lane)
    {
        var sum = Octet.Zero;
        for (var party = 0; party < workspace.Parties; party++)
        {
            workspace.Recognised[party] = rules.Recognition == Recognition.Rotating
                ? Octet.One
                : LoadOr(columns.Parties[party].RecognitionWeight, lane, 1);
            sum += workspace.Recognised[party];
        }
        if (rules.Recognition == Recognition.Rotating)
            return;
        for (var party = 0; party < workspace.Parties; party++)
            workspace.Recognised[party] /= sum;
    }

    private static Octet LoadOr(double* column, int lane, double value) =>
        column == null ? Octet.Create(value) : Octet.Load(column + lane);

    /// <summary>The larger of two numbers; the second where the first is none.</summary>
    private static Octet Larger(Octet first, Octet second) =>
        Octet.Where((first > second), first, second);
}
