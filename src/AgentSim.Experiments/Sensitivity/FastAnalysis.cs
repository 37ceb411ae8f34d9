using System.Collections.Immutable;
using System.Numerics;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Statistics;
using MathNet.Numerics.IntegralTransforms;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>
/// First-order and total indices by the extended Fourier amplitude sensitivity test. Points of a curve are no independent draws, so that there is no interval to
/// draw from them: play the plan with several random seeds and see how indices differ. Source: Saltelli, Tarantola and Chan, Technometrics 41 (1999) 39-56.
/// </summary>
internal static class FastAnalysis
{
    /// <summary>
    /// With the spectrum <c>s_k</c> of a factor's own curve and its frequency w: first order <c>sum s_{pw} / sum s_k</c> over p to M, total
    /// <c>1 - sum of s_k up to w/2, divided by sum s_k</c>. Both are NaN where the measure does not vary along the curve.
    /// </summary>
    /// <param name="plan">The curves that were played.</param>
    /// <param name="outputs">The measure at each point, in the order of points, none missing.</param>
    public static ImmutableArray<FastIndex> Of(ExtendedFast plan, ReadOnlySpan<double> outputs)
    {
        if (outputs.Length != plan.Count) throw new ArgumentException($"The plan has {plan.Count} points, but there are {outputs.Length} outputs.", nameof(outputs));
        Require.Values(outputs, 1);
        var indices = ImmutableArray.CreateBuilder<FastIndex>(plan.Dimensions);
        for (var factor = 0; factor < plan.Dimensions; factor++)
        {
            var spectrum = Spectrum(outputs.Slice(factor * plan.PerCurve, plan.PerCurve));
            var all = spectrum.Sum();
            var own = Enumerable.Range(1, plan.Harmonics).Sum(p => spectrum[(p * plan.Frequency) - 1]);
            var slow = spectrum.Take(plan.Frequency / 2).Sum();
            indices.Add(new(factor, own / all, 1 - (slow / all)));
        }

        return indices.MoveToImmutable();
    }

    /// <summary>Squared amplitudes at frequencies from 1 to below half of the points.</summary>
    private static double[] Spectrum(ReadOnlySpan<double> values)
    {
        var mean = Moments.MeanOf(values);
        var waves = new Complex[values.Length];
        for (var i = 0; i < waves.Length; i++) waves[i] = values[i] - mean;
        Fourier.Forward(waves, FourierOptions.AsymmetricScaling);
        return [.. waves.Skip(1).Take(((values.Length + 1) / 2) - 1).Select(wave => (wave.Real * wave.Real) + (wave.Imaginary * wave.Imaginary))];
    }
}
