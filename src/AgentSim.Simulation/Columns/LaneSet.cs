using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AgentSim.Simulation.Columns;

/// <summary>
/// Some of a batch's lanes, in ascending order: work that concerns few histories gathers theirs, computes, and scatters the results.
/// </summary>
/// <remarks>
/// Room for all lanes is made at construction, nothing allocates later. In a mask column what is not 0 holds; NaN does not.
/// </remarks>
/// <param name="lanes">Lanes in the batch.</param>
internal sealed class LaneSet(int lanes)
{
    private readonly int[] indices = new int[lanes];

    /// <summary>Lanes in the batch: the most that the set can hold.</summary>
    public int Capacity => indices.Length;

    /// <summary>Lanes in the set.</summary>
    public int Count { get; private set; }

    /// <summary>The lanes in the set, ascending, each from 0 to <see cref="Capacity"/> - 1.</summary>
    public ReadOnlySpan<int> Indices => indices.AsSpan(0, Count);

    /// <summary>Whether a value of a mask column holds: it is neither 0 nor NaN.</summary>
    public static bool Holds(double value) => Math.Abs(value) > 0;

    /// <summary>Empties the set.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a lane behind those in the set; it must be above them.</summary>
    public void Add(int lane) => indices[Count++] = lane;

    /// <summary>Puts a lane in the place of another, for those who thin a set out in one pass.</summary>
    public void Replace(int position, int lane) => indices[position] = lane;

    /// <summary>Keeps the first lanes only.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>Fills the set with the first lanes of the batch.</summary>
    public void FillFirst(int count)
    {
        FillAll();
        Truncate(count);
    }

    /// <summary>Fills the set with all lanes of the batch.</summary>
    public void FillAll()
    {
        for (var lane = 0; lane < indices.Length; lane++)
            indices[lane] = lane;
        Count = indices.Length;
    }

    /// <summary>Fills the set with the lanes in which <paramref name="mask"/> holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mask is shorter than the batch.</exception>
    public void FillWhere(ReadOnlySpan<double> mask)
    {
        mask = Batch(mask);
        var (all, kept, lane) = (indices, 0, 0);
        if (Avx512F.VL.IsSupported)
        {
            for (; lane <= mask.Length - Vector256<int>.Count; lane += Vector256<int>.Count)
                Keep(Vector256<int>.Indices + Vector256.Create(lane), Holds(Vector512.LoadUnsafe(in mask[lane])), ref kept);
        }

        for (; lane < mask.Length; lane++)
        {
            all[kept] = lane; // without a branch: masks are as good as random
            kept += Holds(mask[lane]) ? 1 : 0;
        }

        Count = kept;
    }

    /// <summary>Fills the set with the lanes of another set of the same batch.</summary>
    /// <exception cref="ArgumentException">The other set holds more lanes than this batch has.</exception>
    public void FillFrom(LaneSet other)
    {
        other.Indices.CopyTo(indices);
        Count = other.Count;
    }

    /// <summary>Fills the set with those lanes of another set of the same batch in which a whole number is, or is not, a certain one.</summary>
    /// <param name="other">The other set.</param>
    /// <param name="numbers">The numbers, by lane.</param>
    /// <param name="number">The one that is looked for.</param>
    /// <param name="isSame">Whether lanes that have it are taken, or those that have another.</param>
    /// <exception cref="ArgumentOutOfRangeException">The other set holds more lanes than this batch has, or there are fewer numbers.</exception>
    public void FillFrom(LaneSet other, int[] numbers, int number, bool isSame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(other.Count, indices.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(numbers.Length, indices.Length);
        var (all, kept, place) = (other.indices, 0, 0);
        if (Avx512F.VL.IsSupported)
        {
            var (wanted, excluded) = (Vector256.Create(number), isSame ? Vector256<int>.Zero : Vector256<int>.AllBitsSet);
            for (; place <= other.Count - Vector256<int>.Count; place += Vector256<int>.Count)
            {
                var lanes = Vector256.LoadUnsafe(ref all[place]);
                Keep(lanes, Vector256.Equals(Gather(numbers, lanes), wanted) ^ excluded, ref kept);
            }
        }

        for (; place < other.Count; place++)
        {
            indices[kept] = all[place]; // without a branch: who has which number is as good as random
            kept += numbers[all[place]] == number == isSame ? 1 : 0;
        }

        Count = kept;
    }

    /// <summary>Keeps the lanes in which <paramref name="mask"/> holds.</summary>
    /// <inheritdoc cref="FillWhere"/>
    public void IntersectWith(ReadOnlySpan<double> mask)
    {
        Thin(Batch(mask), holds: true);
    }

    /// <summary>Removes the lanes in which <paramref name="mask"/> holds.</summary>
    /// <inheritdoc cref="FillWhere"/>
    public void ExceptWith(ReadOnlySpan<double> mask)
    {
        Thin(Batch(mask), holds: false);
    }

    /// <summary><c>destination[i] = column[Indices[i]]</c> for each of the set's lanes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is shorter than the batch, or the destination than the set.</exception>
    public void Gather(ReadOnlySpan<double> column, Span<double> destination)
    {
        column = Batch(column);
        destination = destination[..Count];
        for (var i = 0; i < destination.Length; i++)
            destination[i] = column[indices[i]];
    }

    /// <summary><c>column[Indices[i]] = source[i]</c> for each of the set's lanes; the other lanes stay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is shorter than the batch, or the source than the set.</exception>
    public void Scatter(ReadOnlySpan<double> source, Span<double> column)
    {
        column = column[..indices.Length];
        source = source[..Count];
        for (var i = 0; i < source.Length; i++)
            column[indices[i]] = source[i];
    }

    private ReadOnlySpan<double> Batch(ReadOnlySpan<double> column) => column[..indices.Length];

    /// <summary>Keeps lanes: they are written over those held so far, never ahead of them.</summary>
    private void Thin(ReadOnlySpan<double> mask, bool holds)
    {
        var (all, kept, place) = (indices, 0, 0);
        if (Avx512F.VL.IsSupported)
        {
            var excluded = holds ? Vector256<int>.Zero : Vector256<int>.AllBitsSet;
            for (; place <= Count - Vector256<int>.Count; place += Vector256<int>.Count)
            {
                var lanes = Vector256.LoadUnsafe(ref all[place]);
                Keep(lanes, Holds(Gather(mask, lanes)) ^ excluded, ref kept);
            }
        }

        for (; place < Count; place++)
        {
            var lane = all[place];
            all[kept] = lane; // without a branch: masks are as good as random
            kept += Holds(mask[lane]) == holds ? 1 : 0;
        }

        Count = kept;
    }

    private static Vector256<int> Holds(Vector512<double> values) =>
        Avx512F.ConvertToVector256Int32(Vector512.GreaterThan(Vector512.Abs(values), Vector512<double>.Zero).AsInt64());

    /// <summary>Writes those of eight lanes that are chosen behind the lanes kept so far.</summary>
    private void Keep(Vector256<int> lanes, Vector256<int> are, ref int kept)
    {
        Avx512F.VL.Compress(lanes, are, lanes).StoreUnsafe(ref indices[kept]);
        kept += BitOperations.PopCount(are.ExtractMostSignificantBits());
    }

    private static unsafe Vector256<int> Gather(int[] numbers, Vector256<int> lanes)
    {
        fixed (int* values = numbers) return Avx2.GatherVector256(values, lanes, sizeof(int));
    }

    private static unsafe Vector512<double> Gather(ReadOnlySpan<double> column, Vector256<int> lanes)
    {
        fixed (double* values = column) return Gathering.Eight(values, lanes);
    }
}
