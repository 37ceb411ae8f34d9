using System.Collections.Immutable;
using System.Xml.Linq;

namespace AgentSim.Results.Charts;

/// <summary>A parameter's draws.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Prior">Its draws from the prior.</param>
/// <param name="Posterior">Its draws from the posterior.</param>
internal sealed record CornerColumn(string Name, double[] Prior, double[] Posterior);

/// <summary>Each of some parameters by itself, prior beside posterior, and each pair of them under the posterior.</summary>
/// <param name="Columns">The parameters.</param>
internal sealed record CornerChart(ImmutableArray<CornerColumn> Columns)
{
    private const double Cell = 104;
    private const double Gap = 8;
    private const double Margin = 34;
    private const int Bins = 16;

    // More dots would be a blot.
    private const int MostDots = 300;

    public XElement Picture()
    {
        var size = (Columns.Length * (Cell + Gap)) + (2 * Margin);
        return Svg.Picture(size, size, Alternative(), Enumerable.Range(0, Columns.Length).SelectMany(row => Enumerable.Range(0, row + 1).SelectMany(column => row == column ? Alone(row) : Pair(row, column))));
    }

    private static double Start(int index) => Margin + (index * (Cell + Gap));

    private static (double Low, double High) Ends(CornerColumn column)
    {
        var (low, high) = (Math.Min(column.Prior.Min(), column.Posterior.Min()), Math.Max(column.Prior.Max(), column.Posterior.Max()));
        return high > low ? (low, high) : (low - 0.5, high + 0.5);
    }

    private IEnumerable<XElement> Alone(int index)
    {
        var (column, (low, high)) = (Columns[index], Ends(Columns[index]));
        var (x, y) = (Start(index), Start(index));
        var (prior, posterior) = (Shares(column.Prior, low, high), Shares(column.Posterior, low, high));
        var most = Math.Max(prior.Max(), posterior.Max());
        yield return Svg.Text("tick", x, y - 3, column.Name);
        foreach (var (shares, look) in new[] { (prior, "arm1 line dashed"), (posterior, "arm0 line median") })
            yield return Svg.Path(look, shares.SelectMany((share, bin) => new[] { (x + (bin * Cell / Bins), Up(share)), (x + ((bin + 1) * Cell / Bins), Up(share)) }));
        yield return Svg.Line("axis", x, y + Cell, x + Cell, y + Cell);
        if (index == Columns.Length - 1)
        {
            yield return Svg.Text("tick", x, y + Cell + 14, Figures.Number(low));
            yield return Svg.Text("tick end", x + Cell, y + Cell + 14, Figures.Number(high));
        }

        double Up(double share) => y + Cell - (share / most * (Cell - 12));
    }

    private IEnumerable<XElement> Pair(int row, int column)
    {
        var (across, up) = (Columns[column], Columns[row]);
        var (acrossEnds, upEnds) = (Ends(across), Ends(up));
        var (horizontal, vertical) = (new Scale(acrossEnds.Low, acrossEnds.High, Start(column), Start(column) + Cell), new Scale(upEnds.Low, upEnds.High, Start(row) + Cell, Start(row)));
        yield return Svg.Line("grid", Start(column), Start(row) + Cell, Start(column) + Cell, Start(row) + Cell);
        yield return Svg.Line("grid", Start(column), Start(row), Start(column), Start(row) + Cell);
        var step = Math.Max(1, across.Posterior.Length / MostDots);
        for (var i = 0; i < across.Posterior.Length; i += step) yield return Svg.Dot("arm0 band inner", horizontal.At(across.Posterior[i]), vertical.At(up.Posterior[i]), 1.6);
    }

    private static double[] Shares(double[] values, double low, double high)
    {
        var shares = new double[Bins];
        foreach (var value in values) shares[Math.Clamp((int)((value - low) / (high - low) * Bins), 0, Bins - 1)] += 1.0 / values.Length;
        return shares;
    }

    private string Alternative() => $"Corner plot of {string.Join(", ", Columns.Select(column => column.Name))}: each under prior and posterior, and each pair under the posterior.";
}
