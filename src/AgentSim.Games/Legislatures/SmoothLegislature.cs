using AgentSim.Games.Numerics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Legislatures;

/// <summary>
/// The legislature whose proposers choose coalitions by logit of what they cost: smooth, so that Newton's method finds what members are worth, and close to the equilibrium where the noise is small.
/// <code>
/// chance[s, k] = exp(-cost[k] / noise) / sum,   cost[k] = sum over types of k[t] discount[t] V[t],   least[s] = -noise log(sum)
/// V[t] (1 - discount[t] Q[t]) = recognition[t] (1 - least[t]),   Q[t] = sum over s of w[s] E[k[t]] / size[t],   w[s] = recognition[s] size[s]
/// </code>
/// </summary>
internal sealed class SmoothLegislature(LegislatureTypes types)
{
    private const int MostSteps = 60;
    private const int MostHalvings = 40;
    private const double Enough = 1e-13;

    // What is chosen more seldom has no say in where Newton's method goes.
    private const double LeastChance = 1e-14;

    private readonly double[][] chances = [.. types.Coalitions.Select(coalitions => new double[coalitions.Length])];
    private readonly double[] least = new double[types.Count];
    private double noise;

    /// <summary>What each type is worth.</summary>
    public double[] Values { get; private set; } = [.. types.Recognition];

    /// <summary>By the proposer's type, how often it has each coalition.</summary>
    public double[][] Chances => chances;

    /// <summary>Finds values at a noise, from those that there are.</summary>
    public void Solve(double atNoise)
    {
        noise = atNoise;
        var missing = Missing(Values);
        for (var step = 0; step < MostSteps && Size(missing) > Enough; step++)
        {
            var change = Array.ConvertAll(missing, part => -part);
            if (Elimination.Solve(Slopes(), change) == 0) return;
            var (before, size, share) = (Values, Size(missing), 1.0);
            for (var halving = 0; halving < MostHalvings; halving++, share /= 2)
            {
                Values = [.. before.Zip(change, (value, by) => value + (share * by))];
                // A value below 0 is none; one of exactly 0 is of who never proposes.
                if (Values.Min() < 0) continue;
                missing = Missing(Values);
                if (Size(missing) < size) break;
            }

            if (Size(missing) < size) continue;
            Values = before;
            Missing(Values);
            return;
        }
    }

    private static double Size(double[] missing) => missing.Max(Math.Abs);

    private double Weight(int type) => types.Recognition[type] * types.Members[type].Length;

    /// <summary>What the equations are off by, and chances on the way.</summary>
    private double[] Missing(double[] values)
    {
        var included = new double[types.Count];
        for (var proposer = 0; proposer < types.Count; proposer++)
        {
            Choose(proposer, values);
            foreach (var (place, coalition) in types.Coalitions[proposer].Index())
                for (var type = 0; type < types.Count; type++) included[type] += Weight(proposer) * chances[proposer][place] * coalition[type] / types.Members[type].Length;
        }

        return [.. values.Select((value, type) => (value * (1 - (types.Discount[type] * included[type]))) - (types.Recognition[type] * (1 - least[type])))];
    }

    private void Choose(int proposer, double[] values)
    {
        var own = chances[proposer];
        for (var place = 0; place < own.Length; place++) own[place] = Cost(types, types.Coalitions[proposer][place], values);
        var (cheapest, sum) = (own.Min(), 0.0);
        for (var place = 0; place < own.Length; place++) sum += own[place] = Lanes.Exp((cheapest - own[place]) / noise);
        for (var place = 0; place < own.Length; place++) own[place] /= sum;
        least[proposer] = cheapest - (noise * Lanes.Log(sum));
    }

    /// <summary>What a coalition's members accept, in all.</summary>
    public static double Cost(LegislatureTypes types, int[] coalition, double[] values)
    {
        var sum = 0.0;
        for (var type = 0; type < coalition.Length; type++) sum += coalition[type] * types.Discount[type] * values[type];
        return sum;
    }

    private double[,] Slopes()
    {
        var slopes = new double[types.Count, types.Count];
        for (var proposer = 0; proposer < types.Count; proposer++)
        {
            var (mean, products) = Moments(proposer);
            for (var type = 0; type < types.Count; type++)
            {
                var paid = types.Discount[type] * Weight(proposer) / types.Members[type].Length;
                slopes[type, type] -= paid * mean[type];
                slopes[proposer, type] += types.Recognition[proposer] * types.Discount[type] * mean[type];
                for (var other = 0; other < types.Count; other++)
                    slopes[type, other] += paid * Values[type] * types.Discount[other] * (products[type, other] - (mean[type] * mean[other])) / noise;
            }

            slopes[proposer, proposer] += 1;
        }

        // Who never proposes is worth nothing, whatever it would be paid.
        foreach (var type in Enumerable.Range(0, types.Count).Where(type => types.Recognition[type] == 0))
            for (var other = 0; other < types.Count; other++) slopes[type, other] = other == type ? 1 : 0;
        return slopes;
    }

    private (double[] Mean, double[,] Products) Moments(int proposer)
    {
        var (mean, products) = (new double[types.Count], new double[types.Count, types.Count]);
        foreach (var (place, coalition) in types.Coalitions[proposer].Index())
        {
            var chance = chances[proposer][place];
            if (chance < LeastChance) continue;
            for (var type = 0; type < types.Count; type++)
            {
                mean[type] += chance * coalition[type];
                for (var other = 0; other < types.Count; other++) products[type, other] += chance * coalition[type] * coalition[other];
            }
        }

        return (mean, products);
    }
}
