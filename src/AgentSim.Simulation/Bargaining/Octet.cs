using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// Eight lanes as two vectors that are worked on side by side: a solution is one long chain of dependent steps, and two chains at a
/// time keep the processor busy.
/// </summary>
internal readonly struct Octet
{
    /// <summary>Number of lanes.</summary>
    public const int Count = 8;

    private readonly Vector256<double> first;
    private readonly Vector256<double> second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Octet(Vector256<double> first, Vector256<double> second)
    {
        this.first = first;
        this.second = second;
    }

    public static Octet Zero => new(Vector256<double>.Zero, Vector256<double>.Zero);

    public static Octet One => Create(1);

    public static Octet AllBitsSet => new(Vector256<double>.AllBitsSet, Vector256<double>.AllBitsSet);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Create(double value) => new(Vector256.Create(value), Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Octet Load(double* lanes) => new(Vector256.Load(lanes), Vector256.Load(lanes + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(double* lanes)
    {
        first.Store(lanes);
        second.Store(lanes + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator +(Octet x, Octet y) => new(x.first + y.first, x.second + y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator -(Octet x, Octet y) => new(x.first - y.first, x.second - y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator -(Octet x) => new(-x.first, -x.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator *(Octet x, Octet y) => new(x.first * y.first, x.second * y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator /(Octet x, Octet y) => new(x.first / y.first, x.second / y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator &(Octet x, Octet y) => new(x.first & y.first, x.second & y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator |(Octet x, Octet y) => new(x.first | y.first, x.second | y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator ~(Octet x) => new(~x.first, ~x.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator >(Octet x, Octet y) => new(Vector256.GreaterThan(x.first, y.first), Vector256.GreaterThan(x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator <(Octet x, Octet y) => y > x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator >=(Octet x, Octet y) =>
        new(Vector256.GreaterThanOrEqual(x.first, y.first), Vector256.GreaterThanOrEqual(x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet operator <=(Octet x, Octet y) => y >= x;

    /// <summary>Where the two are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Same(Octet x, Octet y) => new(Vector256.Equals(x.first, y.first), Vector256.Equals(x.second, y.second));

    /// <summary><paramref name="x"/> where the condition holds, else <paramref name="y"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Where(Octet condition, Octet x, Octet y) => new(
        Vector256.ConditionalSelect(condition.first, x.first, y.first), Vector256.ConditionalSelect(condition.second, x.second, y.second));

    /// <summary><c>x * y + plus</c>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Fused(Octet x, Octet y, Octet plus) => new(
        Vector256.FusedMultiplyAdd(x.first, y.first, plus.first), Vector256.FusedMultiplyAdd(x.second, y.second, plus.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Abs(Octet x) => new(Vector256.Abs(x.first), Vector256.Abs(x.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Exp(Octet x) => new(Lanes.Exp(x.first), Lanes.Exp(x.second));

    /// <inheritdoc cref="Lanes.ExpOfModerate"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet ExpOfModerate(Octet x) => new(Lanes.ExpOfModerate(x.first), Lanes.ExpOfModerate(x.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Log(Octet x) => new(Lanes.Log(x.first), Lanes.Log(x.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet Logistic(Octet x) => new(Lanes.Logistic(x.first), Lanes.Logistic(x.second));

    /// <summary>The lanes in which a condition holds, as bits.</summary>
    public uint Bits => first.ExtractMostSignificantBits() | second.ExtractMostSignificantBits() << 4;
}
