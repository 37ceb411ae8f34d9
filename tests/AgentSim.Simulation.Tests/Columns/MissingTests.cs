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
}
