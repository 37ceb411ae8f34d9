using AgentSim.Language;
using AgentSim.Language.Seeds;

namespace AgentSim.Tests.Language;

public sealed class SeedTests
{
    private const string Header = "year,variable,unit,value,low,high,source,status\n";

    public static TheoryData<string> Folders => [.. Directory.EnumerateDirectories(Repository.At("seeds")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_seed_reads_without_an_error(string seed)
    {
        var report = new Report();

        var content = new SeedReader(new FileReader(report), new(Repository.At("models"), Repository.At("seeds")), report).Read(Repository.At("seeds", seed));

        Assert.Empty(report.Sorted());
        Assert.Equal(seed, content.Name);
    }

    [Fact]
    public void A_years_value_holds_in_all_its_quarters_and_beyond_the_models_time()
    {
        var series = Read("time: { start: 2000-Q2, end: 2001-Q1, period: quarter }\nseries: { price: {} }").Series[0];

        Assert.Equal([10, 10, 10, 20, 20, 20, 20, 60, 60, 60, 60], series.Values);
        Assert.Equal("USD/bbl", series.Unit.ToString());
        Assert.Equal("somebody, somewhere", series.Source);
    }

    [Fact]
    public void A_line_goes_from_the_middle_of_a_year_to_the_middle_of_the_next()
    {
        var values = Read("time: { start: 2000-Q1, end: 2002-Q4, period: quarter }\nseries: { price: { interpolate: linear } }").Series[0].Values;

        Assert.Equal([8.125, 9.375, 11.25, 13.75, 16.25, 18.75, 25, 35, 45, 55, 60, 60], values);
    }

    [Fact]
    public void A_model_of_years_takes_the_years_values() =>
        Assert.Equal([10, 20, 60], Read("time: { start: 2000, end: 2001, period: year }\nseries: { price: { interpolate: linear } }").Series[0].Values);

    [Fact]
    public void A_series_with_an_index_is_looked_for_with_the_element_behind_its_name()
    {
        var model = Read("time: { start: 2000, end: 2000, period: year }\nsets: { partner: [north, south] }\nseries: { \"price[partner]\": {}, \"trade[partner]\": { from: price } }");

        Assert.Equal([10, 30, 10, 30], model.Series.Select(s => s.Values[0]));
    }

    [Fact]
    public void Events_add_up_in_their_period()
    {
        var events = Read("""
            time: { start: 2000-Q1, end: 2000-Q4, period: quarter }
            events:
              vote: { given: election }
              war: { at: [2000-Q2, 2000-Q2, 2000-Q4], size: [1, 2, 4] }
              crash: { at: 2000-Q3 }
            """).Events;

        Assert.Equal([0, 0, 1.25, 0], events[0].Sizes);
        Assert.Equal([0, 3, 0, 4], events[1].Sizes);
        Assert.Equal([0, 0, 1, 0], events[2].Sizes);
    }

    [Fact]
    public void The_seed_names_actors_opens_levels_and_closes_issues()
    {
        var model = Read("""
            time: { start: 2000, end: 2001, period: year }
            issues:
              pact: { levels: { none: 0, deep: 1 }, parties: [a, b], start: none }
              base: { levels: { none: 0, here: 1 }, parties: [a, b], start: here }
            packages: { both: { issues: [pact, base] } }
            variables: { border: { start: { given: border }, next: border }, threat: { start: { given: threat }, next: threat } }
            """);

        Assert.Equal(["Aland", "b", "c"], model.Actors.Select(a => a.Title));
        Assert.Equal((1, 0), (model.Issues[0].Start, model.Issues[1].Start));
        Assert.Equal((1d, 0d, 0d), (Number(model.Issues[0].Opens), Number(model.Issues[1].Opens), Number(model.Packages[0].Opens)));
        Assert.Equal(42, Number(((MemoryVariable)model.Variables[0]).Start));
        Assert.Equal(new Parameter("threat.start", new Uniform(0, 1), null, Unit.Unknown, null), model.Parameters.Single());
        Assert.Equal([new(1999, 5), new(2000, 10), new(2001, 20), new(2002, 60)], model.Seed.Observed["price"]);
    }

    [Fact]
    public void A_seed_that_extends_another_has_all_that_it_does_not_say_itself()
    {
        using var workshop = new Workshop();
        workshop.Write("seeds/old/seed.yaml", "seed: old\nnames: { a: Aland }\nvalues: { border: 42, threat: 1 }\nclosed: [pact]");
        workshop.Write("seeds/old/data.csv", Header + "2000,price,USD/bbl,10,,,,\n2001,price,USD/bbl,20,,,,\n2000,trade,share,0.5,,,,\n2001,trade,share,0.5,,,,\n");
        workshop.Write("seeds/old/events.csv", Header.TrimEnd('\n') + ",quarter\n2000,election,index,1,,,,,Q3\n");
        workshop.Write("seeds/new/seed.yaml", "seed: new\nextends: old\nvalues: { threat: 2 }");
        workshop.Write("seeds/new/data.csv", Header + "2000,price,USD/bbl,7,,,,\n2001,price,USD/bbl,8,,,,\n");
        const string Text = """
            seed: new
            time: { start: 2000, end: 2001, period: year }
            parameters: { border: { given: border }, threat: { given: threat } }
            series: { price: {}, trade: {} }
            events: { election: { given: election } }
            issues: { pact: { levels: { none: 0, deep: 1 }, parties: [a, b] } }
            """;

        var model = workshop.Read(Text).Model!;
        var digest = model.Seed.Digest;
        workshop.Write("seeds/old/seed.yaml", "seed: old\nnames: { a: Aland }\nvalues: { border: 43, threat: 1 }\nclosed: [pact]");

        Assert.Equal(("new", "Aland"), (model.Seed.Name, model.Actors[0].Title));
        Assert.Equal([new Fixed(42), new Fixed(2)], model.Parameters.Select(p => p.Distribution));
        Assert.Equal([7, 8, 0.5, 0.5], model.Series.SelectMany(s => s.Values));
        Assert.Equal([1, 0], model.Events[0].Sizes);
        Assert.Equal(0, Number(model.Issues[0].Opens));
        Assert.NotEqual(digest, workshop.Read(Text).Model!.Seed.Digest);
    }

    [Theory]
    [InlineData("new", "seeds extend each other in a circle; found: new -> new")]
    [InlineData("nwe", "there is no such seed; found: nwe; allowed: new; did you mean new?")]
    public void A_seed_extends_one_that_there_is_and_not_itself(string extended, string expected)
    {
        using var workshop = new Workshop();
        workshop.Write("seeds/new/seed.yaml", $"seed: new\nextends: {extended}");

        Assert.EndsWith(expected, workshop.Read("seed: new").Errors.Single().ToString(), StringComparison.Ordinal);
    }

    private static double Number(Expressions.Expression value) => ((Expressions.Number)value).Value;

    private static Model Read(string text)
    {
        using var workshop = new Workshop();
        workshop.Write("seeds/case/seed.yaml", """
            seed: case
            names: { a: Aland }
            values: { border: { value: 42, unit: km, status: coded }, threat: { uniform: [0, 1] } }
            levels: { pact: deep }
            closed: [base]
            """.Replace("levels: { pact: deep }\nclosed: [base]", text.Contains("pact", StringComparison.Ordinal) ? "levels: { pact: deep }\nclosed: [base]" : string.Empty, StringComparison.Ordinal));
        workshop.Write("seeds/case/prices.csv", Header + "1999,price,USD/bbl,5,,,\"somebody, somewhere\",yes\n2000,price,USD/bbl,10,,,,\n2001,price,USD/bbl,20,,,,\n2002,price,USD/bbl,60,,,,\n");
        workshop.Write("seeds/case/other.csv", Header + "2000,price_south,USD/bbl,30,,,,\n");
        workshop.Write("seeds/case/events.csv", Header.TrimEnd('\n') + ",quarter\n2000,election,index,1,,,,,Q3\n2000,election,index,0.25,,,,,Q3\n1999,election,index,1,,,,,Q1\n");
        var result = workshop.Read($"seed: case\n{text}");
        Assert.Empty(result.Errors.Select(e => e.ToString()));
        return result.Model!;
    }
}
