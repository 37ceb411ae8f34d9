using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

/// <summary>
/// "There is no value": the date of what never happened, a share of nothing. Unlike the NaN of an invalid operation it is no failure.
/// </summary>
/// <remarks>
/// It is a NaN with a payload of its own. What is computed from it is missing too, except that comparisons with it do not hold.
/// Where it meets the NaN of a failure, the failure stays.
/// </remarks>
public static class Missing
{
    private const ulong Bits = 0x7FF8_0000_4D49_5353; // The payload spells MISS.

    /// <summary>The missing value.</summary>
    public static double Value => BitConverter.UInt64BitsToDouble(Bits);

    /// <summary>Whether <paramref name="value"/> is the missing value; false for every other NaN.</summary>
    public static bool Is(double value) => BitConverter.DoubleToUInt64Bits(value) == Bits;

    /// <summary>Lanes of ones where the value is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Is(Vector256<double> values) =>
        Vector256.Equals(values.AsUInt64(), Vector256.Create(Bits)).AsDouble();

    /// <summary>
    /// <paramref name="result"/>, computed from two operands, except where both are NaN. Processors keep one of the two, and
    /// which one changes with the order in which the compiler puts them; their common bits do not. The missing value's bits
    /// are common to missing values only.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Settle(Vector256<double> first, Vector256<double> second, Vector256<double> result) =>
        Vector256.ConditionalSelect(Vector256.IsNaN(first) & Vector256.IsNaN(second), first & second, result);
}
