using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Chance;

internal static partial class Quantiles
{
    private readonly partial struct LogisticQuantile : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> p) => Lanes.Log(p) - Lanes.Log(Vector256<double>.One - p);
    }

    private readonly partial struct GumbelQuantile : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> p) => -Lanes.Log(-Lanes.Log(p));
    }
}
