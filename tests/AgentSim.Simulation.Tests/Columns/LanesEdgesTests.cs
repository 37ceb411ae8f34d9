using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Tests.Columns;

public class LanesEdgesTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, 0)]
    [InlineData(709.782712893384, 1.7976931348622732e308)]
    [InlineData(709.782712893385, Infinity)]
    [InlineData(1e308, Infinity)]
    [InlineData(-745.13321910194, 5e-324)]
    [InlineData(-745.13321910195, 0)]
    [InlineData(-1e308, 0)]
    [InlineData(5e-324, 1)]
    public void Exp_at_its_edges(double x, double expected) => Same(expected, Lanes.Exp(x));

    [Theory]
    [InlineData(0.0, -Infinity)]
    [InlineData(1, 0)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, double.NaN)]
    [InlineData(-1, double.NaN)]
    [InlineData(-5e-324, double.NaN)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_at_its_edges(double x, double expected) => Same(expected, Lanes.Log(x));

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(Infinity, 1)]
    [InlineData(-Infinity, 0)]
    [InlineData(1e308, 1)]
    [InlineData(-745, 5e-324)]
    [InlineData(-1e308, 0)]
    public void Logistic_at_its_edges(double x, double expected) => Same(expected, Lanes.Logistic(x));

    [Fact]
    public void Negative_zero_is_a_zero()
    {
        Same(1, Lanes.Exp(-0.0));
        Same(-Infinity, Lanes.Log(-0.0));
        Same(0.5, Lanes.Logistic(-0.0));
    }

    [Fact]
    public void Pow_has_the_edges_of_the_C_library()
    {
        double[] edges =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, 5e-324, -5e-324, 1e308, -1e308, 9007199254740991, -9007199254740991,
            9007199254740992, 1 + 1e-15, 1 - 1e-15, double.Epsilon, Infinity, -Infinity, double.NaN,
        ];
        foreach (var x in edges)
            foreach (var y in edges)
            {
                var expected = Math.Pow(x, y);
                var actual = Lanes.Pow(x, y);
                Assert.True(
                    BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual)
                        || (double.IsNaN(expected) && double.IsNaN(actual))
                        || (double.IsFinite(expected) && Math.Abs(actual - expected) <= 2.3e-16 * Math.Abs(expected)),
                    $"{x} to the power {y} is {actual}, not {expected}");
            }
    }

    [Fact]
    public void A_NaN_comes_out_with_the_payload_with_which_it_went_in()
    {
        var payload = BitConverter.UInt64BitsToDouble(0x7FF8_0000_1234_5678);
        foreach (var x in new[] { payload, Missing.Value, double.NaN })
        {
            Same(x, Lanes.Exp(x));
            Same(x, Lanes.Log(x));
            Same(x, Lanes.Logistic(x));
            Same(x, Lanes.Pow(x, 2.5));
            Same(x, Lanes.Pow(2.5, x));
            Same(x, Lanes.Pow(x, double.NaN));
        }
    }

    private static void Same(double expected, double actual) =>
        Assert.True(
            BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{actual:R} is not {expected:R}");
}
