using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>What the page is answered, over HTTP.</summary>
public sealed class ServeTests(ServedPage page) : IClassFixture<ServedPage>
{
    private const string Shares = """{"arm":"baseline","histograms":["northern_share","squeezed"],"planes":[["northern_share","squeezed"]],"series":["share[north]"]}""";

    [Fact]
    public async Task The_galleries_show_results_and_models()
    {
        var made = (await page.Json("/api/results"))[0]!["made"]!;
        Assert.Equal("two-patrons", (string)made["model"]!);
        Assert.Equal((60, 2), ((int)made["samples"]!, (int)made["replications"]!));
        Assert.Equal(["baseline", "random-play"], made["arms"]!.AsArray().Select(arm => (string)arm!));
        Assert.Contains("hedging", made["patterns"]!.AsArray().Select(pattern => (string)pattern!));
        var models = (await page.Json("/api/models")).AsArray();
        Assert.Contains(models, model => (string)model!["name"]! == "kazakhstan" && ((string)model["title"]!).StartsWith("A small state with oil", StringComparison.Ordinal));
        Assert.DoesNotContain(models, model => ((string)model!["name"]!).StartsWith("experiments/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_are_those_that_a_question_in_SQL_gives()
    {
        var seen = await page.Seen("""{"arm":"baseline","ranges":[{"name":"northern_share","low":0.55,"high":null}],"histograms":["northern_share"]}""");
        var told = await AgentSimProcess.Run(
            "query", Path.Combine(page.Results, ServedPage.Result), "--json",
            "select count(*) as n, count(*) filter (where northern_share >= 0.55) as s, count(*) filter (where northern_share >= 0.55 and pattern = 'hedging') as h from histories where arm = 'baseline'");
        var row = JsonNode.Parse(told.Output)![0]!;
        Assert.Equal((int)row["n"]!, (int)seen["all"]!);
        Assert.Equal((int)row["s"]!, (int)seen["selected"]!);
        var hedging = seen["patterns"]!.AsArray().Single(part => (string)part!["pattern"]! == "hedging")!["selected"]!;
        Assert.Equal((int)row["h"]!, (int)hedging["count"]!);
        Assert.True((double)hedging["low"]! < (double)hedging["share"]!);
        Assert.Equal((int)row["s"]!, seen["histograms"]![0]!["selected"]!.AsArray().Sum(count => (int)count!));
        Assert.Equal((int)row["n"]!, seen["histograms"]![0]!["all"]!.AsArray().Sum(count => (int)count!) + (int)seen["histograms"]![0]!["missing"]!);
    }

    [Fact]
    public async Task Quantiles_from_bins_are_near_those_of_the_values()
    {
        var seen = await page.Seen(Shares);
        var told = await AgentSimProcess.Run(
            "query", Path.Combine(page.Results, ServedPage.Result), "--json",
            "select quantile_cont(northern_share, 0.5) as m, (select quantile_cont(\"share[north]\", 0.5) from series where arm = 'baseline' and year = 2005) as y from histories where arm = 'baseline'");
        var row = JsonNode.Parse(told.Output)![0]!;
        Assert.Equal((double)row["m"]!, (double)seen["histograms"]![0]!["quantiles"]!["q50"]!, 0.01);
        var years = seen["years"]![0]!;
        var index = years["years"]!.AsArray().Select(year => (int)year!).ToList().IndexOf(2005);
        Assert.Equal((double)row["y"]!, (double)years["all"]![index]!["q50"]!, 0.01);
    }

    [Fact]
    public async Task A_region_selected_in_one_picture_narrows_all_others()
    {
        var whole = await page.Seen(Shares);
        var part = await page.Seen(Shares.Replace("\"histograms\"", "\"ranges\":[{\"name\":\"northern_share\",\"low\":0.7,\"high\":1}],\"histograms\"", StringComparison.Ordinal));
        Assert.True((int)part["selected"]! < (int)whole["selected"]!);
        Assert.Equal((int)whole["all"]!, (int)part["all"]!);
        Assert.Equal((int)part["selected"]!, part["planes"]![0]!["cells"]!.AsArray().Sum(cell => (int)cell!["selected"]!));
        Assert.NotEqual($"{whole["years"]![0]!["selected"]}", $"{part["years"]![0]!["selected"]}");
        Assert.Equal($"{whole["years"]![0]!["all"]}", $"{part["years"]![0]!["all"]}");
    }

    [Fact]
    public async Task Parameters_are_looked_at_as_measures_are()
    {
        var page1 = await page.Json($"/api/result?name={ServedPage.Result}");
        var parameter = page1["quantities"]!.AsArray().First(quantity => (string)quantity!["origin"]! == "Parameter")!;
        var seen = await page.Seen($$"""{"arm":"baseline","histograms":["{{parameter["name"]}}"]}""");
        Assert.Equal(120, seen["histograms"]![0]!["all"]!.AsArray().Sum(count => (int)count!));
    }

    [Fact]
    public async Task Single_histories_of_a_selection_are_listed_and_never_all_of_them()
    {
        var seen = await page.Seen("""{"arm":"baseline","patterns":["hedging"],"histograms":["northern_share"]}""", "histories");
        Assert.InRange(seen["histories"]!.AsArray().Count, 1, 50);
        Assert.All(seen["histories"]!.AsArray(), history => Assert.Equal("hedging", (string)history!["pattern"]!));
    }

    [Fact]
    public async Task What_does_not_change_is_told_so_and_not_sent_again()
    {
        var first = await page.View(Shares);
        Assert.True(first.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(1));
        var again = new HttpRequestMessage(HttpMethod.Get, first.RequestMessage!.RequestUri);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var answer = await page.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        var other = await page.Client.GetAsync($"/api/view?name={ServedPage.Result}&version=older&q={{}}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("figure", "&kind=patterns&format=svg")]
    [InlineData("figures", "")]
    [InlineData("history", "&arm=baseline&point=0&history=3")]
    public async Task What_a_browser_keeps_for_good_names_the_version_of_the_results(string path, string asked)
    {
        var version = (string)(await page.Json($"/api/result?name={ServedPage.Result}"))["made"]!["version"]!;
        async Task<string?> Kept(string named) =>
            (await page.Client.GetAsync($"/api/{path}?name={ServedPage.Result}{asked}{named}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode().Headers.CacheControl?.ToString();
        Assert.Contains("immutable", await Kept($"&version={version}"), StringComparison.Ordinal);
        Assert.Equal("no-cache, private", await Kept(""));
        Assert.Equal("no-cache, private", await Kept("&version=older"));
    }

    [Fact]
    public async Task Results_that_say_something_else_are_of_another_version_though_their_records_are_the_same()
    {
        var copy = Path.Combine(page.Results, "copied");
        ServedPage.Copy(Path.Combine(page.Results, ServedPage.Result), copy);
        try
        {
            async Task<(string, string)> Made() => await page.Json("/api/result?name=copied") is var result ? ((string)result["made"]!["version"]!, (string)result["made"]!["digest"]!) : default;
            var (version, digest) = await Made();
            var manifest = Path.Combine(copy, "manifest.json");
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("A small state between two patrons", "Another title", StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(manifest, DateTime.UtcNow.AddMinutes(1));
            var (next, same) = await Made();
            Assert.Equal(digest, same);
            Assert.NotEqual(version, next);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public async Task The_page_is_in_the_program_with_the_licences_of_what_it_is_made_of()
    {
        var html = await page.Client.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("src=\"page.js\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Contains("Preact", await page.Client.GetStringAsync("/licences.txt", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var report = await page.Client.GetAsync($"/api/report?name={ServedPage.Result}", TestContext.Current.CancellationToken);
        Assert.Equal("text/html", report.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Figures_for_papers_are_taken_along()
    {
        var offered = (await page.Json($"/api/figures?name={ServedPage.Result}")).AsArray().Select(figure => (string)figure!["name"]!).ToArray();
        Assert.Contains("patterns", offered);
        foreach (var (format, type, begin) in new[] { ("svg", "image/svg+xml", "<"), ("png", "image/png", "\u0089PNG"), ("csv", "text/csv", "") })
        {
            var answer = await page.Client.GetAsync($"/api/figure?name={ServedPage.Result}&kind=patterns&format={format}", TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal($"patterns.{format}", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
            Assert.StartsWith(begin, System.Text.Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await page.Client.GetAsync($"/api/figure?name={ServedPage.Result}&kind=../manifest&format=svg", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.Client.GetAsync($"/api/figure?name={ServedPage.Result}&kind=patterns&format=exe", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Many_questions_at_once_are_answered_or_put_off()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => page.View($$"""{"arm":"baseline","ranges":[{"name":"northern_share","low":0.{{i + 10}},"high":1}],"histograms":["northern_share"]}""")));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await page.View(Shares)).StatusCode);
    }

    [Fact]
    public async Task A_taken_port_is_said_to_be_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var ending = await AgentSimProcess.Run("serve", page.Results, "--port", $"{port}");
        Assert.Equal((2, ""), (ending.Code, ending.Output));
        Assert.Equal($"Port {port} of 127.0.0.1 is taken. --port takes another, --port 0 any that is free.", ending.Error.Trim());
    }

    [Fact]
    public async Task It_says_where_the_page_is_and_ends_when_interrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill here.");
        Assert.SkipWhen(AgentSimProcess.IgnoresInterrupts, "Ctrl-C is ignored by whatever started these tests.");
        var port = FreePort();
        using var program = AgentSimProcess.Start("serve", page.Results, "--port", $"{port}");
        await Answers(port);
        program.Interrupt();
        var ending = await program.End();
        Assert.Equal((0, ""), (ending.Code, ending.Error));
        Assert.Matches($@"http://127\.0\.0\.1:{port}/?#token=[\w-]{{32}}", ending.Output);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Answers(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (attempt < 300)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }
}
