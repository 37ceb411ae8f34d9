using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Statistics;

/// <summary>
/// Uniform draws for resampling. The draw at a place of a resample is that of the named stream with the place as sample and the resample as replication, so
/// that no resample depends on another.
/// </summary>
internal sealed class ResamplingDraws(ulong randomSeed, string stream)
{
    private const int Chunk = 1024;

    private readonly Draws draws = new(randomSeed);
    private readonly Stream named = Stream.Named(stream);
    private readonly uint[] places = new uint[Chunk];
    private readonly uint[] resamples = new uint[Chunk];
    private readonly double[] uniforms = new double[Chunk];

    /// <summary>Fills with draws strictly between 0 and 1.</summary>
    public void Uniforms(int resample, Span<double> destination)
    {
        for (var first = 0; first < destination.Length; first += Chunk)
        {
            var count = Math.Min(Chunk, destination.Length - first);
            Draw(resample, first, count, destination.Slice(first, count));
        }
    }

    /// <summary>Fills with draws from 0 to <paramref name="bound"/> - 1.</summary>
    public void Indices(int resample, int bound, Span<int> destination)
    {
        for (var first = 0; first < destination.Length; first += Chunk)
        {
            var count = Math.Min(Chunk, destination.Length - first);
            Draw(resample, first, count, uniforms.AsSpan(0, count));
            for (var i = 0; i < count; i++) destination[first + i] = (int)(uniforms[i] * bound);
        }
    }

    private void Draw(int resample, int first, int count, Span<double> destination)
    {
        for (var i = 0; i < count; i++) places[i] = (uint)(first + i);
        resamples.AsSpan(0, count).Fill((uint)resample);
        draws.Uniform(named, places.AsSpan(0, count), resamples.AsSpan(0, count), 0, 0, destination);
    }
}
