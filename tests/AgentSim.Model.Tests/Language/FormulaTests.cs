using AgentSim.Expressions;

namespace AgentSim.Tests.Language;

/// <summary>What formulas become once their names mean something and their sets are written out.</summary>
public sealed class FormulaTests
{
    private const string World = """
        time: { start: 2000-Q1, end: 2009-Q4, period: quarter }
        sets: { patron: [north, south, west], route: [east, far] }
        parameters: { w: 1, "k[patron]": 2 }
        variables:
          x: 1
          y[patron]: 2
          z[route, patron]: 3
        issues:
          tie[patron]: { levels: { none: 0, partner: 0.5, ally: 1 }, parties: [a, b] }
          pact: { levels: { none: { depth: 0 }, deep: { depth: 1, clause: 1 } }, parties: [a, b], transfers: { from: a, to: b, grid: [0, 1] } }
        packages: { both: { issues: [pact, "tie[north]"] } }
        """;

    [Theory]
    [InlineData("1 + 2 * x", "(1 + (2 * x))")]
    [InlineData("(1 + 2) * x", "((1 + 2) * x)")]
    [InlineData("x - 1 - 2", "((x - 1) - 2)")]
    [InlineData("x / 2 * 3", "((x / 2) * 3)")]
    [InlineData("x ^ 2 ^ 3", "(x ^ (2 ^ 3))")]
    [InlineData("-x ^ 2", "negate((x ^ 2))")]
    [InlineData("2 ^ -x", "(2 ^ negate(x))")]
    [InlineData("-3", "-3")]
    [InlineData("2 * -3", "(2 * -3)")]
    [InlineData("+x", "x")]
    [InlineData("x - -w", "(x - negate(w))")]
    [InlineData("not x > 1 and w < 2 or x", "((not((1 < x)) and (w < 2)) or x)")]
    [InlineData("not (x or w)", "not((x or w))")]
    [InlineData("x >= w", "(w <= x)")]
    [InlineData("x == w", "(x == w)")]
    [InlineData(".5 + 1e-3 + 2.25", "((0.5 + 0.001) + 2.25)")]
    public void Operators_bind_as_on_paper(string formula, string meaning) => Assert.Equal(meaning, Meaning(formula));

    [Theory]
    [InlineData("min(x, w, 3)", "min(min(x, w), 3)")]
    [InlineData("clip(x, 0, 1)", "min(max(x, 0), 1)")]
    [InlineData("if(x > 1, 2, w)", "if((1 < x), 2, w)")]
    [InlineData("or_else(x, w)", "if(ismissing(x), w, x)")]
    [InlineData("missing", "missing()")]
    [InlineData("lag(x, 1 year)", "lag(x, 4)")]
    [InlineData("average(x, 2 quarters)", "average(x, 2)")]
    [InlineData("average(x, 1)", "x")]
    [InlineData("forecast(x, 2 years)", "if((lag(x, 20) == 0), x, (x * (min(max((x / lag(x, 20)), 0.5), 2) ^ 0.4)))")]
    [InlineData("xlogx(x) + logistic(w) + sqrt(x) + abs(x) + floor(x) + log(x)", "(((((xlogx(x) + logistic(w)) + squareroot(x)) + absolute(x)) + floor(x)) + log(x))")]
    public void Functions_become_plain_operations(string formula, string meaning) => Assert.Equal(meaning, Meaning(formula));

    [Theory]
    [InlineData("sum(p in patron: y[p])", "((y[north] + y[south]) + y[west])")]
    [InlineData("product(p in patron: y[p])", "((y[north] * y[south]) * y[west])")]
    [InlineData("min(p in patron: y[p])", "min(min(y[north], y[south]), y[west])")]
    [InlineData("mean(p in patron: y[p])", "(((y[north] + y[south]) + y[west]) / 3)")]
    [InlineData("any(p in patron: y[p] > 1)", "(((1 < y[north]) or (1 < y[south])) or (1 < y[west]))")]
    [InlineData("all(p in patron: y[p])", "(((y[north] != 0) and (y[south] != 0)) and (y[west] != 0))")]
    [InlineData("count(p in patron: y[p] > 1)", "(((1 < y[north]) + (1 < y[south])) + (1 < y[west]))")]
    [InlineData("sum(p in patron if p != south: y[p])", "(y[north] + y[west])")]
    [InlineData("sum(p in patron if p < west and p != north: y[p])", "y[south]")]
    [InlineData("sum(p in patron, r in route if p == west: z[r, p])", "(z[east,west] + z[far,west])")]
    [InlineData("sum(p in patron if y[p] > 1: 2)", "((if((1 < y[north]), 2, 0) + if((1 < y[south]), 2, 0)) + if((1 < y[west]), 2, 0))")]
    [InlineData("sum(p in patron if p == north and p == south: y[p])", "0")]
    [InlineData("product(p in patron if 1 > 2: y[p])", "((if((2 < 1), y[north], 1) * if((2 < 1), y[south], 1)) * if((2 < 1), y[west], 1))")]
    [InlineData("max(p in patron if p == north and p == south: y[p])", "missing()")]
    [InlineData("min(r in route if x > 1: z[r, north])", "if(((1 < x) or (1 < x)), min(if((1 < x), z[east,north], 1.7976931348623157E+308), if((1 < x), z[far,north], 1.7976931348623157E+308)), missing())")]
    [InlineData("mean(r in route if x: z[r, north])", "if((((x != 0) + (x != 0)) == 0), missing(), ((if(x, z[east,north], 0) + if(x, z[far,north], 0)) / max(((x != 0) + (x != 0)), 1)))")]
    [InlineData("argmax(p in patron: y[p]) == south", "((y[north] < y[south]) and (y[west] <= y[south]))")]
    [InlineData("argmax(r in route: z[r, north]) != east", "not((z[far,north] <= z[east,north]))")]
    [InlineData("north == argmax(p in patron if p != south: y[p])", "(y[west] <= y[north])")]
    [InlineData("sum(p in patron: sum(q in patron if q != p: y[q] * k[p]))", "((((y[south] * k[north]) + (y[west] * k[north])) + ((y[north] * k[south]) + (y[west] * k[south]))) + ((y[north] * k[west]) + (y[south] * k[west])))")]
    public void Sets_are_written_out_in_their_order(string formula, string meaning) => Assert.Equal(meaning, Meaning(formula));

    [Theory]
    [InlineData("tie[north]", "tie[north].value")]
    [InlineData("pact.depth", "pact.depth")]
    [InlineData("pact.transfer", "pact.transfer")]
    [InlineData("agreed(pact.depth)", "agreed pact.depth")]
    [InlineData("agreed(tie[west].value)", "agreed tie[west].value")]
    [InlineData("in_force(tie[west])", "at(tie[west])")]
    [InlineData("in_force(pact, deep)", "at(pact, 1)")]
    [InlineData("agreed(pact, none)", "agreed at(pact, 0)")]
    [InlineData("age(pact)", "age(pact)")]
    [InlineData("concluded(both) + broke_down(pact) + left(pact) + broken(pact)", "(((concluded(both) + brokedown(pact)) + left(pact)) + broken(pact))")]
    [InlineData("refused(pact, a) + proposed(both, b)", "(refused(pact, a) + proposed(both, b))")]
    public void Issues_are_asked_about(string formula, string meaning) => Assert.Equal(meaning, Meaning(formula));

    [Theory]
    [InlineData("mean(x)", "mean(x, 2000, 2009)")]
    [InlineData("mean(x, 2003, 2005)", "mean(x, 2003, 2005)")]
    [InlineData("at(x, 2007)", "mean(x, 2007, 2007)")]
    [InlineData("first(x > 1)", "first((1 < x), 2000, 2009)")]
    [InlineData("correlation(x, w, 2001, 2002)", "correlation(x, w, 2001, 2002)")]
    [InlineData("total(sum(p in patron: y[p]))", "total(((y[north] + y[south]) + y[west]), 2000, 2009)")]
    [InlineData("utility(a) - utility(a.gain)", "(utility(a) - utility(a.gain))")]
    public void Measures_may_ask_for_whole_histories_and_utilities(string formula, string meaning) => Assert.Equal(meaning, Meaning(formula));

    [Theory]
    [InlineData("q[patron]", "y + k", "(y[south] + k[south])", "q[south]")]
    [InlineData("q[patron]", "y[patron] * y[north]", "(y[south] * y[north])", "q[south]")]
    [InlineData("q[p in patron]", "y", "y[south]", "q[south]")]
    [InlineData("q[patron, route]", "y", "y[south]", "q[south,far]")]
    [InlineData("q[route, patron]", "z", "z[far,south]", "q[far,south]")]
    [InlineData("q[patron]", "sum(p in patron: y)", "((y[south] + y[south]) + y[south])", "q[south]")]
    [InlineData("q[patron]", "patron == south", "1", "q[south]")]
    [InlineData("q[a in patron, b in patron if a < b]", "y[a] - y[b]", "(y[north] - y[south])", "q[north,south]")]
    [InlineData("q[south]", "y", "y[south]", "q[south]")]
    [InlineData("q[patron]", "tie + if(broke_down(tie), 1, 0)", "(tie[south].value + if(brokedown(tie[south]), 1, 0))", "q[south]")]
    public void A_name_without_brackets_takes_the_index_of_its_definition(string header, string formula, string meaning, string name)
    {
        var model = Workshop.Model($"{World.Replace("  x: 1\n", $"  x: 1\n  {header}: \"{formula}\"\n", StringComparison.Ordinal)}");

        Assert.Equal(meaning, ExpressionText.Of(((DerivedVariable)model.Variables.Single(v => v.Name == name)).Value));
    }

    [Fact]
    public void An_element_may_have_a_definition_of_its_own()
    {
        var model = Workshop.Model("""
            sets: { patron: [north, south] }
            variables:
              trust[patron]: 1
              trust[south]: 2
            """);

        Assert.Equal([("trust[north]", 1d), ("trust[south]", 2d)], model.Variables.Select(v => (v.Name, ((Number)((DerivedVariable)v).Value).Value)));
    }

    [Fact]
    public void A_formula_may_go_over_several_lines()
    {
        var model = Workshop.Model("""
            variables:
              x: >-
                1 +
                2 * year
              y: |
                1 +
                  2
            """);

        Assert.Equal("(1 + (2 * year))", ExpressionText.Of(((DerivedVariable)model.Variables[0]).Value));
        Assert.Equal("(1 + 2)", ExpressionText.Of(((DerivedVariable)model.Variables[1]).Value));
    }

    [Fact]
    public void Derived_variables_stand_after_those_that_they_read()
    {
        var model = Workshop.Model("""
            variables:
              late: "middle + early"
              other: 1
              middle: "early + memory"
              memory: { start: 1, next: "late" }
              early: 1
            """);

        Assert.Equal(["early", "memory", "middle", "late", "other"], model.Variables.Select(v => v.Name));
    }

    [Fact]
    public void A_measure_that_reads_a_number_of_the_whole_history_is_one_itself()
    {
        var model = Workshop.Model("""
            measures:
              joint: "late >= 0.75 and highest(series) > 1"
              late: "mean(series, 2003, 2009)"
              series: year
            """);

        var joint = model.Measures.Single(m => m.Name == "joint");
        Assert.True(joint.IsAggregate);
        Assert.Equal("((0.75 <= mean(series, 2003, 2009)) and (1 < highest(series, 2000, 2009)))", ExpressionText.Of(joint.Value));
        Assert.Equal(["late", "joint", "series"], model.Measures.Where(m => m.Name != "series").Concat(model.Measures.Where(m => m.Name == "series")).Select(m => m.Name));
    }

    private static string Meaning(string formula) =>
        ExpressionText.Of(Workshop.Model($"{World}\nmeasures: {{ asked: \"{formula}\" }}").Measures.Single().Value);
}
