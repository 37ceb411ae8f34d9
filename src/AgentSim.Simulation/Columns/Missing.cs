namespace AgentSim.Simulation.Columns;

/// <summary>
/// "There is no value": the date of what never happened, a share of nothing. Unlike the NaN of an invalid operation it is no failure.
/// </summary>
/// <remarks>
/// It is a NaN with a payload of its own. What is computed from it is missing too, except that comparisons with it do not hold.
/// Where two NaNs meet, the first operand's stays.
/// </remarks>
internal static partial class Missing
{
    private const ulong Bits = 0x7FF8_0000_4D49_5353; // The payload spells MISS.

    /// <summary>The missing value.</summary>
    public static double Value => BitConverter.UInt64BitsToDouble(Bits);

    /// <summary>Whether <paramref name="value"/> is the missing value; false for every other NaN.</summary>
    public static bool Is(double value) => BitConverter.DoubleToUInt64Bits(value) == Bits;
}
