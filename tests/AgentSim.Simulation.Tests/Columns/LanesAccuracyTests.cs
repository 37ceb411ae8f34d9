using System.Globalization;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;
using CsCheck;

namespace AgentSim.Simulation.Tests.Columns;

public class LanesAccuracyTests
{
    private static readonly Gen<double> Anything = Gen.OneOf(
        Gen.Double[-1, 1], Gen.Double[-40, 40], Gen.Double[-746, 710], Gen.Double[-1e300, 1e300], Gen.Double[-1e-300, 1e-300]);

    private static readonly Gen<double> Positive = Gen.OneOf(
        Gen.Double[0.4, 2.5], Gen.Double[0, 1], Gen.Double[0, 1e6],
        Gen.Long[1, 0x7FEF_FFFF_FFFF_FFFF].Select(BitConverter.Int64BitsToDouble));

    [Fact]
    public void Exp_is_within_one_place_of_the_C_library() =>
        Anything.Sample(x => Near(Math.Exp(x), Lanes.Exp(x), 1), iter: 100_000);

    [Fact]
    public void Exp_of_moderate_numbers_is_within_two_places_of_the_C_library() => Gen.Double[-700, 700].Sample(
        x => Near(Math.Exp(x), Lanes.ExpOfModerate(Vector256.Create(x)).ToScalar(), 2), iter: 100_000);

    [Fact]
    public void Log_is_within_one_place_of_the_C_library() =>
        Positive.Sample(x => Near(Math.Log(x), Lanes.Log(x), 1), iter: 100_000);

    [Fact]
    public void Logistic_is_within_two_places_of_28_digit_arithmetic() =>
        Gen.Int[-20 << 20, 20 << 20].Sample(
            steps => Near(Logistic(steps / (decimal)(1 << 20)), Lanes.Logistic(steps / (double)(1 << 20)), 2),
            iter: 10_000);

    [Fact]
    public void Logistic_far_below_zero_is_exp() =>
        Gen.Double[-746, -37].Sample(x => Near(Math.Exp(x), Lanes.Logistic(x), 1));

    [Fact]
    public void Pow_is_within_one_place_of_the_C_library() =>
        Gen.Select(Positive, Anything).Sample(
            (x, share) =>
            {
                // Exponents that bring the result anywhere into the range of doubles and slightly out of it.
                var y = share % 760 / Math.Abs(Math.Log(x));
                return !double.IsFinite(y) || Near(Math.Pow(x, y), Lanes.Pow(x, y), 1);
            },
            iter: 100_000);

    [Theory]
    // 50-digit arithmetic, rounded.
    [InlineData(1, 2.718281828459045)]
    [InlineData(-1, 0.36787944117144233)]
    [InlineData(100, 2.6881171418161356e43)]
    [InlineData(709.78, 1.7928227943945155e308)]
    [InlineData(-745, 5e-324)]
    public void Exp_meets_values_known_to_many_digits(double x, double expected) => Assert.True(Near(expected, Lanes.Exp(x), 0));

    /// <summary>1 / (1 + exp(-x)) by the series of exp(-x/64), squared six times.</summary>
    private static double Logistic(decimal x)
    {
        var (power, term) = (1m, 1m);
        for (var n = 1; n < 20; n++)
            power += term *= -x / 64 / n;
        for (var i = 0; i < 6; i++)
            power *= power;
        return double.Parse((1 / (1 + power)).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static bool Near(double expected, double actual, long places) =>
        Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual)) <= places;
}
