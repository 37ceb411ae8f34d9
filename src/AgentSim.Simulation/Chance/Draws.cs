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
internal sealed class Draws(ulong randomSeed)
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
        var whole = first.Length & -Vector256<double>.Count;
        for (var lane = 0; lane < whole; lane += Vector256<double>.Count)
        {
            var (low, high) = Block(stream, samples, replications, Load(times, lane), even / 2, lane);
            low.StoreUnsafe(ref MemoryMarshal.GetReference(first), (nuint)lane);
            high.StoreUnsafe(ref MemoryMarshal.GetReference(second), (nuint)lane);
        }
        for (var lane = whole; lane < first.Length; lane++)
        {
            first[lane] = Uniform(stream, samples[lane], replications[lane], times[lane], even);
            second[lane] = Uniform(stream, samples[lane], replications[lane], times[lane], even + 1);
        }
    }

    /// <summary>Four histories at a time; times are one for each history, or a single one.</summary>
    private void Fill(
        Stream stream, ReadOnlySpan<uint> samples, ReadOnlySpan<uint> replications, ReadOnlySpan<uint> times, uint index,
        Span<double> destination)
    {
        if (destination.IsEmpty)
            return;
        var whole = destination.Length & -Vector256<double>.Count;
        var common = Vector256.Create((ulong)times[0]);
        for (var lane = 0; lane < whole; lane += Vector256<double>.Count)
        {
            var (even, odd) = Block(stream, samples, replications, times.Length == 1 ? common : Load(times, lane), index / 2, lane);
            (index % 2 == 0 ? even : odd).StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)lane);
        }
        for (var lane = whole; lane < destination.Length; lane++)
            destination[lane] = Uniform(stream, samples[lane], replications[lane], times[times.Length == 1 ? 0 : lane], index);
    }

    /// <summary>Both draws of a block, for four histories.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Even, Vector256<double> Odd) Block(
        Stream stream, ReadOnlySpan<uint> samples, ReadOnlySpan<uint> replications, Vector256<ulong> time, uint block, int lane)
    {
        var (word0, word1) = (Load(samples, lane), Load(replications, lane));
        var (word2, word3) = (Vector256.Create((ulong)stream.Id), Vector256.ShiftLeft(time, BlockBits) | Vector256.Create((ulong)block));
        Philox.Blocks(ref word0, ref word1, ref word2, ref word3, randomSeed);
        return (Fraction(word0, word1), Fraction(word2, word3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fraction(Vector256<ulong> low, Vector256<ulong> high) =>
        Fraction(Vector256.ShiftLeft(high, 32) | (low & Vector256.Create((ulong)uint.MaxValue)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Load(ReadOnlySpan<uint> words, int lane)
    {
        var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(words), (nuint)lane));
        return Vector256.Create(lower, upper);
    }

    /// <summary>The draw that 64 random bits make.</summary>
    internal static double Fraction(ulong bits) => Fraction(Vector256.Create(bits)).ToScalar();

    /// <summary>52 bits behind a leading 1 are a double from 1 to 2; taking 1 - 2^-53 away is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fraction(Vector256<ulong> bits)
    {
        var mantissa = Vector256.ShiftRightLogical(bits, 12) | Vector256.Create(0x3FF0_0000_0000_0000UL);
        return mantissa.AsDouble() - Vector256.Create(1 - 1.0 / (1L << 53));
    }

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
