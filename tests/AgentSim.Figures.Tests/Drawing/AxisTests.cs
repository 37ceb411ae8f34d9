using AgentSim.Figures.Drawing;
using CsCheck;

namespace AgentSim.Figures.Tests.Drawing;

public class AxisTests
{
    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(1992, 2010, "1995 2000 2005 2010")]
    [InlineData(0, 0.0096, "0 0.002 0.004 0.006 0.008")]
    [InlineData(-3, 47, "0 10 20 30 40")]
    public void Ticks_are_round_numbers(double low, double high, string ticks) => Assert.Equal(ticks, string.Join(' ', Axis.Between(low, high, 5).Labels()));

    [Theory]
    [InlineData(0.5, 0.7, 0, 1)]
    [InlineData(0.004, 0.0096, 0, 0.01)]
    [InlineData(0.01, 0.012, 0.01, 0.012)]
    [InlineData(90, 110, 90, 110)]
    [InlineData(3, 48, 0, 50)]
    [InlineData(-48, -3, -50, 0)]
    [InlineData(7, 7, 6, 8)]
    [InlineData(780696, 780696.0008497, 700000, 900000)]
    [InlineData(0, 0, 0, 1)]
    public void An_axis_around_values_ends_at_round_numbers(double low, double high, double from, double to)
    {
        var axis = Axis.Around([low, high, double.NaN]);
        Assert.Equal((from, to), (Math.Round(axis.Low, 9), Math.Round(axis.High, 9)));
    }

    [Fact]
    public void An_axis_around_values_holds_them_and_has_ticks() =>
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[-12, 9]).Sample((low, magnitude) =>
        {
            var span = Math.ScaleB(1, (int)(magnitude * 3.3));
            var axis = Axis.Around([low, low + span]);
            return axis.Low <= low + (1e-9 * span) && axis.High >= low + (span * (1 - 1e-9)) && axis.Ticks.Length is >= 2 and <= 7;
        });

    [Fact]
    public void Without_values_there_is_an_axis_all_the_same() => Assert.Equal((0, 1), (Axis.Around([]).Low, Axis.Around([]).High));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.12345, "0.123")]
    [InlineData(-12.345, "\u221212.35")]
    [InlineData(2004.25, "2004.3")]
    [InlineData(0.00001234, "1.2e\u22125")]
    [InlineData(double.NaN, "\u2013")]
    public void Numbers_have_about_four_digits(double value, string text) => Assert.Equal(text, Labels.Number(value));
}
