using System.Collections.Immutable;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments.Calibrating;

/// <summary>Parameter values that are to be played. Their samples are counted through the whole calibration, so that no two proposals have the same luck.</summary>
public sealed class Proposals : IGivenParameters
{
    private readonly double[] values;

    internal Proposals(ImmutableArray<string> names, uint first, int replications, ulong randomSeed, double[] values)
    {
        (Names, First, Replications, RandomSeed, this.values) = (names, first, replications, randomSeed, values);
        Count = names.IsEmpty ? 0 : values.Length / names.Length;
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Names { get; }

    /// <summary>The sample of the first proposal.</summary>
    public uint First { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Histories of each.</summary>
    public int Replications { get; }

    /// <summary>The random seed that they are played by.</summary>
    public ulong RandomSeed { get; }

    /// <summary>The histories, in batches.</summary>
    /// <param name="model">The model that is played.</param>
    /// <param name="division">How the work is divided; it changes no outcome.</param>
    /// <param name="batches">The batches, in the order of histories.</param>
    /// <returns>What is played.</returns>
    public Run Run(Model model, Division division, out IEnumerable<Batch> batches)
    {
        var samples = checked((int)First + Count);
        var run = new Run(Design.Of([new Variant([], [Arm.OfBaseline(model)])], this), new(samples, Replications), RandomSeed, division);
        batches = run.Batches((int)First * Replications, samples * Replications);
        return run;
    }

    /// <inheritdoc/>
    public void Give(int point, uint sample, Span<double> values) => this.values.AsSpan((int)(sample - First) * Names.Length, Names.Length).CopyTo(values);
}
