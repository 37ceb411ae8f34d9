using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// For each factor a closed curve through the cube on which that factor swings fast and the others slowly, so that a measure's spectrum along it tells their
/// shares apart; curves one after the other. Source: Saltelli, Tarantola and Chan, Technometrics 41 (1999) 39-56.
/// </summary>
internal sealed class ExtendedFast : UnitPlan
{
    private readonly Draws draws;
    private readonly Stream phases = Stream.Named("FAST phases");

    /// <summary>A design of curves.</summary>
    /// <param name="dimensions">Factors, at least 2.</param>
    /// <param name="perCurve">Points on each curve, above 4 times the square of the harmonics; 1,000 is usual.</param>
    /// <param name="harmonics">Harmonics summed, the interference factor, at least 1; 4 is usual.</param>
    /// <param name="randomSeed">The random seed, which shifts curves; 0 is one like any other.</param>
    public ExtendedFast(int dimensions, int perCurve, int harmonics, ulong randomSeed)
        : base(dimensions, (long)dimensions * perCurve)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(harmonics, 1);
        if (perCurve <= 4 * harmonics * harmonics)
            throw new ArgumentOutOfRangeException(nameof(perCurve), perCurve, $"With {harmonics} harmonics a curve needs more than {4 * harmonics * harmonics} points.");
        (PerCurve, Harmonics, draws) = (perCurve, harmonics, new(randomSeed));
    }

    /// <summary>Points on each curve.</summary>
    public int PerCurve { get; }

    /// <summary>Harmonics summed.</summary>
    public int Harmonics { get; }

    /// <summary>How often the factor of a curve swings along it: <c>floor((N - 1) / 2M)</c>.</summary>
    public int Frequency => (PerCurve - 1) / (2 * Harmonics);

    internal override bool ReachesEnds => false;

    internal override string WhyWhole =>
        "FAST takes the spectrum of a measure along whole curves, and cannot do without any point; use a Latin hypercube with a constraint, and PAWN or delta.";

    private protected override void Fill(long number, Span<double> coordinates)
    {
        var (curve, place) = ((int)(number / PerCurve), (int)(number % PerCurve));
        var phase = draws.Uniform(phases, (uint)curve, 0, 0, 0);
        for (var factor = 0; factor < coordinates.Length; factor++) coordinates[factor] = CoordinateOf(curve, factor, place, phase);
    }

    /// <summary>
    /// <c>1/2 + asin(sin(w s + phase)) / pi</c>, which is a wave of triangles and needs no sine. The phase is in turns.
    /// </summary>
    internal double CoordinateOf(int curve, int factor, int place, double phase)
    {
        const double least = 1.0 / (1L << 53);
        var turns = ((double)(FrequencyOf(curve, factor) * (long)place % PerCurve) / PerCurve) + phase;
        turns -= Math.Floor(turns);
        var wave = turns < 0.25 ? 2 * turns : turns < 0.75 ? 1 - (2 * turns) : (2 * turns) - 2;
        return Math.Clamp(0.5 + wave, least, 1 - least);
    }

    /// <summary>The curve's own factor swings fast; the others share the frequencies from 1 to a 2M-th of that, spread as far as they go.</summary>
    private int FrequencyOf(int curve, int factor)
    {
        if (factor == curve) return Frequency;
        var (other, others) = (factor < curve ? factor : factor - 1, Dimensions - 1);
        var most = Math.Max(1, Frequency / (2 * Harmonics));
        if (most < others) return (other % most) + 1;
        return others == 1 ? 1 : (int)Math.Floor(1 + ((double)other * (most - 1) / (others - 1)));
    }
}
