using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Missing
{
    /// <summary>Lanes of ones where the value is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Is(Vector256<double> values) =>
        Vector256.Equals(values.AsUInt64(), Vector256.Create(Bits)).AsDouble();
}
