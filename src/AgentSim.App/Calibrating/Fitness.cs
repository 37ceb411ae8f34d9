using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Experiments.Calibrating;
using AgentSim.Results.Calibrating;
using AgentSim.Runtime;

namespace AgentSim.App.Calibrating;

/// <summary>Plays histories under a posterior, and sees how they stand to targets.</summary>
internal static class Fitness
{
    /// <summary>The posterior of a calibration that is finished, as it is in its folder.</summary>
    /// <exception cref="WrongRequestException">It is not finished, or the files beside it are not those that it was made of.</exception>
    public static (Calibration Calibration, Posterior Posterior) In(CalibrationFolder folder)
    {
        var identity = folder.Identity();
        if (identity.Ended is null) throw new WrongRequestException($"The calibration in {folder.Path} is not finished: the command that began it goes on with it.");
        if (folder.Calibration() is not { } calibration) throw new WrongRequestException($"The files in {folder.InputsPath} cannot be read, or are not those that the calibration was made of: their digests differ.");
        return (calibration, Posterior.Of(calibration, folder.Read(calibration, identity.Waves.Length - 1)));
    }

    /// <summary>Plays one history of each draw.</summary>
    public static async Task<ImmutableArray<Fit>> Of(Calibration calibration, Posterior posterior, ImmutableArray<Target> targets, int parallel, CancellationToken cancellation) =>
        Fit.Of(targets, await Play(calibration, targets, Fit.Of(calibration, posterior), parallel, cancellation));

    /// <summary>Plays proposals.</summary>
    public static async Task<Outcomes> Play(Calibration calibration, ImmutableArray<Target> targets, Proposals proposals, int parallel, CancellationToken cancellation)
    {
        var outcomes = new Outcomes(calibration.Model, targets, proposals);
        var run = proposals.Run(calibration.Model, new(Division.Lanes, parallel), out var batches);
        await foreach (var played in Simulator.Play(run, batches, cancellation)) outcomes.Take(played.Records);
        return outcomes;
    }
}
