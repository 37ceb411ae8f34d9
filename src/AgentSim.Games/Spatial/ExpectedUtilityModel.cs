using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Spatial;

/// <summary>
/// Rounds of expected-utility challenges on a line: everybody compares what a challenge to each other would bring it with what one from there would, and gives way, meets the other or stays; all move at once.
/// </summary>
/// <remarks>
/// Source: Bueno de Mesquita, in <i>European Community Decision Making</i> (Yale 1994), as Scholz, Calbert and Smith, Journal of Theoretical Politics 23 (2011), wrote it out, with Q = 1. Their equation 31 divides by the
/// stakes of a pair; their table comes out when it is divided by those of all pairs, as here.
/// </remarks>
internal sealed class ExpectedUtilityModel
{
    private readonly double[] strength, salience;
    private readonly double range;

    /// <param name="positions">Where each actor stands at first.</param>
    /// <param name="capability">What each can bring to bear, from 0; at least one that has any cares.</param>
    /// <param name="salience">How much each cares, from 0 to 1.</param>
    public ExpectedUtilityModel(double[] positions, double[] capability, double[] salience)
    {
        this.salience = salience;
        strength = [.. capability.Zip(salience, (own, cares) => own * cares)];
        range = positions.Max() - positions.Min();
    }

    /// <summary>Where everybody stands a round later.</summary>
    public double[] Next(double[] positions)
    {
        var next = (double[])positions.Clone();
        if (range == 0) return next;
        var risk = Risk(positions);
        var chance = Chances(positions, risk);
        for (var actor = 0; actor < next.Length; actor++) next[actor] = Moved(positions, chance, actor, risk[actor]);
        return next;
    }

    /// <summary><c>r = (1 - rho / 3) / (1 + rho / 3)</c>, where rho is how much others would gain by challenging one, scaled to -1 to 1.</summary>
    private double[] Risk(double[] positions)
    {
        var neutral = new double[positions.Length];
        Array.Fill(neutral, 1);
        var chance = Chances(positions, neutral);
        var threats = positions.Select((_, target) => Enumerable.Range(0, positions.Length).Where(other => other != target).Sum(other => Gain(positions, chance, other, target, 1))).ToArray();
        var (low, high) = (threats.Min(), threats.Max());
        return Array.ConvertAll(threats, threat => high == low ? 1 : Bent((2 * threat - high - low) / (high - low)));

        static double Bent(double rho) => (1 - rho / 3) / (1 + rho / 3);
    }

    /// <summary>The chance that one wins against another: <c>sum over k of max(0, v_k) / sum over k, a, b of |v_k(a, b)|</c>; 0 where both want the same.</summary>
    private double[,] Chances(double[] positions, double[] exponents)
    {
        var count = positions.Length;
        var (chances, stakes) = (new double[count, count], 0.0);
        var losses = new double[count, count];
        for (var voter = 0; voter < count; voter++)
            for (var place = 0; place < count; place++) losses[voter, place] = Lanes.Pow(Math.Abs(positions[voter] - positions[place]) / range, exponents[voter]);
        for (var first = 0; first < count; first++)
        {
            for (var second = 0; second < count; second++)
            {
                for (var voter = 0; voter < count; voter++)
                {
                    var vote = strength[voter] * (losses[voter, second] - losses[voter, first]);
                    stakes += Math.Abs(vote);
                    if (positions[first] != positions[second]) chances[first, second] += Math.Max(0, vote);
                }
            }
        }

        for (var first = 0; first < count; first++)
            for (var second = 0; second < count; second++) chances[first, second] = stakes > 0 ? chances[first, second] / stakes : 0;
        return chances;
    }

    /// <summary>What a challenge is worth to who makes it, as one with this exponent sees it: <c>s_j (P Us + (1 - P) Uf) + (1 - s_j) Us - Uq</c>.</summary>
    private double Gain(double[] positions, double[,] chance, int challenger, int target, double exponent)
    {
        var distance = Math.Abs(positions[challenger] - positions[target]) / range;
        var success = 2 - 4 * Lanes.Pow(0.5 - 0.5 * distance, exponent);
        var failure = 2 - 4 * Lanes.Pow(0.5 + 0.5 * distance, exponent);
        var wins = chance[challenger, target];
        return salience[target] * (wins * success + (1 - wins) * failure) + (1 - salience[target]) * success - (2 - 4 * Lanes.Pow(0.5, exponent));
    }

    /// <summary>The nearest position that one gives way to, else the compromise of the least weighted mean, else where it stands.</summary>
    private double Moved(double[] positions, double[,] chance, int actor, double exponent)
    {
        var own = positions[actor];
        var (yields, yielded, meets, met) = (double.PositiveInfinity, own, double.PositiveInfinity, own);
        for (var other = 0; other < positions.Length; other++)
        {
            if (other == actor) continue;
            var (mine, theirs) = (Gain(positions, chance, actor, other, exponent), Gain(positions, chance, other, actor, exponent));
            var distance = Math.Abs(positions[other] - own);
            if (theirs > mine && mine > 0 && distance < yields) (yields, yielded) = (distance, positions[other]);
            if (!(theirs > 0 && mine < 0 && theirs > -mine)) continue;
            var mean = (-mine * own + theirs * positions[other]) / (theirs - mine);
            if (mean < meets) (meets, met) = (mean, own + (positions[other] - own) * (-mine / theirs));
        }

        return double.IsFinite(yields) ? yielded : met;
    }
}
