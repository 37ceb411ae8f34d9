using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Chance;

internal static partial class Quantiles
{
    private readonly partial struct NormalQuantile : Lanes.IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Of(Vector256<double> p)
        {
            var fromMiddle = p - Vector256.Create(0.5);
            var result = fromMiddle * Ratio(Middle, Vector256.Create(0.180625) - fromMiddle * fromMiddle);
            var middle = Vector256.LessThanOrEqual(Vector256.Abs(fromMiddle), Vector256.Create(0.425));
            if (Vector256.EqualsAll(middle.AsUInt64(), Vector256<ulong>.AllBitsSet))
                return result;

            var below = Vector256.LessThan(fromMiddle, Vector256<double>.Zero);
            var share = Vector256.ConditionalSelect(below, p, Vector256<double>.One - p);
            var r = Vector256.Sqrt(-Lanes.Log(share));
            var tail = Ratio(Tail, r - Vector256.Create(1.6));
            var far = Vector256.GreaterThan(r, Vector256.Create(5.0));
            if (far != Vector256<double>.Zero)
                tail = Vector256.ConditionalSelect(far, Ratio(FarTail, r - Vector256.Create(5.0)), tail);
            tail = Vector256.ConditionalSelect(Vector256.Equals(r, Vector256.Create(double.PositiveInfinity)), r, tail);
            tail = Vector256.ConditionalSelect(below, -tail, tail);
            return Vector256.ConditionalSelect(middle, result, Vector256.ConditionalSelect(Vector256.IsNaN(p), p, tail));
        }

        /// <summary>The numerator's coefficients stand first, the denominator's second, each from the highest power down.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> Ratio(double[] coefficients, Vector256<double> r)
        {
            var (above, below) = (Vector256.Create(coefficients[0]), Vector256.Create(coefficients[8]));
            for (var power = 1; power < 8; power++)
            {
                above = Vector256.FusedMultiplyAdd(above, r, Vector256.Create(coefficients[power]));
                below = Vector256.FusedMultiplyAdd(below, r, Vector256.Create(coefficients[power + 8]));
            }
            return above / below;
        }
    }
}
