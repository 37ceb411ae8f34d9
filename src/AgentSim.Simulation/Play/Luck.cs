using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Chance;

namespace AgentSim.Simulation.Play;

/// <summary>The luck of the histories of a batch: who they are, and what is drawn for them. It changes between batches only, so that all may read it at once.</summary>
internal sealed class Luck(int lanes)
{
    private readonly uint[] samples = new uint[lanes], replications = new uint[lanes];
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

    /// <summary>A draw that all histories share.</summary>
    public double Shared(Stream stream, uint time, uint index) => draws.Uniform(stream, Draws.WholeSample, Draws.WholeSample, time, index);

    /// <summary>Draws for some lanes, each at its own time. Belongs to one actor.</summary>
    internal sealed class Lots(Luck luck, int lanes)
    {
        private readonly uint[] samples = new uint[lanes], replications = new uint[lanes], times = new uint[lanes];

        /// <summary>Takes some lanes.</summary>
        /// <param name="taken">Which.</param>
        /// <param name="timeOf">By lane of the batch, the time that it draws at.</param>
        public void Take(ReadOnlySpan<int> taken, ReadOnlySpan<uint> timeOf)
        {
            ReadOnlySpan<uint> allSamples = luck.samples, allReplications = luck.replications;
            Span<uint> samples = this.samples.AsSpan(0, taken.Length), replications = this.replications.AsSpan(0, taken.Length), times = this.times.AsSpan(0, taken.Length);
            for (var i = 0; i < taken.Length; i++)
            {
                var lane = taken[i];
                samples[i] = allSamples[lane];
                replications[i] = allReplications[lane];
                times[i] = timeOf[lane];
            }
        }

        /// <summary>Several draws for each of so many lanes taken, from an index on: a column each.</summary>
        public unsafe void Fill(Stream stream, uint first, ColumnTable destination, int count)
        {
            Span<double> Column(int column) => new(destination[column], count);
            for (var column = 0; column < destination.Count; column++)
            {
                var index = first + (uint)column;
                if (index % 2 != 0 || column + 1 == destination.Count) Fill(stream, index, Column(column));
                else luck.draws.Pair(stream, samples.AsSpan(0, count), replications.AsSpan(0, count), times.AsSpan(0, count), index, Column(column), Column(++column));
            }
        }

        /// <summary>One draw for each of the lanes taken.</summary>
        public void Fill(Stream stream, uint index, Span<double> destination)
        {
            var length = destination.Length;
            luck.draws.Uniform(stream, samples.AsSpan(0, length), replications.AsSpan(0, length), times.AsSpan(0, length), index, destination);
        }
    }
}
