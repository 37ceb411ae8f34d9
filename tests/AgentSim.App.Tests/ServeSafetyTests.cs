using System.Net;
using System.Net.Sockets;
using System.Text;
using AgentSim.App.Serving;

namespace AgentSim.App.Tests;

/// <summary>Who gets what from the page: every way in that a page elsewhere, a name in a file or a broken program could try.</summary>
public sealed class ServeSafetyTests(ServedPage page) : IClassFixture<ServedPage>
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("192.168.1.7")]
    [InlineData("localhost.evil.example")]
    public async Task A_foreign_name_in_Host_is_refused(string host)
    {
        var answer = await Send(new(HttpMethod.Get, "/api/results"), request => request.Headers.Host = host);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(ServedPage.Result, await Text(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:9000")]
    [InlineData("[::1]")]
    public async Task The_machines_own_names_are_let_in_at_any_port(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await Send(new(HttpMethod.Get, "/api/results"), request => request.Headers.Host = host)).StatusCode);

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Other_pages_may_not_ask(string header, string value) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(new(HttpMethod.Get, "/api/results"), request => request.Headers.Add(header, value))).StatusCode);

    [Fact]
    public async Task Without_the_token_nothing_is_started()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(new(HttpMethod.Post, "/api/session"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(new(HttpMethod.Post, "/api/session"), request => request.Headers.Add(Guard.Header, "guess"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(new(HttpMethod.Post, "/api/session"), request => request.Headers.Add("Cookie", $"{Guard.Cookie}={page.Token}"))).StatusCode);
        var answer = await page.Post("/api/session", new { });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_others_can_connect_reading_needs_the_token_too()
    {
        await using var open = await PageServer.Start(new(page.Results, Repository.At("models"), IPAddress.Any, 0), TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new($"http://127.0.0.1:{open.Address.Port}") };
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/results", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        client.DefaultRequestHeaders.Add("Cookie", $"{Guard.Cookie}={open.Token.Text}");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/results", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/api/result?name=../two-patrons")]
    [InlineData("/api/result?name=..%2F..%2Fetc")]
    [InlineData("/api/result?name=/etc")]
    [InlineData("/api/report?name=two-patrons/../../../../etc/passwd")]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/page.js/../../agentsim.dll")]
    [InlineData("/results/two-patrons/manifest.json")]
    public async Task Nothing_outside_is_reached(string path)
    {
        var answer = await Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Contains(" 404 ", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_that_lead_elsewhere_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a right there.");
        var outside = Path.Combine(page.Folder.Path, "outside");
        ServedPage.Copy(Path.Combine(page.Results, ServedPage.Result), outside);
        Directory.CreateSymbolicLink(Path.Combine(page.Results, "linked"), outside);
        var inside = Path.Combine(page.Results, "inside");
        ServedPage.Copy(outside, inside);
        File.Delete(Path.Combine(inside, "report.html"));
        File.CreateSymbolicLink(Path.Combine(inside, "report.html"), "/etc/passwd");
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Send(new(HttpMethod.Get, "/api/result?name=linked"))).StatusCode);
            var report = await Send(new(HttpMethod.Get, "/api/report?name=inside"));
            Assert.Equal(HttpStatusCode.NotFound, report.StatusCode);
            Assert.DoesNotContain("root:", await Text(report), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(inside, recursive: true);
            Directory.Delete(Path.Combine(page.Results, "linked"));
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("""{"histograms":"northern_share"}""")]
    [InlineData("""{"histograms":[null]}""")]
    [InlineData("""{"ranges":[{"name":null,"low":1}]}""")]
    [InlineData("""{"ranges":[null]}""")]
    [InlineData("""{"patterns":[null]}""")]
    [InlineData("""{"planes":[[null,"northern_share"]]}""")]
    [InlineData("""{"planes":[["northern_share"]]}""")]
    [InlineData("""{"arm":"nobody"}""")]
    [InlineData("""{"point":7}""")]
    [InlineData("""{"patterns":["nothing"]}""")]
    [InlineData("""{"series":["northern_share"]}""")]
    [InlineData("""{"histograms":["x\" from histories; drop table base; --"]}""")]
    public async Task What_is_no_question_is_refused_in_a_sentence(string question)
    {
        var answer = await page.View(question);
        var text = await Text(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("{\"error\":", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_a_hundred_megabytes_is_not_read()
    {
        var answer = await Raw($"POST /api/session HTTP/1.1\r\nHost: localhost\r\n{Guard.Header}: {page.Token}\r\nContent-Length: 104857600\r\nConnection: close\r\n\r\n{new string('x', 1 << 16)}");
        Assert.Matches("^HTTP/1.1 (204|413)", answer);
        Assert.Equal(HttpStatusCode.OK, (await Send(new(HttpMethod.Get, "/api/results"))).StatusCode);
    }

    [Theory]
    [InlineData("NONSENSE\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    public async Task Malformed_requests_are_survived(string request)
    {
        Assert.Matches("^HTTP/1.1 (400|505)", await Raw(request));
        Assert.Equal(HttpStatusCode.OK, (await Send(new(HttpMethod.Get, "/"))).StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_what_the_page_does_not_need()
    {
        foreach (var path in new[] { "/", "/page.js", "/api/results", "/api/nothing" })
        {
            var headers = (await Send(new(HttpMethod.Get, path))).Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
            Assert.False(headers.Contains("Server"));
            Assert.False(headers.Contains("Access-Control-Allow-Origin"));
        }

        foreach (var path in new[] { "/api/report", "/api/report/", "/API/Report" })
        {
            var report = await Send(new(HttpMethod.Get, $"{path}?name={ServedPage.Result}"));
            Assert.Equal("text/html", report.Content.Headers.ContentType!.MediaType);
            Assert.Contains("sandbox", report.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", report.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Names_from_files_come_as_data()
    {
        var hostile = Path.Combine(page.Results, "<script>alert(1)");
        ServedPage.Copy(Path.Combine(page.Results, ServedPage.Result), hostile);
        var manifest = Path.Combine(hostile, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"A small state between two patrons\"", "\"<img src=x onerror=alert(2)>\"", StringComparison.Ordinal));
        try
        {
            var answer = await Send(new(HttpMethod.Get, "/api/results"));
            var text = await Text(answer);
            Assert.StartsWith("application/json", answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Assert.Contains("\\u003Cscript\\u003E", text, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(hostile, recursive: true);
        }
    }

    [Fact]
    public async Task A_manifest_that_is_not_whole_is_said_to_be_so()
    {
        page.Folder.Write("results/broken/manifest.json", "{ \"Model\": ");
        try
        {
            var cards = await page.Json("/api/results");
            Assert.Contains("cannot be read", (string)cards[0]!["problem"]!, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await Send(new(HttpMethod.Get, "/api/result?name=broken"))).StatusCode);
        }
        finally
        {
            Directory.Delete(Path.Combine(page.Results, "broken"), recursive: true);
        }
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, Action<HttpRequestMessage>? change = null)
    {
        change?.Invoke(request);
        return await page.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Sends bytes as they are, which an HTTP client would not.</summary>
    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, page.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var answer = new StringBuilder();
        var buffer = new byte[1 << 16];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), patience.Token);
            for (int read; (read = await stream.ReadAsync(buffer, patience.Token)) > 0;)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
                if (!request.Contains("close", StringComparison.Ordinal)) break;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The server closed before all was sent, or keeps waiting; what it said until then counts.
        }

        return answer.ToString();
    }
}
