using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>What the page has played: single histories, trials of a model, experiments.</summary>
public sealed class ServeWorkTests(ServedPage page) : IClassFixture<ServedPage>
{
    private const string Model = "examples/two-patrons";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_history_is_told_as_play_tells_it()
    {
        var seen = await page.Json($"/api/history?name={ServedPage.Result}&arm=baseline&point=0&history=3");
        var told = JsonNode.Parse((await AgentSimProcess.Run("play", "models/examples/two-patrons.yaml", "--history", "3", "--replications", "2", "--json")).Output)!;
        Assert.Equal(((string)told["pattern"]!).Replace('_', ' '), (string)seen["pattern"]!);
        Assert.Equal(told["scenes"]!.AsArray().Count, seen["scenes"]!.AsArray().Count);
        Assert.Equal($"{told["scenes"]![0]!["topic"]}", $"{seen["scenes"]![0]!["told"]!["topic"]}");
        Assert.NotEmpty(seen["scenes"]![0]!["lines"]!.AsArray());
        Assert.Equal(18, seen["series"]![0]!["values"]!.AsArray().Count);
        Assert.Equal(3, seen["accounts"]!["actors"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_is_shipped_is_told_with_those_who_have_a_say()
    {
        var results = Path.Combine(page.Results, "oil");
        Assert.Equal(0, (await AgentSimProcess.Run("run", "models/kazakhstan.yaml", "--runs", "2", "--arm", "baseline", "--out", results)).Code);
        try
        {
            var routes = (await page.Json("/api/history?name=oil&arm=baseline&point=0&history=1"))["routes"]!.AsArray();
            var trunk = routes.Single(route => (string)route!["name"]! == "trunk")!;
            Assert.Equal(6, routes.Count);
            Assert.Equal("Mt/year", (string)trunk["unit"]!);
            Assert.Contains("russia", trunk["actors"]!.AsArray().Select(actor => (string)actor!));
            Assert.DoesNotContain("china", trunk["actors"]!.AsArray().Select(actor => (string)actor!));
            Assert.True((double)trunk["flows"]![0]! > 0);
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    [Theory]
    [InlineData("arm=nobody&point=0&history=1")]
    [InlineData("arm=baseline&point=1&history=1")]
    [InlineData("arm=baseline&point=0&history=120")]
    [InlineData("arm=baseline&point=0&history=-1")]
    [InlineData("arm=baseline&point=x&history=")]
    public async Task A_history_that_is_not_there_is_said_not_to_be(string which)
    {
        var answer = await page.Client.GetAsync($"/api/history?name={ServedPage.Result}&{which}", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(page.Folder.Path, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibrations_are_in_the_gallery_with_their_pictures()
    {
        var file = page.Folder.Write("models/calibrations/small.yaml", """
            calibration: small
            title: A small calibration
            model: two-patrons
            targets:
              share: { measure: northern_share, observed: 0.45, tolerance: 0.05, source: made up }
            posterior: { particles: 60, waves: 1, acceptance: 0.01 }
            """);
        var results = Path.Combine(page.Results, "fits", "small");
        Assert.Equal(0, (await AgentSimProcess.Run("calibrate", file, "--out", results)).Code);
        try
        {
            var card = (await page.Json("/api/calibrations"))[0]!;
            Assert.Equal(("fits/small", true, 1), ((string)card["name"]!, (bool)card["isFinished"]!, (int)card["targets"]!));
            Assert.Equal(["fit", "corner"], card["figures"]!.AsArray().Select(figure => (string)figure!["name"]!));
            var picture = await page.Client.GetAsync($"/api/figure?name=fits%2Fsmall&kind=fit&format=svg&version={card["version"]}", Cancellation);
            Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
            Assert.StartsWith("<", await picture.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            Assert.DoesNotContain("fits/small", (await page.Json("/api/results")).ToJsonString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.BadRequest, (await page.Client.GetAsync("/api/figure?name=fits%2Fsmall&kind=fan&format=svg", Cancellation)).StatusCode);
        }
        finally
        {
            Directory.Delete(Path.Combine(page.Results, "fits"), recursive: true);
        }
    }

    [Theory]
    [InlineData("nowhere", "There is no folder")]
    [InlineData("models/examples/two-patrons.yaml", "is a file")]
    public async Task What_is_no_folder_is_not_served(string results, string problem)
    {
        var refused = await AgentSimProcess.Run("serve", results, "--port", "0");
        Assert.Equal(2, refused.Code);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_has_its_priors_and_the_arms_that_experiments_switch()
    {
        var model = await page.Json($"/api/model?name={Model}");
        var jealousy = model["parameters"]!.AsArray().Single(parameter => (string)parameter!["name"]! == "jealousy")!;
        var values = jealousy["values"]!.AsArray().Select(value => (double)value!).ToArray();
        Assert.Equal(values.Order(), values);
        Assert.Equal("squeeze.opens", (string)model["arms"]!.AsArray().Single(arm => (string)arm!["name"]! == "no_squeeze")!["settings"]![0]!["name"]!);
    }

    [Fact]
    public async Task A_trial_is_played_with_the_luck_of_the_baseline()
    {
        var words = await Words(await Trial(400, ("squeeze.opens", "0")));
        var last = words[^1];
        Assert.Equal("done", (string)last["state"]!);
        Assert.Equal(400, (int)last["played"]!);
        Assert.Contains(last["patterns"]!.AsArray(), part => part!["difference"]!["value"] is not null);
        var run = JsonNode.Parse((await AgentSimProcess.Run("run", "models/examples/two-patrons.yaml", "--runs", "400", "--arm", "baseline", "--json", "--out", Path.Combine(page.Folder.Path, "aside"))).Output)!;
        var hedging = last["patterns"]!.AsArray().Single(part => (string)part!["pattern"]! == "hedging")!;
        Assert.Equal((int)run["patterns"]!["hedging"]!["count"]!, (int)hedging["baseline"]!["count"]!);
        var set = JsonNode.Parse((await AgentSimProcess.Run("run", "models/examples/two-patrons.yaml", "--runs", "400", "--arm", "baseline", "--set", "squeeze.opens=0", "--json", "--out", Path.Combine(page.Folder.Path, "aside"))).Output)!;
        Assert.Equal((int)set["patterns"]!["hedging"]!["count"]!, (int)hedging["changed"]!["count"]!);
        Assert.Equal(((int)hedging["changed"]!["count"]! - (int)hedging["baseline"]!["count"]!) / 400.0, (double)hedging["difference"]!["value"]!, 1e-12);
    }

    [Fact]
    public async Task Without_changes_nothing_is_compared()
    {
        var last = (await Words(await Trial(100)))[^1];
        Assert.All(last["patterns"]!.AsArray(), part => Assert.Null(part!["changed"]));
    }

    [Fact]
    public async Task A_trial_can_be_stopped_and_no_more_than_two_things_are_under_way()
    {
        var first = await Trial(20_000, ("jealousy", "0.3"));
        var again = await page.Post("/api/trials", Request(20_000, ("jealousy", "0.3")));
        var other = await page.Post("/api/experiments", new { name = $"experiments/{ServedPage.Experiment}" });
        var third = await page.Post("/api/experiments", new { name = "experiments/two-patrons-jealousy" });
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains("stop one of them first", await third.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var second = (string)(await other.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!;
        foreach (var id in new[] { first, second }) Assert.Equal(HttpStatusCode.NoContent, (await page.Post("/api/stop", new { id })).StatusCode);
        Assert.Equal("stopped", (string)(await Words(first))[^1]["state"]!);
        Assert.Equal("stopped", (string)(await Words(second))[^1]["state"]!);

        // What is played of an experiment is kept; from there it goes on.
        var resumed = await page.Post("/api/experiments", new { name = $"experiments/{ServedPage.Experiment}" });
        var last = (await Words((string)(await resumed.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!))[^1];
        Assert.Equal(("done", 12_000), ((string)last["state"]!, (int)last["played"]!));
        var found = await page.Json($"/api/experiment?name=experiments/{ServedPage.Experiment}");
        Assert.True((bool)found["card"]!["progress"]!["isFinished"]!);
        Assert.Equal("supported", (string)found["findings"]![0]!["verdict"]!);

        // Started over, all of it is played again.
        var over = await page.Post("/api/experiments", new { name = $"experiments/{ServedPage.Experiment}", restart = true });
        var anew = (await Words((string)(await over.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!))[^1];
        Assert.Equal(("done", 12_000, 0), ((string)anew["state"]!, (int)anew["played"]!, (int)anew["before"]!));
    }

    [Theory]
    [InlineData("""{"model":"examples/two-patrons","settings":[{"name":"jealosy","value":"1"}],"samples":10,"randomSeed":"1","measures":[]}""", "jealosy")]
    [InlineData("""{"model":"examples/two-patrons","settings":[],"samples":1000000,"randomSeed":"1","measures":[]}""", "from 1 to 20000")]
    [InlineData("""{"model":"examples/two-patrons","settings":[],"samples":10,"randomSeed":"-1","measures":[]}""", "random seed")]
    [InlineData("""{"model":"examples/two-patrons","settings":[{"name":null,"value":"1"}],"samples":10,"randomSeed":"1","measures":[]}""", "cannot be read")]
    [InlineData("""{"model":"examples/two-patrons","settings":[null],"samples":10,"randomSeed":"1","measures":[]}""", "cannot be read")]
    [InlineData("""{"model":"examples/two-patrons","settings":[],"samples":10,"randomSeed":"1","measures":[null]}""", "cannot be read")]
    [InlineData("""{"model":"examples/two-patrons"}""", "")]
    [InlineData("""{"samples":"many"}""", "cannot be read")]
    [InlineData("[", "cannot be read")]
    public async Task What_cannot_be_tried_is_refused_in_a_sentence(string body, string said)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/trials") { Content = new StringContent(body) };
        request.Headers.Add(Serving.Guard.Header, page.Token);
        var answer = await page.Client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/trials")]
    [InlineData("/api/experiments")]
    [InlineData("/api/stop")]
    public async Task Work_needs_the_token(string path) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await page.Client.PostAsync(path, JsonContent.Create(new { }), Cancellation)).StatusCode);

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("nothing")]
    public async Task Models_are_found_by_looking(string name)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await page.Client.GetAsync($"/api/model?name={Uri.EscapeDataString(name)}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await page.Post("/api/experiments", new { name })).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var answer = await page.Post("/api/trials", new { model = new string('x', 1 << 20) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static object Request(int samples, params (string Name, string Value)[] settings) =>
        new { model = Model, settings = settings.Select(setting => new { name = setting.Name, value = setting.Value }), samples, randomSeed = "1", measures = Array.Empty<string>() };

    private async Task<string> Trial(int samples, params (string Name, string Value)[] settings)
    {
        // Trials of one model wait for each other's end.
        for (var attempt = 0; ; attempt++)
        {
            var answer = await page.Post("/api/trials", Request(samples, settings));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests && attempt < 100)
            {
                await Task.Delay(100, Cancellation);
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["id"]!;
        }
    }

    /// <summary>All that is told of some work, to its end.</summary>
    private async Task<List<JsonNode>> Words(string id)
    {
        using var answer = await page.Client.GetAsync($"/api/events?id={id}", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.EndsWith("\n\n", text, StringComparison.Ordinal);
        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("event: end\n", events[^1], StringComparison.Ordinal);
        return [.. events.Select(told => JsonNode.Parse(told[(told.IndexOf("data: ", StringComparison.Ordinal) + 6)..])!)];
    }
}
