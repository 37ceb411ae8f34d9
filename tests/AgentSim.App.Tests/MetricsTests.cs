using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace AgentSim.App.Tests;

/// <summary>What is measured while an experiment is played on a cluster, as those read it for whom it is told.</summary>
public sealed partial class MetricsTests : IDisposable
{
    // More than are waited for, in batches of a sixteenth of each of two arms; and few enough to be played.
    private const int Endless = 204_800, Batch = Endless / 2 / 16, Few = 1_024;

    private const string Text = """
        experiment: metered
        model: two-patrons
        samples: SAMPLES
        replications: 1
        collect: { series: no, deals: no }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient reader = new();

    [Fact]
    public async Task A_scraper_reads_histories_the_queue_workers_memory_and_how_long_batches_take()
    {
        var (place, ofCoordinator, ofWorker) = (FreePort(), FreePort(), FreePort());
        using var coordinator = Coordinator(Endless, place, $"{ofCoordinator}");
        using var worker = AgentSimProcess.Start("worker", "--join", $"127.0.0.1:{place}", "--parallel", "1", "--metrics", $"{ofWorker}");
        var early = await Until(ofCoordinator, metrics => metrics.GetValueOrDefault("agentsim_histories_total") > 0 && metrics.GetValueOrDefault("agentsim_worker_speed_per_second") > 0);
        var (later, played) = (await Until(ofCoordinator, metrics => metrics["agentsim_histories_total"] > early["agentsim_histories_total"]), await Scrape(ofWorker));

        Assert.InRange(later["agentsim_histories_total"], 2 * Batch, Endless);
        Assert.Equal(later["agentsim_histories_total"] / Batch, later["agentsim_keep_duration_seconds_count"]);
        Assert.Equal(1, early["agentsim_workers"]);
        Assert.InRange(early["agentsim_queue"], 1, Endless / Batch);
        Assert.InRange(early["agentsim_worker_held"], 0, 256);
        Assert.InRange(early["agentsim_worker_speed_per_second"], 1, 1e6);
        Assert.InRange(early["agentsim_received_bytes_total"], 10_000, 1e8);
        foreach (var of in new[] { early, played }) Assert.InRange(of["agentsim_memory_bytes"], 20e6, 2e9);
        Assert.InRange(played["agentsim_histories_total"], Batch, Endless);
        Assert.Equal(played["agentsim_histories_total"] / Batch, played["agentsim_batch_duration_seconds_count"]);
        Assert.InRange(played["agentsim_batch_duration_seconds_sum"], 1e-3, 1e3);
        await OthersAreRefused(ofCoordinator);
        coordinator.Kill();
    }

    [Fact]
    public async Task A_collector_is_sent_the_same_and_one_that_is_not_there_is_told_of_and_holds_nothing_up()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var (place, port, nowhere) = (FreePort(), ((IPEndPoint)collector.LocalEndpoint).Port, FreePort());
        var sent = Receive(collector);
        using var coordinator = Coordinator(Few, place, $"http://127.0.0.1:{port}");
        using var worker = AgentSimProcess.Start("worker", "--join", $"127.0.0.1:{place}", "--parallel", "1", "--metrics", $"http://127.0.0.1:{nowhere}");
        var request = await sent.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.StartsWith("POST /v1/metrics HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains("application/x-protobuf", request, StringComparison.OrdinalIgnoreCase);
        foreach (var name in new[] { "agentsim.histories", "agentsim.queue", "agentsim.memory", "service.name" }) Assert.Contains(name, request, StringComparison.Ordinal);
        Assert.Equal(0, (await coordinator.End()).Code);
        var ending = await worker.End();
        Assert.Equal(0, ending.Code);
        Assert.Contains($"The collector at http://127.0.0.1:{nowhere}/v1/metrics does not take the metrics", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_place_for_metrics_is_refused()
    {
        var file = Written(Few);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        foreach (var (where, why) in new[] { ("65536", "--metrics must be a port of this machine"), ("ftp://x", "but is ftp://x"), ($"{((IPEndPoint)taken.LocalEndpoint).Port}", "--metrics 0 takes any port that is free") })
        {
            var ending = await AgentSimProcess.Run("experiment", file, "--out", folder.Path + "/refused", "--cluster", "--listen", $"127.0.0.1:{FreePort()}", "--metrics", where);
            Assert.Equal(2, ending.Code);
            Assert.Contains(why, ending.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var trial = new TcpListener(IPAddress.Loopback, 0);
        trial.Start();
        return ((IPEndPoint)trial.LocalEndpoint).Port;
    }

    /// <summary>Takes one request, as text: names stand in protobuf as they are.</summary>
    private static async Task<string> Receive(TcpListener collector)
    {
        var bytes = new byte[1 << 16];
        while (true)
        {
            using var line = await collector.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            var (stream, text) = (line.GetStream(), "");
            while (!text.Contains("agentsim.queue", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(bytes, TestContext.Current.CancellationToken);
                if (read == 0) break;
                text += Encoding.Latin1.GetString(bytes, 0, read);
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            if (text.Contains("agentsim.histories", StringComparison.Ordinal)) return text;
        }
    }

    private string Written(int histories) => folder.Write("metered.yaml", Text.Replace("SAMPLES", $"{histories / 2}", StringComparison.Ordinal));

    private AgentSimProcess Coordinator(int histories, int place, string metrics) =>
        AgentSimProcess.Start("experiment", Written(histories), "--out", Path.Combine(folder.Path, "results"), "--cluster", "--listen", $"127.0.0.1:{place}", "--json", "--metrics", metrics);

    private async Task OthersAreRefused(int port)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/metrics");
        request.Headers.Host = "elsewhere.example.org";
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>Reads until it says something, as a scraper would: again and again.</summary>
    private async Task<Dictionary<string, double>> Until(int port, Func<Dictionary<string, double>, bool> says)
    {
        for (var attempt = 0; ; attempt++)
        {
            Assert.True(attempt < 600, "It does not say so within a minute.");
            try
            {
                if (await Scrape(port) is var metrics && says(metrics)) return metrics;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>All that has a value, by name, whatever its labels.</summary>
    private async Task<Dictionary<string, double>> Scrape(int port)
    {
        var text = await reader.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"), TestContext.Current.CancellationToken);
        return Sample().Matches(text).GroupBy(match => match.Groups["name"].Value).ToDictionary(of => of.Key, of => double.Parse(of.First().Groups["value"].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(?<name>[a-z_]+)(\{[^}]*\})? (?<value>[-+.0-9eE]+)", RegexOptions.Multiline)]
    private static partial Regex Sample();
}
