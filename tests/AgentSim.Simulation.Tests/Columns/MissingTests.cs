using System.Runtime.Intrinsics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Tests.Columns;

public class MissingTests
{
    private static readonly double Failure = 0 * double.PositiveInfinity;

    [Fact]
    public void Only_the_missing_value_is_missing()
    {
        Assert.True(Missing.Is(Missing.Value));
        Assert.True(double.IsNaN(Missing.Value));
        foreach (var value in new[] { 0, 1, double.NaN, Failure, double.PositiveInfinity })
            Assert.False(Missing.Is(value));
    }

    [Fact]
    public void What_is_computed_from_the_missing_value_is_missing()
    {
        var missing = Missing.Value;
        foreach (var value in new[] { missing + 1, 1 - missing, -2 * missing, missing / 3, Math.Sqrt(missing), Math.Floor(missing) })
            Assert.True(Missing.Is(value));
    }

    [Fact]
    public void A_failure_wins_over_the_missing_value_on_either_side()
    {
        foreach (var failure in new[] { double.NaN, Failure, Math.Abs(double.NaN) })
        {
            var (missing, failed) = (Vector256.Create(Missing.Value), Vector256.Create(failure));
            var first = Missing.Settle(missing, failed, missing + failed);
            var second = Missing.Settle(failed, missing, failed + missing);
            Assert.Equal(first.AsUInt64(), second.AsUInt64());
            Assert.True(double.IsNaN(first[0]));
            Assert.False(Missing.Is(first[0]));
            Assert.True(Missing.Is(Missing.Settle(missing, missing, missing + missing)[0]));
        }
    }
}
