using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>What each step of a trajectory does to a measure.</summary>
internal static class ElementaryEffects
{
    /// <summary>For each group its effect in every whole trajectory.</summary>
    /// <param name="groups">Which factors move together.</param>
    /// <param name="pointOf">The coordinates of a point.</param>
    /// <param name="outputs">The measure at each point; trajectories with a missing one are left out.</param>
    /// <param name="step">How far a step goes, as a share of the range.</param>
    /// <param name="scale">In what unit effects are.</param>
    public static double[][] Of(FactorGroups groups, Func<int, double[]> pointOf, double[] outputs, double step, EffectScale scale)
    {
        if (scale == EffectScale.Deviation && groups.Count < groups.Factors)
            throw new ArgumentException("Effects by standard deviations are of single factors; a group has no deviation of its own.", nameof(scale));
        var length = groups.Count + 1;
        var effects = new List<double>[groups.Count];
        for (var group = 0; group < effects.Length; group++) effects[group] = [];
        for (var first = 0; first + length <= outputs.Length; first += length)
        {
            var own = outputs[first..(first + length)];
            if (own.Any(double.IsNaN)) continue;
            double[][] points = [.. Enumerable.Range(first, length).Select(pointOf)];
            for (var i = 0; i < groups.Count; i++)
            {
                var (factor, rise) = Moved(points[i], points[i + 1]);
                var change = (own[i + 1] - own[i]) * Math.Sign(rise);
                effects[groups.GroupOf[factor]].Add(scale == EffectScale.Range ? change / step : Standardised(change / Math.Abs(rise), points, factor, own));
            }
        }

        return [.. effects.Select(list => list.ToArray())];
    }

    private static double Standardised(double slope, double[][] points, int factor, double[] outputs)
    {
        var deviation = Moments.Of(outputs).Deviation;
        return deviation > 0 ? slope * Moments.Of([.. points.Select(point => point[factor])]).Deviation / deviation : 0;
    }

    private static (int Factor, double Rise) Moved(double[] from, double[] to)
    {
        for (var factor = 0; factor < from.Length; factor++)
            if (Math.Abs(to[factor] - from[factor]) > 1e-9) return (factor, to[factor] - from[factor]);
        throw new ArgumentException("A step of a trajectory moves no factor.", nameof(to));
    }
}
