namespace AgentSim.Simulation.Bargaining;

/// <content>Outside options: who refuses and has a better one leaves, and talks are over.</content>
internal readonly unsafe ref partial struct BackwardInduction
{
    /// <summary>The probability that somebody leaves after a proposer's offer.</summary>
    private void FindLeaving()
    {
        var parties = workspace.Parties;
        nint alternatives = workspace.Alternatives;
        var accept = workspace.Accept;
        var leave = workspace.Leave;
        for (var proposer = 0; proposer < parties; proposer++, leave += alternatives)
        {
            for (nint alternative = 0; alternative < alternatives; alternative++)
            {
                var stay = Octet.One;
                for (var party = 0; party < parties; party++)
                {
                    if (party != proposer)
                        stay *= Octet.Where(WouldLeave(party), accept[party * alternatives + alternative], Octet.One);
                }
                leave[alternative] = Octet.One - stay;
            }
        }
    }

    /// <summary>
    /// What leaving changes in the values: <c>(b - C) P(somebody leaves) + (option - b) P(the party itself leaves)</c>.
    /// </summary>
    private void AddLeaving(int first, int last)
    {
        nint alternatives = workspace.Alternatives;
        var accept = workspace.Accept;
        var anybody = Octet.Zero;
        for (var proposer = first; proposer < last; proposer++)
            anybody += Chance(proposer) * Sum(workspace.Shares + proposer * alternatives, workspace.Leave + proposer * alternatives);
        *workspace.Left = anybody;
        for (var party = 0; party < workspace.Parties; party++, accept += alternatives)
        {
            var itself = Octet.Zero;
            for (var proposer = first; proposer < last; proposer++)
            {
                if (proposer == party)
                    continue;
                for (nint alternative = 0; alternative < alternatives; alternative++)
                    itself += Chance(proposer) * workspace.Shares[proposer * alternatives + alternative] * (Octet.One - accept[alternative]);
            }
            var (breakdown, leaves) = (workspace.Breakdown[party], WouldLeave(party));
            var gain = Octet.Where(leaves, (workspace.OutsideOption[party] - breakdown) * itself, Octet.Zero);
            workspace.Value[party] += (breakdown - workspace.Continuation[party]) * anybody + gain;
        }
    }

    private Octet WouldLeave(int party) =>
        workspace.OutsideOption[party] - workspace.Continuation[party] > Octet.Create(AlternatingOffers.Indifference);

    private Octet Chance(int proposer) => workspace.Recognised[proposer] * workspace.Scale[proposer];

    private Octet Sum(Octet* shares, Octet* probabilities)
    {
        var sum = Octet.Zero;
        for (nint alternative = 0; alternative < workspace.Alternatives; alternative++)
            sum = Octet.Fused(shares[alternative], probabilities[alternative], sum);
        return sum;
    }
}
