using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Experiments;
using AgentSim.Results.Charts;

namespace AgentSim.Results.Tests.Charts;

public class ChartTests
{
    [Fact]
    public void No_line_is_drawn_over_years_without_a_value()
    {
        var picture = Fan([2000, 2001, 2002, 2005, 2006]).Picture();
        Assert.Equal(2, Looks(picture, "arm0 line median").Length);
        Assert.Equal(2, Looks(picture, "arm0 band outer").Length);
        Assert.Single(Looks(Fan([2000, 2001, 2002]).Picture(), "arm0 line median"));
    }

    [Fact]
    public void A_series_without_any_value_is_said_to_have_none() =>
        Assert.Equal("Chart of bwi over the years: no history has a value.", Fan([]).Picture().Attribute("aria-label")!.Value);

    [Fact]
    public void A_fan_says_in_words_where_it_begins_and_ends_and_where_history_does() => Assert.Equal(
        "Chart of bwi over the years. Median over histories: 0.300 in 2000, 0.300 in 2001; 90 per cent of histories between 0.100 and 0.500 in 2001. History: 0.250 in 2000, 0.750 in 2001.",
        Fan([2000, 2001], new(2000, 0.25), new(2001, 0.75)).Picture().Attribute("aria-label")!.Value);

    [Fact]
    public void A_bar_is_as_long_as_its_share()
    {
        var picture = PatternChart.Of(["baseline"], [[new("a", new(1, 4)), new("b", new(3, 4)), new("c", new(0, 4))]]);
        var widths = Looks(picture, "arm0 bar").Select(bar => double.Parse(bar.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(3 * widths[0], widths[1], 0.2);
        Assert.Equal(0, widths[2]);
        Assert.Equal("Bar chart of the share of each pattern. baseline: a 25.0\u00a0%, b 75.0\u00a0%, c 0.0\u00a0%.", picture.Attribute("aria-label")!.Value);
    }

    [Fact]
    public void The_fuller_a_cell_the_stronger_it_is()
    {
        var cells = Looks(new PlaneChart(0, "baseline", [new(0, 0, 1), new(39, 39, 100)], []).Picture(), "arm0 cell");
        Assert.Equal(["0.21", "1.00"], cells.Select(cell => cell.Attribute("fill-opacity")!.Value));
        Assert.True(Number(cells[0], "x") < Number(cells[1], "x") && Number(cells[0], "y") > Number(cells[1], "y"), "The plane goes right and up.");
    }

    [Fact]
    public void A_number_that_is_not_known_leaves_a_gap_in_a_sweep()
    {
        var chart = new SweepChart("bwi", ["a", "b", "c"], [0, 1, 2], [[new(1, 0, 2), new(double.NaN, double.NaN, double.NaN), new(3, double.NaN, double.NaN)]]);
        Assert.Equal(2, Looks(chart.Picture(), "arm0 dot").Length);
        Assert.Single(Looks(chart.Picture(), "arm0 line"));
    }

    private static FanChart Fan(int[] years, params YearValue[] observed) => new(
        new("bwi", "bwi", true, "1", null, [.. observed]),
        [years.Select(year => new FanYear(year, 9, new Quantiles(0.1, 0.2, 0.3, 0.4, 0.5))).ToImmutableArray()]);

    private static XElement[] Looks(XElement picture, string look) => [.. picture.Elements().Where(element => element.Attribute("class")?.Value == look)];

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
