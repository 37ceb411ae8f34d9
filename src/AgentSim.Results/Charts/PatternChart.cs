using System.Collections.Immutable;
using System.Xml.Linq;

namespace AgentSim.Results.Charts;

/// <summary>Shares of patterns as bars with their intervals, the arms beside each other.</summary>
internal static class PatternChart
{
    private const double Width = 760;
    private const double Label = 200;
    private const double Bar = 13;
    private const double Gap = 14;

    /// <param name="arms">The arms' names.</param>
    /// <param name="shares">For each arm, the share of each pattern, in the same order.</param>
    public static XElement Of(ImmutableArray<string> arms, ImmutableArray<ImmutableArray<PatternShare>> shares)
    {
        var patterns = shares[0].Length;
        var block = (arms.Length * Bar) + Gap;
        var axes = new Axes(new(0, 1, Label, Width - 150), new(0, 1, patterns * block, 0));
        var content = new List<XElement>();
        foreach (var tick in axes.Across.Ticks(5)) content.Add(Svg.Line("grid", axes.Across.At(tick), 0, axes.Across.At(tick), axes.Bottom));
        for (var pattern = 0; pattern < patterns; pattern++)
        {
            var top = (pattern * block) + (Gap / 2);
            content.Add(Svg.Text("label end", Label - 8, top + (arms.Length * Bar / 2) + 4, Words(shares[0][pattern].Pattern)));
            for (var arm = 0; arm < arms.Length; arm++) content.AddRange(BarOf(axes.Across, arm, shares[arm][pattern], top + (arm * Bar)));
        }

        content.Add(axes.BottomLine());
        content.AddRange(axes.AcrossTicks(axes.Across.Ticks(5), value => Figures.Tick(100 * value) + "\u00a0%"));
        return Svg.Picture(Width, axes.Bottom + 24, Alternative(arms, shares), content);
    }

    /// <summary>A name of the model as words.</summary>
    public static string Words(string name) => name.Replace('_', ' ');

    private static IEnumerable<XElement> BarOf(Scale across, int arm, PatternShare share, double top)
    {
        var p = share.Proportion;
        if (p.Total == 0) yield break;
        var middle = top + (Bar / 2);
        yield return Svg.Rectangle($"arm{arm} bar", across.From, top + 1, across.At(p.Share) - across.From, Bar - 2, $"{p.Count} of {p.Total}");
        yield return Svg.Line("whisker", across.At(p.Low), middle, across.At(p.High), middle);
        yield return Svg.Line("whisker", across.At(p.Low), middle - 3, across.At(p.Low), middle + 3);
        yield return Svg.Line("whisker", across.At(p.High), middle - 3, across.At(p.High), middle + 3);
        yield return Svg.Text(arm == 0 ? "value" : "value quiet", across.At(p.High) + 8, middle + 4, $"{Figures.Percent(p.Share)} ({Figures.Percents(p.Low, p.High)})");
    }

    private static string Alternative(ImmutableArray<string> arms, ImmutableArray<ImmutableArray<PatternShare>> shares) =>
        "Bar chart of the share of each pattern. " + string.Join(" ", arms.Select((arm, i) =>
            $"{arm}: {string.Join(", ", shares[i].Select(share => $"{Words(share.Pattern)} {Figures.Percent(share.Proportion.Share)}"))}."));
}
