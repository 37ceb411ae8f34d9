using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// Two parties hold out. Whoever is recognised claims what it likes best; the other gives in with the probability by which the claimant is indifferent between giving in itself and waiting for a turn:
/// <code>
/// give in[j] = L[i] (1 / keep[i] - 1) / (q[i] (W[i] - L[i]))      from 0 to 1
/// </code>
/// W and L being the claimant's gains by its own claim and by the other's, over a breakdown; keep what of a gain is left a round later; q the claimant's chance of being recognised. Who would lose by giving in never
/// does, and the other gives in at once if it gains by that. Sources: Maynard Smith, Journal of Theoretical Biology 47 (1974) 209-221; Hendricks, Weiss and Wilson, International Economic Review 29 (1988) 663-680,
/// whose hazard, impatience L / (W - L), this is in rounds.
/// </summary>
/// <remarks>A mixed strategy: it needs a finite precision. Offers other than the claim, made by logit noise, are accepted as they compare with it.</remarks>
internal sealed unsafe class WarOfAttrition : ISessionGame
{
    /// <summary>Probabilities of 0 and 1 as far as a logit choice can tell.</summary>
    private const double Never = 1e-12;

    /// <summary>The game under these rules.</summary>
    /// <exception cref="ArgumentException">The rules ask for what cannot be.</exception>
    public WarOfAttrition(SessionRules rules)
    {
        rules.Check();
        Rules = rules;
    }

    /// <inheritdoc/>
    public SessionRules Rules { get; }

    /// <inheritdoc/>
    public void Solve(SessionColumns columns, int lanes, ReadOnlySpan<Strategy> strategies)
    {
        var problem = new BargainingProblem(Rules.Parties, Rules.Alternatives);
        Span<int> claims = stackalloc int[2];
        for (var lane = 0; lane < lanes; lane++)
        {
            problem.Load(columns, lane);
            for (var party = 0; party < 2; party++) claims[party] = Claim(problem, party);
            for (var party = 0; party < 2; party++)
            {
                var goingOn = claims[1 - party] < 0 ? problem.Breakdown(party)
                    : Reservation(columns.Parties[party], columns.Gain(party, claims[1 - party])[lane], GivesIn(columns, problem, claims, party, lane), lane);
                foreach (var strategy in strategies) strategy.Continuation(round: 0, party)[lane] = goingOn;
            }

            foreach (var strategy in strategies)
            {
                // Over passing, which is worth what going on is.
                var pass = strategy.Continuation(round: 0, strategy.Self)[lane];
                for (var alternative = 0; alternative < Rules.Alternatives; alternative++) strategy.Worth(round: 0, alternative)[lane] = pass + problem.Surplus(strategy.Self, alternative);
            }
        }
    }

    /// <summary>What a party likes best of what can be agreed on and gains it something; -1 if there is nothing.</summary>
    private static int Claim(BargainingProblem problem, int party)
    {
        var (claim, most) = (-1, 0.0);
        for (var alternative = 0; alternative < problem.Alternatives; alternative++)
        {
            if (!problem.IsAvailable(alternative) || problem.Surplus(party, alternative) <= most) continue;
            (claim, most) = (alternative, problem.Surplus(party, alternative));
        }

        return claim;
    }

    private double GivesIn(SessionColumns columns, BargainingProblem problem, ReadOnlySpan<int> claims, int party, int lane)
    {
        var claimant = 1 - party;
        if (problem.Surplus(party, claims[claimant]) <= 0) return 0;
        if (claims[party] < 0 || claims[party] == claims[claimant]) return 1;
        var (win, lose) = (problem.Surplus(claimant, claims[claimant]), problem.Surplus(claimant, claims[party]));
        if (lose <= 0 || lose >= win) return 1;
        var patience = columns.Parties[claimant].Patience;
        var keep = (1 - Rules.BreakdownRisk) * (patience == null ? 1 : patience[lane]);
        var recognised = Rules.Recognition == Recognition.Rotating ? 0.5 : problem.Weight(claimant) / (problem.Weight(0) + problem.Weight(1));
        return keep <= 0 || recognised <= 0 ? 1 : Math.Min(1, lose * ((1 / keep) - 1) / (recognised * (win - lose)));
    }

    /// <summary>What going on must be worth for a logit choice to give in so often; nothing in particular to who plays at random.</summary>
    private static double Reservation(in PartyColumns party, double gain, double givesIn, int lane)
    {
        var precision = party.Precision[lane];
        if (precision <= 0) return gain;
        var probability = Math.Clamp(givesIn, Never, 1 - Never);
        var consent = party.ConsentCost == null ? 0 : party.ConsentCost[lane];
        return gain - consent - (Lanes.Log(probability / (1 - probability)) / precision);
    }
}
