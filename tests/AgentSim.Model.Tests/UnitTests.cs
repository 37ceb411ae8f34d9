using AgentSim.Language;

namespace AgentSim.Tests;

public sealed class UnitTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("share", "1")]
    [InlineData("USD/bbl", "USD/bbl")]
    [InlineData("1/year", "1/year")]
    [InlineData("Mt*USD/year", "Mt*USD/year")]
    [InlineData("m^2/s^2", "m^2/s^2")]
    [InlineData("m/m", "1")]
    [InlineData("USD/bbl*bbl", "USD")]
    public void A_unit_is_read_as_it_is_written(string text, string unit) => Assert.Equal(unit, Units.Parse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("USD/")]
    [InlineData("USD//bbl")]
    [InlineData("2 USD")]
    [InlineData("m^")]
    [InlineData("m^-1")]
    [InlineData("m^2^2")]
    [InlineData("m^99")]
    public void What_is_no_unit_is_none(string text) => Assert.Null(Units.Parse(text));

    [Fact]
    public void Units_multiply_divide_and_have_roots()
    {
        var (dollar, barrel) = (Unit.Named("USD"), Unit.Named("bbl"));

        Assert.Equal(dollar, dollar / barrel * barrel);
        Assert.Equal(dollar, (dollar * dollar).SquareRoot());
        Assert.Null(dollar.SquareRoot());
        Assert.Equal(Unit.None, dollar.Power(0));
        Assert.True(Unit.Unknown.GoesWith(dollar) && dollar.GoesWith(Unit.Unknown) && !dollar.GoesWith(barrel));
        Assert.True((dollar * Unit.Unknown).IsUnknown);
    }

    [Theory]
    [InlineData("oil * price", "USD/year", true)]
    [InlineData("oil * price", "USD", false)]
    [InlineData("oil + 3", "bbl/year", true)]
    [InlineData("3 - oil", "bbl/year", true)]
    [InlineData("2 * oil", "bbl/year", true)]
    [InlineData("oil / oil", "1", true)]
    [InlineData("oil ^ 2", "bbl^2/year^2", true)]
    [InlineData("sqrt(oil * oil)", "bbl/year", true)]
    [InlineData("max(oil, 3)", "bbl/year", true)]
    [InlineData("if(oil > 2, 0, oil)", "bbl/year", true)]
    [InlineData("or_else(missing, oil)", "bbl/year", true)]
    [InlineData("clip(oil, 0, 1)", "USD", false)]
    [InlineData("lag(oil, 1)", "USD", false)]
    [InlineData("sum(i in s: oil)", "USD", false)]
    [InlineData("product(i in s: oil)", "bbl^2/year^2", true)]
    [InlineData("oil > 1", "1", true)]
    [InlineData("exp(oil / 3)", "1", false)]
    [InlineData("exp(price / price)", "1", true)]
    [InlineData("oil * unknown", "USD", true)]
    [InlineData("3", "USD", true)]
    [InlineData("year", "USD", true)]
    public void A_formula_has_the_unit_that_paper_gives_it(string formula, string unit, bool holds)
    {
        var errors = Language.Workshop.Errors($$"""
            sets: { s: [x, y] }
            parameters:
              oil: { fixed: 1, unit: bbl/year }
              price: { fixed: 1, unit: USD/bbl }
              unknown: 1
            variables:
              asked: { value: "{{formula}}", unit: {{unit}} }
            """);

        Assert.Equal(holds, !errors.Any());
    }
}
