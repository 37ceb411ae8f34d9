using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentSim.App.Serving;

namespace AgentSim.App.Tests;

/// <summary>The page as it is served, on a free port of this machine, with the results of one small run.</summary>
public sealed class ServedPage : IAsyncLifetime
{
    public const string Result = "two-patrons";
    public const string Experiment = "little";

    private readonly TemporaryFolder folder = new();
    private PageServer server = null!;

    /// <summary>The folder of results.</summary>
    internal string Results => Path.Combine(folder.Path, "results");

    internal TemporaryFolder Folder => folder;

    internal Uri Address => server.Address;

    internal string Token => server.Token.Text;

    internal HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ending = await AgentSimProcess.Run("run", "models/examples/two-patrons.yaml", "--runs", "60", "--replications", "2", "--out", Path.Combine(Results, Result));
        Assert.Equal(0, ending.Code);
        foreach (var kept in new[] { "models", "seeds" }) Copy(Repository.At(kept), Path.Combine(folder.Path, kept));
        folder.Write($"models/experiments/{Experiment}.yaml", $"experiment: {Experiment}\ntitle: Little to play\nmodel: two-patrons\nsamples: 6000\nhypotheses:\n  H1: \"share(hedging) in baseline > in random-play\"\n");
        server = await PageServer.Start(new(Results, Path.Combine(folder.Path, "models"), IPAddress.Loopback, 0), TestContext.Current.CancellationToken);
        Client = new(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = server.Address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>An answer in JSON.</summary>
    internal async Task<JsonNode> Json(string path)
    {
        var answer = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>What is drawn of the run.</summary>
    internal async Task<HttpResponseMessage> View(string question, string path = "view")
    {
        var version = (string)(await Json($"/api/result?name={Result}"))["made"]!["version"]!;
        return await Client.GetAsync($"/api/{path}?name={Result}&version={version}&q={Uri.EscapeDataString(question)}", TestContext.Current.CancellationToken);
    }

    internal async Task<JsonNode> Seen(string question, string path = "view")
    {
        var answer = await View(question, path);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends something with the token.</summary>
    internal Task<HttpResponseMessage> Post(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add(Guard.Header, Token);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Copies a folder.</summary>
    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
