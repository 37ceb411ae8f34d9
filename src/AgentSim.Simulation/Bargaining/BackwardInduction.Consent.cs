namespace AgentSim.Simulation.Bargaining;

/// <content>From the responses of each party to the consent that each proposer finds.</content>
internal readonly unsafe ref partial struct BackwardInduction
{
    /// <summary>What of the odds of refusing depends on the alternative only.</summary>
    private void FindAppeal<TResponse>() where TResponse : struct, IResponse
    {
        nint alternatives = workspace.Alternatives;
        var gains = workspace.Gains;
        var appeal = workspace.Appeal;
        for (var party = 0; party < workspace.Parties; party++, gains += alternatives, appeal += alternatives)
        {
            var precision = workspace.Precision[party];
            for (nint alternative = 0; alternative < alternatives; alternative++)
                appeal[alternative] = TResponse.Appeal(precision, gains[alternative]);
        }
    }

    private void FindConsent<TResponse>() where TResponse : struct, IResponse
    {
        FindThresholds<TResponse>();
        if (game.Vetoes is null)
        {
            FindAcceptance<TResponse>();
            CountVotes();
        }
        else if (HasOptions)
        {
            FindAcceptance<TResponse>();
            FindLeaving();
            MultiplyAcceptance();
        }
        else
        {
            MultiplyOdds<TResponse>();
        }
    }

    /// <summary>What of the odds of refusing depends on the round only; those whose consent does not matter give it for certain.</summary>
    private void FindThresholds<TResponse>() where TResponse : struct, IResponse
    {
        for (var party = 0; party < workspace.Parties; party++)
        {
            var reservation = Octet.Where(WouldLeave(party), workspace.OutsideOption[party], workspace.Continuation[party]);
            workspace.Threshold[party] = (game.Voters >> party & 1) == 1
                ? TResponse.Threshold(workspace.Precision[party], reservation + workspace.ConsentCost[party])
                : Octet.Create(TResponse.NoThreshold);
        }
    }

    /// <summary>
    /// The usual case, vetoes without outside options. The consent of all but the proposer is the consent of all times (1 + the
    /// proposer's odds of refusing): one division for all proposers.
    /// </summary>
    private void MultiplyOdds<TResponse>() where TResponse : struct, IResponse
    {
        nint alternatives = workspace.Alternatives;
        var all = workspace.ConsentOfAll;
        for (nint alternative = 0; alternative < alternatives; alternative++)
            all[alternative] = Octet.One;
        var appeal = workspace.Appeal;
        var consent = workspace.Consent;
        for (var party = 0; party < workspace.Parties; party++, appeal += alternatives, consent += alternatives)
        {
            var threshold = workspace.Threshold[party];
            for (nint alternative = 0; alternative < alternatives; alternative++)
            {
                var odds = Octet.One + TResponse.Refusal(appeal[alternative], threshold);
                consent[alternative] = odds;
                all[alternative] *= odds;
            }
        }
        for (nint alternative = 0; alternative < alternatives; alternative++)
            all[alternative] = Octet.One / all[alternative];
        consent = workspace.Consent;
        for (var party = 0; party < workspace.Parties; party++, consent += alternatives)
        {
            for (nint alternative = 0; alternative < alternatives; alternative++)
                consent[alternative] = TResponse.Settle(consent[alternative] * all[alternative]);
        }
    }

    /// <summary>The probability that each party accepts each offer.</summary>
    private void FindAcceptance<TResponse>() where TResponse : struct, IResponse
    {
        nint alternatives = workspace.Alternatives;
        var appeal = workspace.Appeal;
        var accept = workspace.Accept;
        for (var party = 0; party < workspace.Parties; party++, appeal += alternatives, accept += alternatives)
        {
            var threshold = workspace.Threshold[party];
            for (nint alternative = 0; alternative < alternatives; alternative++)
            {
                var odds = TResponse.Refusal(appeal[alternative], threshold);
                accept[alternative] = TResponse.Settle(Octet.One / (Octet.One + odds));
            }
        }
    }

    /// <summary>The probability that all but the proposer accept.</summary>
    private void MultiplyAcceptance()
    {
        var parties = workspace.Parties;
        nint alternatives = workspace.Alternatives;
        var accept = workspace.Accept;
        var consent = workspace.Consent;
        for (var proposer = 0; proposer < parties; proposer++, consent += alternatives)
        {
            for (nint alternative = 0; alternative < alternatives; alternative++)
            {
                var product = Octet.One;
                for (var party = 0; party < parties; party++)
                {
                    if (party != proposer)
                        product *= accept[party * alternatives + alternative];
                }
                consent[alternative] = product;
            }
        }
    }

    /// <summary>Goes through the voting diagrams, from the last question to the first.</summary>
    private void CountVotes()
    {
        nint alternatives = workspace.Alternatives;
        var places = workspace.Places;
        (places[0], places[1]) = (Octet.Zero, Octet.One);
        for (var proposer = 0; proposer < workspace.Parties; proposer++)
        {
            var diagram = game.Diagram(proposer);
            for (nint alternative = 0; alternative < alternatives; alternative++)
            {
                var place = places + 2;
                foreach (var question in diagram.Questions)
                {
                    var (yes, no) = (places[question.Yes], places[question.No]);
                    *place++ = Octet.Fused(workspace.Accept[question.Party * alternatives + alternative], yes - no, no);
                }
                workspace.Consent[proposer * alternatives + alternative] = places[diagram.Start];
            }
        }
    }
}
