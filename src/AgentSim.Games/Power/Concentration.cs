using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Power;

/// <summary>How few hold how much.</summary>
/// <param name="Herfindahl"><c>sum of s^2</c>, Herfindahl and Hirschman's index: 1 if one has all, 1/n if all have the same.</param>
/// <param name="EffectiveNumber"><c>1 / sum of s^2</c>: so many equal ones are as concentrated. Source: Laakso and Taagepera, Comparative Political Studies 12 (1979).</param>
/// <param name="EntropyNumber"><c>exp(-sum of s ln s)</c>, the same by entropy.</param>
/// <param name="Normalized"><c>(sum of s^2 - 1/n) / (1 - 1/n)</c>: 0 if all have the same.</param>
public sealed record Concentration(double Herfindahl, double EffectiveNumber, double EntropyNumber, double Normalized)
{
    /// <summary>The concentration of shares.</summary>
    /// <param name="amounts">At least two numbers from 0, one of them above 0; shares are their parts of the sum.</param>
    public static Concentration Of(IReadOnlyCollection<double> amounts)
    {
        var (total, squares, entropy) = (amounts.Sum(), 0.0, 0.0);
        foreach (var share in amounts.Select(amount => amount / total))
        {
            squares += share * share;
            if (share > 0) entropy -= share * Lanes.Log(share);
        }

        var even = 1.0 / amounts.Count;
        return new(squares, 1 / squares, Lanes.Exp(entropy), (squares - even) / (1 - even));
    }
}
