using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AgentSim.Figures.Kinds;

namespace AgentSim.Figures.Tests;

/// <summary>What is written in pictures can be read.</summary>
public partial class WordsTests
{
    public static TheoryData<string> Kinds => [.. Examples.All.Select(figure => figure.Title)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_words_lie_on_others_at_one_column_or_two(string kind)
    {
        foreach (var width in new[] { Picture.Column, Picture.TwoColumns })
        {
            var words = Words(Picture.PageSvg(Examples.All.Single(figure => figure.Title == kind), "a", width));
            var pairs = from i in Enumerable.Range(0, words.Length) from j in Enumerable.Range(0, i) where Overlap(words[i], words[j]) select $"{words[j].Text} and {words[i].Text}";
            Assert.Empty(pairs);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void All_words_are_dark_on_white(string kind) => Assert.All(
        Picture.PageSvg(Examples.All.Single(figure => figure.Title == kind), "a", 100).Descendants("text"),
        text => Assert.Matches("^(var\\(--fig-(ink|quiet|history),#[0-9a-f]{6}\\)|)$", (string?)text.Attribute("fill") ?? ""));

    [Fact]
    public void A_sweep_says_what_goes_up_and_what_goes_across()
    {
        var figure = Examples.All.OfType<SweepFigure>().Single();
        Assert.Equal(["design point", "hedging"], Names(figure).Intersect(["design point", "hedging"]).Order());
        Assert.Contains("jealousy", Names(figure with { Across = "jealousy" }));
    }

    [Fact]
    public void A_fit_says_what_lies_beyond_its_edge_and_where_there_is_nothing()
    {
        var figure = new FitFigure("Fit", [new("far", 0.5, 0.1, new(-0.5, -0.7, 0.6), new(0.3, 0.1, 0.8)), new("nothing", 2, 0.5, WithInterval.None, WithInterval.None)]);
        Assert.Contains("median \u221210", Names(figure));
        Assert.Contains("no history has a value", Names(figure));
    }

    [Fact]
    public void Points_without_order_are_not_joined()
    {
        var figure = Examples.All.OfType<SweepFigure>().Single();
        int Lines(Figure drawn) => Picture.PageSvg(drawn, "a", 100).Descendants().Count(element => element.Name.LocalName is "path" or "polyline" or "line");
        Assert.True(Lines(figure) < Lines(figure with { Across = "jealousy" }));
    }

    [Fact]
    public void Colours_of_dark_ground_are_for_the_screen_alone()
    {
        Assert.Contains("@media screen and (prefers-color-scheme: dark)", Picture.Colours, StringComparison.Ordinal);
        Assert.Single(Dark().Matches(Picture.Colours));
    }

    private static string[] Names(Figure figure) => [.. Picture.PageSvg(figure, "a", 100).Descendants("text").Select(text => text.Value)];

    private static bool Overlap(Word one, Word other) =>
        Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left) > 1 && Math.Abs(one.Bottom - other.Bottom) < 0.7 * Math.Min(one.Size, other.Size);

    /// <summary>All that stands upright.</summary>
    private static Word[] Words(XElement svg) =>
    [
        .. from text in svg.Descendants("text")
           let moved = text.AncestorsAndSelf().Select(element => (string?)element.Attribute("transform")).OfType<string>().ToArray()
           where moved.All(transform => transform.StartsWith("translate", StringComparison.Ordinal)) && text.Value.Length > 2
           let x = moved.Sum(transform => Numbers(transform)[0]) + Numbers((string)text.Attribute("x")!)[0]
           let y = moved.Sum(transform => Numbers(transform) is [_, var down] ? down : 0) + Numbers((string)text.Attribute("y")!)[0]
           select new Word(text.Value, x, x + (double)text.Attribute("textLength")!, y, (double)text.Attribute("font-size")!),
    ];

    private static double[] Numbers(string text) => [.. Number().Matches(text).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("prefers-color-scheme: dark")]
    private static partial Regex Dark();

    private sealed record Word(string Text, double Left, double Right, double Bottom, double Size);
}
