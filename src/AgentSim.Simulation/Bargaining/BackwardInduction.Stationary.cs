namespace AgentSim.Simulation.Bargaining;

/// <content>The game without a last round.</content>
internal readonly unsafe ref partial struct BackwardInduction
{
    /// <summary>Change of a value, in gains, below which it is found.</summary>
    private const double Found = 1e-10;

    private const uint AllLanes = (1 << Octet.Count) - 1;

    /// <summary>A patience of .9 takes some two hundred; one of 1 may never end.</summary>
    private const int MostSteps = 1000;

    /// <summary>
    /// V that reproduces itself a round earlier, from breakdown on: that of stationary strategies. A lane stays as it is once its own is found, so that its neighbours have no say.
    /// Source: Baron and Ferejohn, American Political Science Review 83 (1989) 1181-1206, with logit choices.
    /// </summary>
    private void FindStationaryValue<TResponse>() where TResponse : struct, IResponse
    {
        var before = stackalloc Octet[workspace.Parties];
        for (var party = 0; party < workspace.Parties; party++) workspace.Value[party] = workspace.Breakdown[party];
        var found = Octet.Zero;
        for (var step = 0; step < MostSteps && found.Bits != AllLanes; step++)
        {
            for (var party = 0; party < workspace.Parties; party++) before[party] = workspace.Value[party];
            FindContinuation(round: 0);
            FindRound<TResponse>(round: 0, Findings.Nowhere);
            var still = Octet.AllBitsSet;
            for (var party = 0; party < workspace.Parties; party++)
            {
                still &= ~(Octet.Abs(workspace.Value[party] - before[party]) > Octet.Create(Found));
                workspace.Value[party] = Octet.Where(found, before[party], workspace.Value[party]);
            }
            found |= still;
        }
    }
}
