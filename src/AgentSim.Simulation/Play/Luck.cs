using AgentSim.Simulation.Chance;

namespace AgentSim.Simulation.Play;

/// <summary>The luck of the histories of a batch: who they are, and what is drawn for them.</summary>
internal sealed class Luck(int lanes)
{
    private readonly uint[] samples = new uint[lanes], replications = new uint[lanes];
    private readonly uint[] someSamples = new uint[lanes], someReplications = new uint[lanes], someTimes = new uint[lanes];
    private Draws draws = new(0);
    private int count;

    /// <summary>Takes the histories of a batch.</summary>
    public void Start(Histories histories, ulong randomSeed)
    {
        draws = new(randomSeed);
        count = histories.Count;
        for (var lane = 0; lane < count; lane++)
        {
            samples[lane] = histories.Sample(lane);
            replications[lane] = histories.Replication(lane);
        }
    }

    /// <summary>One draw a lane that belongs to its sample alone.</summary>
    public double OfSample(Stream stream, int lane) => draws.Uniform(stream, samples[lane], Draws.WholeSample, 0, 0);

    /// <summary>One draw for a lane.</summary>
    public double Of(Stream stream, int lane, uint time, uint index) => draws.Uniform(stream, samples[lane], replications[lane], time, index);

    /// <summary>One draw for each lane of the batch.</summary>
    public void Fill(Stream stream, uint time, uint index, Span<double> destination) =>
        draws.Uniform(stream, samples.AsSpan(0, count), replications.AsSpan(0, count), time, index, destination[..count]);

    /// <summary>Takes some lanes, each at its own time, for draws by <see cref="Fill(Stream, uint, Span{double})"/>.</summary>
    public void Take(ReadOnlySpan<int> lanes, ReadOnlySpan<uint> times)
    {
        for (var i = 0; i < lanes.Length; i++)
        {
            someSamples[i] = samples[lanes[i]];
            someReplications[i] = replications[lanes[i]];
            someTimes[i] = times[lanes[i]];
        }
    }

    /// <summary>One draw for each of the lanes taken.</summary>
    public void Fill(Stream stream, uint index, Span<double> destination)
    {
        var length = destination.Length;
        draws.Uniform(stream, someSamples.AsSpan(0, length), someReplications.AsSpan(0, length), someTimes.AsSpan(0, length), index, destination);
    }

    /// <summary>A draw that all histories share.</summary>
    public double Shared(Stream stream, uint time, uint index) => draws.Uniform(stream, Draws.WholeSample, Draws.WholeSample, time, index);
}
