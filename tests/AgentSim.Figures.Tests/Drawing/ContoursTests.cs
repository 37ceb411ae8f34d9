using AgentSim.Figures.Drawing;

namespace AgentSim.Figures.Tests.Drawing;

public class ContoursTests
{
    [Fact]
    public void A_line_around_a_peak_is_closed_and_holds_it()
    {
        var density = Contours.Smooth(Peak(8, 8));
        var line = Assert.Single(Contours.Lines(density, Contours.LevelOf(density, 0.9)));
        Assert.Equal(line[0], line[^1]);
        Assert.True(line.Min(point => point.X) < 8.5 && line.Max(point => point.X) > 8.5 && line.Min(point => point.Y) < 8.5 && line.Max(point => point.Y) > 8.5);
    }

    [Fact]
    public void A_line_at_the_edge_is_closed_too()
    {
        var line = Assert.Single(Contours.Lines(Peak(0, 0), 0.5));
        Assert.Equal(line[0], line[^1]);
    }

    [Fact]
    public void Smoothing_loses_nothing() => Assert.Equal(1, Contours.Smooth(Peak(0, 15)).Cast<double>().Sum(), 1e-12);

    [Fact]
    public void Half_of_what_lies_evenly_in_four_cells_lies_in_two()
    {
        var even = new double[,] { { 4, 1 }, { 3, 2 } };
        Assert.Equal(4, Contours.LevelOf(even, 0.4));
        Assert.Equal(3, Contours.LevelOf(even, 0.5));
    }

    private static double[,] Peak(int x, int y)
    {
        var counts = new double[16, 16];
        counts[x, y] = 1;
        return counts;
    }
}
