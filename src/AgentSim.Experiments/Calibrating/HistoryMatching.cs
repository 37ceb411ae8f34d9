using System.Collections.Immutable;

namespace AgentSim.Experiments.Calibrating;

/// <summary>
/// Rules out parameter values under which history would be implausible, wave by wave: samples are played, each target is emulated, and the next wave draws from what no emulator rules out. It tells what the targets have to say before the posterior is looked for, and
/// decides nothing of that. Source: Vernon, Goldstein and Bower, Bayesian Analysis 5 (2010) 619-670.
/// </summary>
public sealed class HistoryMatching
{
    // Candidates looked at for each sample at most.
    private const int MostCandidates = 100;

    // Keys of its own: neither its points nor its luck are those of the posterior.
    private const ulong OwnKey = 0xD1B5_4A32_D192_ED03;

    private readonly Calibration calibration;
    private readonly MatchingSettings settings;
    private readonly PriorSpace space;
    private readonly ulong key;

    /// <summary>Prepares to match.</summary>
    /// <exception cref="ArgumentException">The calibration asks for no history matching.</exception>
    public HistoryMatching(Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        this.calibration = calibration;
        settings = calibration.Matching ?? throw new ArgumentException($"The calibration {calibration.Name} asks for no history matching.", nameof(calibration));
        key = unchecked(calibration.RandomSeed + OwnKey);
        space = new(calibration.Model, calibration.Parameters, key);
    }

    /// <summary>Plays the wave after some others.</summary>
    /// <param name="before">The waves before it, in order.</param>
    /// <param name="play">What plays it.</param>
    public async Task<MatchingWave> Next(ImmutableArray<MatchingWave> before, SequentialMonteCarlo.Play play)
    {
        ArgumentNullException.ThrowIfNull(play);
        var number = before.Length;
        var (coordinates, candidates) = Left(Judges(before), number, settings.Samples);
        var values = new double[coordinates.Length];
        for (var i = 0; i < coordinates.Length; i += space.Dimensions) space.Values(coordinates.AsSpan(i, space.Dimensions), values.AsSpan(i, space.Dimensions));
        var outcomes = await play(new(calibration.Parameters, checked((uint)number * (uint)settings.Samples), settings.Replications, key, values));
        return new(number, candidates, Particles.Of(coordinates, outcomes, calibration, settings.Replications));
    }

    /// <summary>Whether there is no wave after some others: all are played, or nothing is left to draw from.</summary>
    public bool IsDone(ImmutableArray<MatchingWave> waves) => waves.Length >= settings.Waves || (waves.Length > 0 && waves[^1].Particles.Count < settings.Samples);

    /// <summary>What the waves say.</summary>
    public Matching Of(ImmutableArray<MatchingWave> waves)
    {
        var judges = Judges(waves);
        var (left, candidates) = Left(judges, waves.Length, settings.Samples);
        var targets = calibration.Targets.Select((target, index) => Of(target, index, waves, judges[0][index])).ToImmutableArray();
        return new(settings.Cutoff, [.. waves.Select(wave => wave.Share), (double)left.Length / space.Dimensions / candidates], targets, LeastOfWorst(waves));
    }

    private TargetMatch Of(Target target, int index, ImmutableArray<MatchingWave> waves, (MatchedSamples Samples, Emulator Emulator) first)
    {
        var implausible = waves.SelectMany(wave =>
        {
            var samples = MatchedSamples.Of(wave.Particles, target, index);
            return Enumerable.Range(0, wave.Particles.Count).Select(samples.Implausibility);
        });
        var prior = waves[0].Particles;
        var away = Enumerable.Range(0, prior.Count * prior.Replications).Select(history => Math.Abs(target.Away(prior.Simulated[(history * prior.Targets) + index]))).ToArray();
        var variance = first.Samples.Means.Select(mean => mean * mean).Average() - (first.Samples.Means.Average() * first.Samples.Means.Average());
        return new(
            target, implausible.Min(), (double)away.Count(distance => distance <= 1) / away.Length,
            [.. first.Emulator.Effects.Take(TargetMatch.MostParameters).Select(effect => new Influence(calibration.Parameters[effect.Coordinate], variance > 0 ? Math.Min(1, effect.Variance / variance) : 0))]);
    }

    /// <summary>The least that the worst target is at any sample.</summary>
    private double LeastOfWorst(ImmutableArray<MatchingWave> waves) => waves.SelectMany(wave =>
    {
        var samples = calibration.Targets.Select((target, index) => MatchedSamples.Of(wave.Particles, target, index)).ToArray();
        return Enumerable.Range(0, wave.Particles.Count).Select(i => samples.Max(one => one.Implausibility(i)));
    }).Min();

    private List<(MatchedSamples Samples, Emulator Emulator)[]> Judges(ImmutableArray<MatchingWave> waves) => [.. waves.Select(wave => calibration.Targets.Select((target, index) =>
    {
        var samples = MatchedSamples.Of(wave.Particles, target, index);
        return (samples, Emulator.Of(wave.Particles.Coordinates, space.Dimensions, samples.Means));
    }).ToArray())];

    /// <summary>Points of the prior that no judge rules out, as many as asked or as can be found, and how many were looked at.</summary>
    private (double[] Coordinates, int Candidates) Left(List<(MatchedSamples Samples, Emulator Emulator)[]> judges, int wave, int count)
    {
        var found = new List<double>(count * space.Dimensions);
        var (point, candidates) = (new double[space.Dimensions], 0);
        while (candidates < count * MostCandidates && found.Count < count * space.Dimensions)
        {
            space.Start(candidates++, wave, point);
            if (judges.TrueForAll(judge => judge.All(target => target.Samples.Implausibility(target.Emulator, point) <= settings.Cutoff))) found.AddRange(point);
        }

        return ([.. found], candidates);
    }
}
