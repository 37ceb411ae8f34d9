using System.Globalization;
using AgentSim.Results.Exploring;

namespace AgentSim.Results.Tests;

/// <summary>What the page counts of a selection is what SQL counts of the tables, asked once or often.</summary>
public class ExplorationTests
{
    private static readonly string[] Distributions = ["bwi", "aut", "pattern", "joint"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_selection_is_counted_as_SQL_counts_it_whatever_was_asked_before(int replications)
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(120, 240, replications));
        using var query = results.Open();
        using var exploration = Exploration.Open(results.Folder, results.Manifest, "256MB");
        foreach (var (arm, low, high, patterns) in new (string?, double, double, string[])[]
        {
            ("baseline", 0.4, 0.7, []), ("baseline", 0.5, double.PositiveInfinity, ["hedging", "multi_vector_bandwagoning"]), ("random-play", double.NegativeInfinity, 0.55, []),
            (null, 0.45, 0.6, []), ("baseline", double.NegativeInfinity, double.PositiveInfinity, []), ("baseline", 0.4, 0.7, []), ("random-play", 2, 3, []),
        })
        {
            QuantityRange[] ranges = double.IsInfinity(low) && double.IsInfinity(high) ? [] : [new("bwi", low, high)];
            var answer = await exploration.Answer(new(new(arm, null, [.. patterns], [.. ranges]), [.. Distributions], [("bwi", "aut")], ["bwi_year"]), TestContext.Current.CancellationToken);
            var scope = $"not failed{(arm is null ? "" : $" and arm = '{arm}'")}";
            var picked = $"{scope}{Bound("bwi >= ", low)}{Bound("bwi <= ", high)}{(patterns.Length == 0 ? "" : $" and pattern in ({string.Join(", ", patterns.Select(pattern => $"'{pattern}'"))})")}";
            Assert.Equal((Count(scope), Count(picked)), (answer.All, answer.Selected));
            foreach (var part in answer.Patterns) Assert.Equal((Count($"{scope} and pattern = '{part.Pattern}'"), Count($"{picked} and pattern = '{part.Pattern}'")), (part.All.Count, part.Selected.Count));
            foreach (var histogram in answer.Histograms)
            {
                Assert.Equal((answer.All, answer.Selected), (histogram.All.Sum() + histogram.Missing, histogram.Selected.Sum() + histogram.MissingSelected));
                var (axis, column) = (histogram.Axis, ResultQuery.Name(histogram.Quantity.Column));
                var middle = axis.Values.IsEmpty ? axis.Low + ((axis.High - axis.Low) * (axis.Bins / 2) / axis.Bins) : axis.Values[axis.Bins / 2];
                Assert.Equal(Count($"{picked} and {column} < {Text(middle)}"), histogram.Selected[..(axis.Bins / 2)].Sum());
            }

            var plane = Assert.Single(answer.Planes);
            Assert.Equal((answer.All, answer.Selected), (plane.Cells.Sum(cell => cell.All), plane.Cells.Sum(cell => cell.Selected)));
            var years = Assert.Single(answer.Years);
            Assert.Equal(Synthetic.Years, years.Years.Length);
            // Told from steps, and by another rule between two values.
            var medians = query.Ask($"select quantile_cont(s.bwi_year, 0.5) from series s join histories using (arm, point, history) where {picked} group by year order by year").Rows;
            Assert.Equal(answer.Selected == 0 ? 0 : Synthetic.Years, medians.Length);
            for (var year = 0; year < medians.Length && answer.Selected > 20; year++) Assert.Equal((double)medians[year][0]!, years.Selected[year].Q50, 0.02);
            if (answer.Selected == 0) Assert.All(years.Selected, quantiles => Assert.Equal(double.NaN, quantiles.Q50));

            int Count(string condition) => (int)(long)query.Ask($"select count(*) from histories where {condition}").Rows.Single()[0]!;
        }

        static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        static string Bound(string condition, double value) => double.IsInfinity(value) ? "" : $" and {condition}{Text(value)}";
    }
}
