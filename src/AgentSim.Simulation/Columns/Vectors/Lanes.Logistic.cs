using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentSim.Simulation.Columns;

internal static partial class Lanes
{
    /// <summary><c>e = exp(-|x|)</c>, then <c>1 / (1 + e)</c> from 0 upwards and <c>e / (1 + e)</c> below: never infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Logistic(Vector256<double> x)
    {
        var e = Exp(x | Vector256.Create(-0.0));
        var share = Where(Vector256.LessThan(x, Vector256<double>.Zero), e, Vector256<double>.One);
        return Where(Vector256.IsNaN(x), x, share / (Vector256<double>.One + e));
    }

    internal readonly partial struct LogisticFunction : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> x) => Logistic(x);
    }
}
