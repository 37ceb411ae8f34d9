using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>
/// Which factors matter, from few points. Sources: Morris, Technometrics 33 (1991) 161-174; Campolongo, Cariboni and Saltelli, Environmental Modelling and
/// Software 22 (2007) 1509-1518.
/// </summary>
internal static class MorrisScreening
{
    /// <summary>
    /// Effects of all groups. The interval of mu* is normal, by the standard deviation over resamples of trajectories. A trajectory with a missing value is left
    /// out as a whole.
    /// </summary>
    /// <param name="plan">The trajectories that were played.</param>
    /// <param name="outputs">The measure at each point, in the order of points; NaN is missing. At least two trajectories must be whole.</param>
    /// <param name="scale">In what unit effects are; by deviations only where no factors are grouped.</param>
    /// <param name="level">How sure intervals are to be, between 0 and 1.</param>
    /// <param name="resampling">How often, and by which seed.</param>
    public static ImmutableArray<MorrisEffect> Of(
        MorrisTrajectories plan, ReadOnlySpan<double> outputs, EffectScale scale, double level, Resampling resampling)
    {
        if (outputs.Length != plan.Count) throw new ArgumentException($"The plan has {plan.Count} points, but there are {outputs.Length} outputs.", nameof(outputs));
        var effects = ElementaryEffects.Of(plan.Groups, number => PointOf(plan, number), outputs.ToArray(), plan.Step, scale);
        return Summarise(plan.Groups, effects, level, resampling);
    }

    internal static ImmutableArray<MorrisEffect> Summarise(FactorGroups groups, double[][] effects, double level, Resampling resampling)
    {
        Require.Level(level);
        if (effects[0].Length < 2) throw new ArgumentException($"At least 2 whole trajectories are needed, but there are {effects[0].Length}.", nameof(effects));
        return [.. groups.Names.Select((name, group) => Summarise(name, groups.GroupOf.Count(own => own == group), effects[group], level, resampling))];
    }

    private static MorrisEffect Summarise(string name, int factors, double[] effects, double level, Resampling resampling)
    {
        double[] sizes = [.. effects.Select(Math.Abs)];
        var bootstrap = Bootstrap.Of(sizes, Bootstrap.Mean, BootstrapMethod.Percentile, level, resampling);
        var half = Critical.Normal(level) * bootstrap.StandardError;
        var absolute = bootstrap with { Interval = ConfidenceInterval.Around(bootstrap.Value, half, level) };
        var moments = Moments.Of(effects);
        return factors == 1 ? new(name, absolute, moments.Mean, moments.Deviation) : new(name, absolute, double.NaN, double.NaN);
    }

    private static double[] PointOf(MorrisTrajectories plan, int number)
    {
        var point = new double[plan.Dimensions];
        plan.Coordinates(number, point);
        return point;
    }
}
