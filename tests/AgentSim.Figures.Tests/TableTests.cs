namespace AgentSim.Figures.Tests;

public class TableTests
{
    public static TheoryData<string> Kinds => [.. Examples.All.Select(figure => figure.Title)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_figure_has_its_numbers_in_a_table(string kind)
    {
        foreach (var table in new[] { Of(kind).Table, Of(kind).ShortTable })
        {
            Assert.NotEmpty(table.Rows);
            Assert.NotEmpty(table.Caption);
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length));
            Assert.Equal(table.Columns.Select(column => column.Name).Distinct().Count(), table.Columns.Length);
        }
    }

    [Fact]
    public void Csv_has_every_digit_quotes_where_they_are_needed_and_nothing_where_there_is_no_number() => Assert.Equal(
        "of,share\n\"a \"\"b\"\", c\",0.1\nd,\ne,0.30000000000000004\n",
        new FigureTable("made up", [FigureColumn.Words("of"), FigureColumn.Share("share")], [["a \"b\", c", 0.1], ["d", double.NaN], ["e", 0.1 + 0.2]]).Csv());

    [Fact]
    public void A_fan_says_in_words_where_it_begins_and_ends_and_where_history_does() => Assert.Equal(
        "bwi over the years. Median over histories: 0.300 in 2000, 0.300 in 2001; 90 per cent of histories between 0.100 and 0.500 in 2001. History: 0.250 in 2000, 0.750 in 2001.",
        Examples.Fan([2000, 2001], (2000, 0.25), (2001, 0.75)).Description);

    [Fact]
    public void A_series_without_any_value_is_said_to_have_none_and_is_drawn_all_the_same()
    {
        var empty = Examples.Fan([]);
        Assert.Equal("bwi over the years: no history has a value.", empty.Description);
        Assert.NotEmpty(Picture.PaperSvg(empty));
    }

    [Fact]
    public void No_line_is_drawn_over_years_without_a_value()
    {
        static int Lines(params int[] years) => Picture.PageSvg(Examples.Fan(years), "a", 100).Descendants("path").Count(path => (string?)path.Attribute("stroke-width") == "1.5");
        Assert.Equal((1, 2), (Lines(2000, 2001, 2002), Lines(2000, 2001, 2002, 2005, 2006)));
    }

    [Fact]
    public void The_short_table_of_a_plane_counts_the_same_histories()
    {
        var plane = Examples.Plane();
        static double Sum(FigureTable table) => table.Rows.Sum(row => double.IsNaN(row[3].Number) ? 0 : row[3].Number);
        Assert.Equal((151, 151), (Sum(plane.Table), Sum(plane.ShortTable)));
    }

    private static Figure Of(string kind) => Examples.All.Single(figure => figure.Title == kind);
}
