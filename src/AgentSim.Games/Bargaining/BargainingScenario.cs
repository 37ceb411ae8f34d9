using System.Collections.Immutable;

namespace AgentSim.Games.Bargaining;

/// <summary>A bargaining problem: what can come out, what that is worth to each party, and what each gets without agreement.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Parties">Who bargains, at least two.</param>
/// <param name="Outcomes">What can be agreed on, at least one.</param>
/// <param name="Rules">Whose consent may be enough, besides everybody's.</param>
public sealed record BargainingScenario(string Title, ImmutableArray<ScenarioParty> Parties, ImmutableArray<ScenarioOutcome> Outcomes, ImmutableArray<WinningRule> Rules)
{
    /// <summary>Outcomes beyond which a scenario is not read.</summary>
    public const int MostOutcomes = 100_000;

    /// <summary>What a party gains by an outcome over its reservation value.</summary>
    public double Gain(int outcome, int party) => Outcomes[outcome].Utilities[party] - Parties[party].Reservation;

    /// <summary>Whether nobody loses by an outcome.</summary>
    public bool IsRational(int outcome)
    {
        for (var party = 0; party < Parties.Length; party++)
            if (Gain(outcome, party) < 0) return false;
        return true;
    }

    /// <summary>The most that each party gains by what nobody loses by; 0 if there is nothing of that kind.</summary>
    public ImmutableArray<double> IdealGains() => Ideals(IsRational);

    /// <summary>The most that each party gains by any outcome; 0 if it gains by none.</summary>
    public ImmutableArray<double> IdealGainsOfAll() => Ideals(_ => true);

    private ImmutableArray<double> Ideals(Func<int, bool> among)
    {
        var outcomes = Enumerable.Range(0, Outcomes.Length).Where(among).ToArray();
        return [.. Parties.Select((_, party) => outcomes.Select(outcome => Gain(outcome, party)).Append(0).Max())];
    }
}

/// <summary>One who bargains.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reservation">What it gets without agreement.</param>
/// <param name="Power">Its weight in Nash's solution, above 0.</param>
public sealed record ScenarioParty(string Name, double Reservation, double Power);

/// <summary>Something that can be agreed on.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Utilities">What it is worth to each party.</param>
public sealed record ScenarioOutcome(string Label, ImmutableArray<double> Utilities);
