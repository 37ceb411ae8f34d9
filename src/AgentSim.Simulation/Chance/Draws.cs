using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Chance;

/// <summary>
/// Random numbers, each a function of where it is used and of nothing else: no state, no order, no allocation.
/// </summary>
/// <remarks>
/// The layout is fixed. The key of <see cref="Philox"/> is the random seed, low word first. The words of the counter are
/// <c>sample</c>, <c>replication</c>, the id of the stream, and <c>time * 4096 + index / 2</c>. A block gives two draws: words 0
/// and 1 the one with even index, words 2 and 3 the odd one, the first word being the low half <c>u</c> of 64 bits;
/// the draw is <c>(floor(u / 2^12) + 1/2) / 2^52</c>, an odd multiple of 2^-53: never 0 or 1, and as often below as above 1/2.
/// </remarks>
/// <param name="randomSeed">Any number, 0 included.</param>
internal sealed partial class Draws(ulong randomSeed)
{
    /// <summary>Stands for the replication in draws that belong to a sample as a whole, such as its parameters.</summary>
    public const uint WholeSample = uint.MaxValue;

    /// <summary>Times (periods or spells) are below this.</summary>
    public const uint Times = 1 << 20;

    /// <summary>Indices, the draw's number within its stream and time, are below this.</summary>
    public const uint IndicesPerTime = 1 << 13;

    private const int BlockBits = 12;

    /// <summary>One draw, strictly between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time or the index is beyond its limit.</exception>
    public double Uniform(Stream stream, uint sample, uint replication, uint time, uint index)
    {
        Check(time, index);
        var words = Philox.Block((sample, replication, stream.Id, (time << BlockBits) | (index / 2)), randomSeed);
        var (low, high) = index % 2 == 0 ? (words.Item1, words.Item2) : (words.Item3, words.Item4);
        return Fraction(((ulong)high << 32) | low);
    }

    /// <summary>One draw for each history, all at the same time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time or the index is beyond its limit.</exception>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void Uniform(
        Stream stream, ReadOnlySpan<uint> samples, ReadOnlySpan<uint> replications, uint time, uint index, Span<double> destination)
    {
        Check(time, index);
        Check(samples.Length, replications.Length, destination.Length);
        Fill(stream, samples, replications, new ReadOnlySpan<uint>(in time), index, destination);
    }

    /// <summary>One draw for each history, each at its own time.</summary>
    /// <inheritdoc cref="Uniform(Stream, ReadOnlySpan{uint}, ReadOnlySpan{uint}, uint, uint, Span{double})"/>
    public void Uniform(
        Stream stream, ReadOnlySpan<uint> samples, ReadOnlySpan<uint> replications, ReadOnlySpan<uint> times, uint index,
        Span<double> destination)
    {
        var all = 0u;
        foreach (var time in times)
            all |= time; // the limit is a power of two
        Check(all, index);
        Check(samples.Length, replications.Length, destination.Length);
        Check(samples.Length, times.Length, destination.Length);
        Fill(stream, samples, replications, times, index, destination);
    }

    /// <summary>The two draws of a block for each history, each at its own time: those of an even index and of the one behind it, as if each were drawn by itself.</summary>
    /// <inheritdoc cref="Uniform(Stream, ReadOnlySpan{uint}, ReadOnlySpan{uint}, uint, uint, Span{double})"/>
    public void Pair(
        Stream stream, ReadOnlySpan<uint> samples, ReadOnlySpan<uint> replications, ReadOnlySpan<uint> times, uint even,
        Span<double> first, Span<double> second)
    {
        Debug.Assert(even % 2 == 0, "A block begins with an even index.");
        Check(0, even + 1);
        Check(samples.Length, replications.Length, first.Length);
        Check(samples.Length, times.Length, second.Length);
        var lane = 0;
        for (; Vector512.IsHardwareAccelerated && lane <= first.Length - Vector512<double>.Count; lane += Vector512<double>.Count)
        {
            var (low, high) = Block(stream, Wide(samples, lane), Wide(replications, lane), Wide(times, lane), even / 2);
            low.StoreUnsafe(ref MemoryMarshal.GetReference(first), (nuint)lane);
            high.StoreUnsafe(ref MemoryMarshal.GetReference(second), (nuint)lane);
        }

        for (; lane < first.Length; lane += Vector256<double>.Count)
        {
            var (low, high) = Block(stream, Load(samples, lane), Load(replications, lane), Load(times, lane), even / 2);
            Store(low, first, lane);
            Store(high, second, lane);
        }
    }

    /// <summary>Some histories at a time; times are one for each history, or a single one.</summary>
    private void Fill(
        Stream stream, ReadOnlySpan<uint> samples, ReadOnlySpan<uint> replications, ReadOnlySpan<uint> times, uint index,
        Span<double> destination)
    {
        if (destination.IsEmpty)
            return;
        var lane = 0;
        var isCommon = times.Length == 1;
        for (; Vector512.IsHardwareAccelerated && lane <= destination.Length - Vector512<double>.Count; lane += Vector512<double>.Count)
        {
            var time = isCommon ? Vector512.Create((ulong)times[0]) : Wide(times, lane);
            var (even, odd) = Block(stream, Wide(samples, lane), Wide(replications, lane), time, index / 2);
            (index % 2 == 0 ? even : odd).StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)lane);
        }

        for (; lane < destination.Length; lane += Vector256<double>.Count)
        {
            var time = isCommon ? Vector256.Create((ulong)times[0]) : Load(times, lane);
            var (even, odd) = Block(stream, Load(samples, lane), Load(replications, lane), time, index / 2);
            Store(index % 2 == 0 ? even : odd, destination, lane);
        }
    }

    /// <summary>Eight words from a place on, of which there are as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Wide(ReadOnlySpan<uint> words, int lane)
    {
        var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(words), (nuint)lane));
        return Vector512.Create(lower, upper);
    }

    /// <summary>Four words from a place on; 0 where there are less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Load(ReadOnlySpan<uint> words, int lane)
    {
        var four = Vector128<uint>.Zero;
        if (lane <= words.Length - Vector128<uint>.Count) four = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(words), (nuint)lane);
        else
            for (var i = lane; i < words.Length; i++) four = four.WithElement(i - lane, words[i]);
        var (lower, upper) = Vector128.Widen(four);
        return Vector256.Create(lower, upper);
    }

    /// <summary>Stores what there is room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> values, Span<double> destination, int lane)
    {
        if (lane <= destination.Length - Vector256<double>.Count) values.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)lane);
        else
            for (var i = lane; i < destination.Length; i++) destination[i] = values.GetElement(i - lane);
    }

    /// <summary>The draw that 64 random bits make.</summary>
    internal static double Fraction(ulong bits) => Fraction(Vector256.Create(bits)).ToScalar();

    private static void Check(uint time, uint index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(time, Times);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, IndicesPerTime);
    }

    private static void Check(int samples, int others, int destination)
    {
        if (samples != destination || others != destination)
            throw new ArgumentException($"There are {samples} samples for {others} replications or times and {destination} draws.");
    }
}
