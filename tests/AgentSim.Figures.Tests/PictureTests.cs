using System.Buffers.Binary;
using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace AgentSim.Figures.Tests;

public class PictureTests
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Kinds => [.. Examples.All.Select(figure => figure.Title)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_picture_for_paper_has_its_text_as_outlines_and_says_how_wide_it_is(string kind)
    {
        var text = Picture.PaperSvg(Of(kind), 84);
        var svg = XElement.Parse(text);
        Assert.Empty(svg.Descendants(Space + "text"));
        Assert.Equal("84mm", (string?)svg.Attribute("width"));
        Assert.True(svg.Descendants(Space + "path").Count(path => ((string)path.Attribute("d")!).Contains('Q', StringComparison.Ordinal)) >= 3, "There are letters.");
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("font-family", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_picture_for_a_page_has_real_text_words_for_those_who_do_not_see_and_colours_that_a_page_can_set(string kind)
    {
        var figure = Of(kind);
        var svg = Picture.PageSvg(figure, "a", 100);
        Assert.NotEmpty(svg.Descendants("text"));
        Assert.Equal(("img", "a-t a-d"), ((string?)svg.Attribute("role"), (string?)svg.Attribute("aria-labelledby")));
        Assert.Equal((figure.Title, figure.Description), (svg.Element("title")!.Value, svg.Element("desc")!.Value));
        Assert.True(figure.Description.Length > 30, figure.Description);
        Assert.Empty(svg.Descendants("script"));
        var colours = svg.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "stroke").Select(attribute => attribute.Value).Where(colour => colour != "none").ToArray();
        Assert.NotEmpty(colours);
        Assert.All(colours, colour => Assert.Matches("^var\\(--fig-\\w+,#[0-9a-f]{6}\\)$", colour));
        Assert.All(colours, colour => Assert.Contains($"{colour[4..colour.IndexOf(',', StringComparison.Ordinal)]}:", Picture.Colours, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pictures_on_one_page_share_no_ids(string kind)
    {
        static string[] Ids(XElement svg) => [.. svg.DescendantsAndSelf().Attributes("id").Select(id => id.Value)];
        var (first, second) = (Ids(Picture.PageSvg(Of(kind), "a", 100)), Ids(Picture.PageSvg(Of(kind), "b", 100)));
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Empty(first.Intersect(second));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_data_make_the_same_bytes(string kind)
    {
        Assert.Equal(Picture.PaperSvg(Of(kind)), Picture.PaperSvg(Of(kind)));
        Assert.Equal(Picture.PageSvg(Of(kind), "a", 100).ToString(), Picture.PageSvg(Of(kind), "a", 100).ToString());
        Assert.Equal(Picture.Png(Of(kind)), Picture.Png(Of(kind)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_png_has_300_dots_to_the_inch_and_something_on_it(string kind)
    {
        var png = Picture.Png(Of(kind), 84);
        using var bitmap = SKBitmap.Decode(png);
        Assert.Equal(992, bitmap.Width);
        Assert.True(bitmap.Pixels.Distinct().Count() > 20, "It is not blank.");
        var resolution = png.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(11811, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(resolution + 4)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_of_a_picture_lies_outside_of_it_at_one_column_or_two(string kind)
    {
        foreach (var width in new[] { Picture.Column, Picture.TwoColumns })
        {
            var svg = Picture.PageSvg(Of(kind), "a", width);
            var (right, bottom) = (Numbers((string)svg.Attribute("viewBox")!)[2], Numbers((string)svg.Attribute("viewBox")!)[3]);
            foreach (var text in svg.Descendants("text"))
            {
                var moved = text.Ancestors().Prepend(text).Select(element => (string?)element.Attribute("transform")).OfType<string>().ToArray();
                if (moved.Any(transform => !transform.StartsWith("translate", StringComparison.Ordinal))) continue;
                var (dx, dy) = (moved.Sum(transform => Numbers(transform)[0]), moved.Sum(transform => Numbers(transform) is [_, var y] ? y : 0));
                var (x, y) = (dx + Numbers((string)text.Attribute("x")!)[0], dy + Numbers((string)text.Attribute("y")!)[0]);
                var length = (double?)text.Attribute("textLength") ?? 5;
                Assert.True(x >= -1 && x + length <= right + 1.5 && y >= 0 && y <= bottom, string.Create(CultureInfo.InvariantCulture, $"{text.Value} at {x}, {y} in {right} x {bottom}"));
            }
        }
    }

    [Fact]
    public void Dashes_are_dashes_in_svg_and_not_the_outlines_of_their_pieces() =>
        Assert.Contains(Picture.PageSvg(Of("Distribution"), "a", 100).Descendants("path"), path => (string?)path.Attribute("stroke-dasharray") == "3.6 2.2");

    [Theory]
    [InlineData(0)]
    [InlineData(49)]
    [InlineData(501)]
    [InlineData(double.NaN)]
    public void A_picture_that_nothing_would_fit_on_is_refused(double width) =>
        Assert.Contains("from 50 to 500 mm wide", Assert.Throws<ArgumentOutOfRangeException>(() => Picture.PaperSvg(Of("Plane"), width)).Message, StringComparison.Ordinal);

    private static Figure Of(string kind) => Examples.All.Single(figure => figure.Title == kind);

    private static double[] Numbers(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, @"-?\d+(\.\d+)?").Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))];
}
