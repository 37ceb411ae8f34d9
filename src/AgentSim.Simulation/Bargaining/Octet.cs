using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// Eight lanes in one vector. Where the processor has none so wide, the platform works on two halves side by side, which keeps it as busy: a solution is one long chain of dependent steps. It does not do that well in long functions, which
/// are called for each half then.
/// </summary>
internal readonly struct Octet
{
    /// <summary>Number of lanes.</summary>
    public const int Count = 8;

    private readonly Vector512<double> lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Octet(Vector512<double> lanes) => this.lanes = lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Octet(Vector256<double> lower, Vector256<double> upper) => lanes = Vector512.Create(lower, upper);

    public static Octet Zero => new(Vector512<double>.Zero);

    public static Octet One => Create(1);

    public static Octet AllBitsSet => new(Vector512<double>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Create(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Octet Load(double* lanes) => new(Vector512.Load(lanes));

    /// <summary>The numbers of a column at eight places: the first ones listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Octet Gather(double* column, ReadOnlySpan<int> places) => new(Gathering.Eight(column, places));

    /// <summary>Eight numbers from a place on, of which there are as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Load(double[] numbers, int first)
    {
        Debug.Assert(first <= numbers.Length - Count, "Columns end with a whole row.");
        return new(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)first));
    }

    /// <summary>Eight whole numbers from a place on, of which there are as many, as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Load(int[] numbers, int first)
    {
        Debug.Assert(first <= numbers.Length - Count, "Columns end with a whole row.");
        var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)first));
        return new(Vector512.ConvertToDouble(Vector512.Create(lower, upper)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(double* lanes)
    {
        this.lanes.Store(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator +(Octet x, Octet y) => new(x.lanes + y.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator -(Octet x, Octet y) => new(x.lanes - y.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator -(Octet x) => new(-x.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator *(Octet x, Octet y) => new(x.lanes * y.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator /(Octet x, Octet y) => new(x.lanes / y.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator &(Octet x, Octet y) => new(x.lanes & y.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator |(Octet x, Octet y) => new(x.lanes | y.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator ~(Octet x) => new(~x.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator >(Octet x, Octet y) => new(Vector512.GreaterThan(x.lanes, y.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator <(Octet x, Octet y) => y > x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator >=(Octet x, Octet y) =>
        new(Vector512.GreaterThanOrEqual(x.lanes, y.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator <=(Octet x, Octet y) => y >= x;

    /// <summary>Where the two are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Same(Octet x, Octet y) => new(Vector512.Equals(x.lanes, y.lanes));

    /// <summary>Where a value of a mask column holds: it is neither 0 nor NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Holds(Octet x) => Abs(x) > Zero;

    /// <summary><paramref name="x"/> where the condition holds, else <paramref name="y"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Where(Octet condition, Octet x, Octet y) => new(Vector512.ConditionalSelect(condition.lanes, x.lanes, y.lanes));

    /// <summary><c>x * y + plus</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Fused(Octet x, Octet y, Octet plus) => new(Vector512.FusedMultiplyAdd(x.lanes, y.lanes, plus.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Abs(Octet x) => new(Vector512.Abs(x.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Exp(Octet x) => Vector512.IsHardwareAccelerated ? new(Lanes.Exp(x.lanes)) : new(Lanes.Exp(x.lanes.GetLower()), Lanes.Exp(x.lanes.GetUpper()));

    /// <inheritdoc cref="Lanes.ExpOfModerate(Vector256{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet ExpOfModerate(Octet x) => Vector512.IsHardwareAccelerated ? new(Lanes.ExpOfModerate(x.lanes)) : new(Lanes.ExpOfModerate(x.lanes.GetLower()), Lanes.ExpOfModerate(x.lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Log(Octet x) => Vector512.IsHardwareAccelerated ? new(Lanes.Log(x.lanes)) : new(Lanes.Log(x.lanes.GetLower()), Lanes.Log(x.lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Logistic(Octet x) => Vector512.IsHardwareAccelerated ? new(Lanes.Logistic(x.lanes)) : new(Lanes.Logistic(x.lanes.GetLower()), Lanes.Logistic(x.lanes.GetUpper()));

    /// <summary>Whether a condition holds in all lanes.</summary>
    public bool AreAll => Bits == (1 << Count) - 1;

    /// <summary>The lanes in which a condition holds, as bits.</summary>
    public uint Bits => (uint)lanes.ExtractMostSignificantBits();
}
