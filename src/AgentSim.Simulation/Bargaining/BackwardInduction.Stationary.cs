namespace AgentSim.Simulation.Bargaining;

/// <content>The game without a last round.</content>
internal readonly unsafe ref partial struct BackwardInduction
{
    /// <summary>Change of a value, in gains, below which it is found.</summary>
    private const double Found = 1e-10;

    private const uint AllLanes = (1 << Octet.Count) - 1;

    /// <summary>
    /// How many steps, and how much of each is taken. A patience of .9 takes some two hundred whole ones. Where choice is precise, whole steps go to and fro between coalitions, each cheaper once it is left out; ever shorter
    /// ones end there. With a patience of 1 neither may end.
    /// </summary>
    private static ReadOnlySpan<(int Steps, double Part)> Phases => new (int, double)[] { (1000, 1), (300, 0.1), (1500, 0.02), (4000, 0.005) };

    /// <summary>
    /// V that reproduces itself a round earlier, from breakdown on: that of stationary strategies. A lane stays as it is once its own is found, so that its neighbours have no say.
    /// Source: Baron and Ferejohn, American Political Science Review 83 (1989) 1181-1206, with logit choices.
    /// </summary>
    private void FindStationaryValue<TResponse>() where TResponse : struct, IResponse
    {
        var before = stackalloc Octet[workspace.Parties];
        for (var party = 0; party < workspace.Parties; party++) workspace.Value[party] = workspace.Breakdown[party];
        var found = Octet.Zero;
        foreach (var (steps, part) in Phases)
            for (var step = 0; step < steps && found.Bits != AllLanes; step++) found = Step<TResponse>(before, found, part);
    }

    /// <summary>One step; which lanes are found by then.</summary>
    private Octet Step<TResponse>(Octet* before, Octet found, double part) where TResponse : struct, IResponse
    {
        for (var party = 0; party < workspace.Parties; party++) before[party] = workspace.Value[party];
        FindContinuation(round: 0);
        FindRound<TResponse>(round: 0, Findings.Nowhere);
        var still = Octet.AllBitsSet;
        for (var party = 0; party < workspace.Parties; party++)
        {
            var change = workspace.Value[party] - before[party];
            still &= ~(Octet.Abs(change) > Octet.Create(Found));
            var taken = part == 1 ? workspace.Value[party] : Octet.Fused(Octet.Create(part), change, before[party]);
            workspace.Value[party] = Octet.Where(found, before[party], taken);
        }

        return found | still;
    }
}
