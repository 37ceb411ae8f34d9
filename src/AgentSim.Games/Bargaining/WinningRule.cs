using System.Collections.Immutable;

namespace AgentSim.Games.Bargaining;

/// <summary>Whose consent is enough: those with a veto, and so many votes in all.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Quota">Votes that are needed, above 0 and at most the sum of all.</param>
/// <param name="Votes">Votes of each party, from 0.</param>
/// <param name="Vetoes">Whether each party's consent is needed, whatever the votes.</param>
public sealed record WinningRule(string Name, double Quota, ImmutableArray<double> Votes, ImmutableArray<bool> Vetoes)
{
    // Sums of votes are known to rounding only.
    private const double Rounding = 1e-9;

    /// <summary>The outcomes to which those consent who are enough, each consenting to what it does not lose by.</summary>
    public ImmutableArray<int> WinSet(BargainingScenario scenario) => [.. Enumerable.Range(0, scenario.Outcomes.Length).Where(outcome => Wins(scenario, outcome))];

    private bool Wins(BargainingScenario scenario, int outcome)
    {
        var (votes, all) = (0.0, 0.0);
        for (var party = 0; party < Votes.Length; party++)
        {
            var consents = scenario.Gain(outcome, party) >= 0;
            if (Vetoes[party] && !consents) return false;
            votes += consents ? Votes[party] : 0;
            all += Votes[party];
        }

        return votes >= Quota - (Rounding * all);
    }
}
