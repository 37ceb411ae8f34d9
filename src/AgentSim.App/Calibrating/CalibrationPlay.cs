using AgentSim.Experiments.Calibrating;
using AgentSim.Results.Calibrating;

namespace AgentSim.App.Calibrating;

/// <summary>Plays the waves of a calibration that are missing, and keeps each.</summary>
/// <param name="calibration">The calibration.</param>
/// <param name="folder">Where the waves go.</param>
/// <param name="parallel">Batches under way at once.</param>
internal sealed class CalibrationPlay(Calibration calibration, CalibrationFolder folder, int parallel)
{
    private readonly SequentialMonteCarlo search = new(calibration);

    /// <summary>Histories of the posterior's waves that have been played now.</summary>
    public long Played { get; private set; }

    /// <summary>Plays until there is no further wave.</summary>
    /// <param name="finished">Is told of each wave, those that were there before included.</param>
    /// <param name="cancellation">Ends play; waves that are finished by then are kept.</param>
    /// <returns>The last wave, and why it is the last.</returns>
    public async Task<(Wave Last, string Why)> Play(Func<Wave, Task> finished, CancellationToken cancellation)
    {
        Wave? last = null;
        for (var number = 0; number <= (folder.LastWave() ?? -1); number++) await finished(last = folder.Read(calibration, number));
        while (last is null || search.WhyDone(last) is null)
        {
            last = last is null ? await search.Begin(Simulate) : await search.Next(last, Simulate);
            await folder.Write(calibration, last);
            await finished(last);
        }

        return (last, search.WhyDone(last)!);
        Task<Outcomes> Simulate(Proposals proposals) => Outcomes(proposals, cancellation);
    }

    /// <summary>Plays what is missing of history matching.</summary>
    /// <param name="finished">Is told of each wave, those that were there before included.</param>
    /// <param name="cancellation">Ends play; waves that are finished by then are kept.</param>
    /// <returns>What it says; null if none is asked for.</returns>
    public async Task<Matching?> Match(Action<MatchingWave> finished, CancellationToken cancellation)
    {
        if (calibration.Matching is null) return null;
        var (matching, waves) = (new HistoryMatching(calibration), folder.MatchingWaves(calibration));
        foreach (var wave in waves) finished(wave);
        while (!matching.IsDone(waves))
        {
            waves = waves.Add(await matching.Next(waves, proposals => Fitness.Play(calibration, calibration.Targets, proposals, parallel, cancellation)));
            if (waves[^1].Particles.Count == 0) return matching.Of(waves[..^1]);
            await folder.Write(calibration, waves[^1]);
            finished(waves[^1]);
        }

        return matching.Of(waves);
    }

    private async Task<Outcomes> Outcomes(Proposals proposals, CancellationToken cancellation)
    {
        var outcomes = await Fitness.Play(calibration, calibration.Targets, proposals, parallel, cancellation);
        Played += (long)proposals.Count * proposals.Replications;
        return outcomes;
    }
}
