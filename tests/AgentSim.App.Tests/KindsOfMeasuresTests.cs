using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgentSim.Results;

namespace AgentSim.App.Tests;

/// <summary>What is told of measures that are no quantities, and of those that some histories have no value of.</summary>
public sealed class KindsOfMeasuresTests : IDisposable
{
    private const string Text = """
        model: kinds
        time: { start: 2000-Q1, end: 2002-Q4, period: quarter }
        parameters: { x: { uniform: [0, 1] } }
        actors: { a: { utility: { wish: { weight: 1, term: 0 } } } }
        measures:
          amount: "if(x > 0.9, missing, mean(x))"
          high: "mean(x) > 0.5"
          side: { value: "modal(if(x > 0.5, 1, if(x > 0.25, 2, missing)), 2000, 2001)", codes: { 1: upper_side, 2: lower_side, 3: neither } }
          season: { value: "if(quarter == 4, 7, 1)", codes: { 1: early, 7: late } }
        patterns: { all: otherwise }
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Codes_have_shares_and_no_mean_what_is_true_or_false_has_both_and_a_quantity_has_no_share()
    {
        var measures = JsonNode.Parse((await Run("--json")).Output)!["measures"]!;
        var (amount, high, side) = (measures["amount"]!.AsObject(), measures["high"]!, measures["side"]!);

        Assert.Equal(40, (int)amount["count"]! + (int)amount["missing"]!);
        Assert.True((int)amount["missing"]! > 0 && !amount.ContainsKey("shares"));
        Assert.Equal((double)high["mean"]!, (double)high["shares"]!["true"]!["share"]!, 12);
        Assert.True((double)high["shares"]!["true"]!["low"]! < (double)high["mean"]!);
        Assert.All(["mean", "sd", "q05", "q50", "q95"], key => Assert.Null(side[key]));
        Assert.Equal(["upper_side", "lower_side", "neither"], side["shares"]!.AsObject().Select(share => share.Key));
        Assert.Equal((int)side["count"]!, side["shares"]!.AsObject().Sum(share => (int)share.Value!["count"]!));
        Assert.True((int)side["missing"]! > 0);
    }

    [Fact]
    public async Task The_tables_show_shares_and_in_how_many_histories_there_is_no_value()
    {
        var lines = (await Run()).Lines;

        Assert.Contains(lines, line => Regex.IsMatch(line, "^ Measure +mean +sd +5 % +50 % +95 % +random +missing"));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^ amount .* [0-9.]+ % +$"));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^ high +[0-9.]+ +[0-9.]+ - [0-9.]+ +[0-9.]+ +$"));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^ side: upper_side +[0-9.]+ +[0-9.]+ - [0-9.]+ .* %"));
        Assert.DoesNotContain(lines, line => line.StartsWith(" side ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_series_of_codes_is_kept_as_it_was_at_the_end_of_each_year()
    {
        await Run();
        var results = ResultFolder.Open(folder.Path);
        using var query = ResultQuery.Open(results, results.ReadManifest());

        Assert.Equal([7.0], query.Ask("select distinct season from series").Rows.Select(row => (double)row[0]!));
    }

    [Fact]
    public async Task The_report_has_the_shares_of_classes_year_by_year_and_draws_no_fan_of_them()
    {
        await Run();
        var report = await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html"), TestContext.Current.CancellationToken);

        Assert.Contains("<caption>Shares of histories in each class of season, by year</caption>", report, StringComparison.Ordinal);
        Assert.Matches("<th class=\"words\" scope=\"row\">2001</th><td><data value=\"0\">0.0\u00a0%</data></td><td><data value=\"1\">100.0\u00a0%</data></td>", report);
        Assert.DoesNotContain("season by year: quantiles", report, StringComparison.Ordinal);
        Assert.Contains("upper side", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_names_the_class()
    {
        var ending = await AgentSimProcess.Run("play", folder.Write("kinds.yaml", Text), "--set", "x=0.3");

        Assert.Contains("  side: lower side", ending.Lines);
        Assert.Contains("  high: no", ending.Lines);
    }

    public void Dispose() => folder.Dispose();

    private Task<Ending> Run(params string[] arguments) =>
        AgentSimProcess.Run(["run", folder.Write("kinds.yaml", Text), "--runs", "40", "--out", folder.Path, .. arguments]);
}
