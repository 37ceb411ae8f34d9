using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Calibrating;

/// <summary>
/// Finds the parameter values under which histories like ours are likely: approximate Bayesian computation by sequential Monte Carlo. Particles drawn from the prior are kept by how many of their histories come within a
/// distance that falls from wave to wave, drawn again where too few have weight, and moved by Metropolis-Hastings. Source: Del Moral, Doucet and Jasra, Statistics and Computing 22 (2012) 1009-1020; the moves are
/// preconditioned Crank-Nicolson, reversible under the prior, so that acceptance is the ratio of the shares of histories within the distance, in any number of dimensions.
/// </summary>
public sealed class SequentialMonteCarlo
{
    // A key of its own: no draw of play is drawn here again.
    private const ulong OwnKey = 0x9E37_79B9_7F4A_7C15;

    private static readonly Stream Sizing = Stream.Named("calibration size of a step");
    private static readonly Stream Accepting = Stream.Named("calibration acceptance");

    private readonly Calibration calibration;
    private readonly PosteriorSettings settings;
    private readonly PriorSpace space;
    private readonly ulong key;

    /// <summary>Prepares to calibrate.</summary>
    public SequentialMonteCarlo(Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        this.calibration = calibration;
        settings = calibration.Posterior;
        key = unchecked(calibration.RandomSeed + OwnKey);
        space = new(calibration.Model, calibration.Parameters, key);
    }

    /// <summary>Plays what is proposed.</summary>
    public delegate Task<Outcomes> Play(Proposals proposals);

    /// <summary>The first wave: draws from the prior.</summary>
    public async Task<Wave> Begin(Play play)
    {
        ArgumentNullException.ThrowIfNull(play);
        var coordinates = new double[settings.Particles * space.Dimensions];
        for (var i = 0; i < settings.Particles; i++) space.Start(i, 0, coordinates.AsSpan(i * space.Dimensions, space.Dimensions));
        var particles = await Played(coordinates, 0, play);
        return new(0, double.PositiveInfinity, ProposalSizes.Unknown, double.NaN, particles.EffectiveSize, false, particles.Distances.Length, particles);
    }

    /// <summary>Why there is no further wave; null if there is one.</summary>
    public string? WhyDone(Wave last)
    {
        ArgumentNullException.ThrowIfNull(last);
        if (last.Epsilon <= settings.Epsilon) return "histories are as near as asked";
        if (last.Number >= settings.Waves) return "there were as many waves as asked";
        if (last.Acceptance < settings.Acceptance) return "fewer proposals were accepted than asked";
        return Cooling.Next(last.Particles, last.Epsilon, settings.Keep) is null ? "no history is nearer than the last distance" : null;
    }

    /// <summary>The next wave.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<Wave> Next(Wave last, Play play)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(play);
        if (WhyDone(last) is { } why) throw new InvalidOperationException($"There is no wave after wave {last.Number}: {why}.");
        var number = last.Number + 1;
        var epsilon = Math.Max(settings.Epsilon, Cooling.Next(last.Particles, last.Epsilon, settings.Keep)!.Value);
        var (particles, effective, resampled) = Reweighted(last, epsilon, number);
        var (proposed, accepted) = (new int[ProposalSizes.All.Length], new int[ProposalSizes.All.Length]);
        var chances = last.Sizes.Chances();
        for (var move = 0; move < settings.Moves; move++) await Move(particles, epsilon, chances, (number, move), (proposed, accepted), play);
        return new(number, epsilon, last.Sizes.After(proposed, accepted), (double)accepted.Sum() / proposed.Sum(), effective, resampled, proposed.Sum() * settings.Replications, particles);
    }

    private (Particles Particles, double EffectiveSize, bool Resampled) Reweighted(Wave last, double epsilon, int number)
    {
        var particles = last.Particles.Copy();
        Cooling.Weights(last.Particles, last.Epsilon, epsilon).CopyTo(particles.Weights, 0);
        var effective = particles.EffectiveSize;
        if (effective >= particles.Count / 2.0) return (particles, effective, false);
        var drawn = SystematicResampling.Of(particles.Weights, key, number);
        for (var i = 0; i < drawn.Length; i++) particles.Take(i, last.Particles, drawn[i]);
        particles.Weights.AsSpan().Fill(1.0 / particles.Count);
        return (particles, effective, true);
    }

    private async Task Move(Particles particles, double epsilon, double[] chances, (int Wave, int Move) at, (int[] Proposed, int[] Accepted) counts, Play play)
    {
        var (draws, width, (wave, move)) = (new Draws(key), space.Dimensions, at);
        var alive = Enumerable.Range(0, particles.Count).Where(i => particles.Weights[i] > 0).ToArray();
        var sizes = Array.ConvertAll(alive, i => ProposalSizes.Of(chances, draws.Uniform(Sizing, (uint)i, (uint)wave, (uint)move, 0)));
        var coordinates = new double[alive.Length * width];
        for (var row = 0; row < alive.Length; row++)
            space.Step(particles.Coordinates.AsSpan(alive[row] * width, width), ProposalSizes.All[sizes[row]], alive[row], wave, move, coordinates.AsSpan(row * width, width));
        var before = ((long)(wave - 1) * settings.Moves) + move + 1;
        var played = await Played(coordinates, before * settings.Particles, play);
        for (var row = 0; row < alive.Length; row++)
        {
            counts.Proposed[sizes[row]]++;
            var odds = (double)played.Within(row, epsilon) / particles.Within(alive[row], epsilon);
            if (draws.Uniform(Accepting, (uint)alive[row], (uint)wave, (uint)move, 0) >= odds) continue;
            particles.Take(alive[row], played, row);
            counts.Accepted[sizes[row]]++;
        }
    }

    private async Task<Particles> Played(double[] coordinates, long first, Play play)
    {
        var values = new double[coordinates.Length];
        for (var i = 0; i < coordinates.Length; i += space.Dimensions) space.Values(coordinates.AsSpan(i, space.Dimensions), values.AsSpan(i, space.Dimensions));
        var outcomes = await play(new(calibration.Parameters, checked((uint)first), settings.Replications, calibration.RandomSeed, values));
        return Particles.Of(coordinates, outcomes, calibration, settings.Replications);
    }
}
