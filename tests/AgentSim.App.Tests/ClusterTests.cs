using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace AgentSim.App.Tests;

/// <summary>Experiments that are played by several processes, and what becomes of them when processes are killed, hang or do not fit. In each case the digest is that of one process.</summary>
public sealed class ClusterTests : IDisposable
{
    private const int Histories = 3_072;

    private const string Text = """
        experiment: clustered
        model: two-patrons
        samples: 1536
        replications: 1
        collect: { series: no, deals: no }
        """;

    private static readonly Lazy<Task<string>> Alone = new(async () =>
    {
        using var own = new TemporaryFolder();
        return (string)Answer(await AgentSimProcess.Run("experiment", own.Write("clustered.yaml", Text), "--out", Path.Combine(own.Path, "alone"), "--json"))["digest"]!;
    });

    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort();

    private string Results => Path.Combine(folder.Path, "results");

    [Fact]
    public async Task Two_workers_give_what_one_process_does()
    {
        using var coordinator = Coordinator();
        using var one = Worker();
        using var two = Worker();
        await Complete(coordinator);
        Assert.Equal("Done: 3,072 histories of 3,072 are there.\n", (await AgentSimProcess.Run("experiment", "status", Results)).Output);
        foreach (var worker in new[] { one, two })
        {
            var ending = await worker.End();
            Assert.Equal(0, ending.Code);
            Assert.StartsWith("All of clustered has been played.", ending.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_worker_that_is_killed_and_one_that_hangs_are_replaced()
    {
        using var coordinator = Coordinator();
        using (var killed = Worker())
        using (var hung = Worker())
        {
            await UntilParts(2);
            killed.Kill();
            hung.Hang();
            using var next = Worker();
            await Complete(coordinator);
            Assert.Equal(0, (await next.End()).Code);
        }
    }

    [Fact]
    public async Task All_workers_may_be_killed_and_the_coordinator_waits_for_the_next()
    {
        using var coordinator = Coordinator();
        using (var first = Worker())
        {
            await UntilParts(2);
            first.Kill();
        }

        var status = (await AgentSimProcess.Run("experiment", "status", Results)).Output;
        Assert.Matches($@"^Being played by [01] workers? of process \d+, which listens on 127\.0\.0\.1:{port}: .* histories of 3,072 are there", status);
        using var next = Worker();
        await Complete(coordinator);
    }

    [Fact]
    public async Task A_coordinator_that_is_killed_goes_on_with_the_same_command_and_its_worker_comes_back()
    {
        using var first = Coordinator();
        using var worker = Worker();
        await UntilParts(2);
        first.Kill();
        var there = Parts();
        using var second = Coordinator();
        var played = await Complete(second);
        Assert.InRange(played, 1, Histories - there); // what was there is not played again
        var ending = await worker.End();
        Assert.Equal(0, ending.Code);
        Assert.Contains("is not heard of any more", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_same_command_goes_on_once_there_is_room()
    {
        var file = folder.Write("clustered.yaml", Text);
        Directory.CreateDirectory(Results);
        var ending = await AgentSimProcess.RunAlone($"""
            mount -t tmpfs -o size=200k none {Results} || exit 77
            "$AGENTSIM" worker --join 127.0.0.1:{port} --parallel 1 &
            "$AGENTSIM" experiment {file} --out {Results} --cluster --listen 127.0.0.1:{port} --json; echo "code $?"
            mount -o remount,size=100m {Results}
            "$AGENTSIM" experiment {file} --out {Results} --cluster --listen 127.0.0.1:{port} --json >{folder.Path}/answer.json || exit 1
            wait
            """);
        Assert.SkipWhen(ending is null or { Code: 77 }, "A disk of its own is not permitted here.");
        Assert.Equal(0, ending.Code);
        Assert.Contains("code 3", ending.Lines);
        Assert.Contains("could not be written: No space left on device", ending.Error, StringComparison.Ordinal);
        Assert.Equal(await Alone.Value, (string)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "answer.json"), TestContext.Current.CancellationToken))!["digest"]!);
        Assert.Contains("All of clustered has been played.", ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_that_stops_when_it_knows_enough_stops_at_the_same_sample_on_a_cluster()
    {
        const string text = """
            experiment: until
            model: two-patrons
            replications: 2
            factors: { client.precision: { list: [1, 20] } }
            design: grid
            until: { half_width: 0.03, of: mean(northern_share), confidence: 0.95, at_least: 20, at_most: 300, look: 20 }
            collect: { series: no, deals: no }
            """;
        var file = folder.Write("until.yaml", text);
        var alone = Answer(await AgentSimProcess.Run("experiment", file, "--out", Path.Combine(folder.Path, "alone"), "--json"));
        using var coordinator = AgentSimProcess.Start("experiment", file, "--out", Results, "--cluster", "--listen", $"127.0.0.1:{port}", "--json");
        using var one = Worker();
        using var two = Worker();
        var clustered = Answer(await coordinator.End());

        Assert.InRange((int)alone["histories"]!, (2 * 2 * 2 * 20) + 1, (2 * 2 * 2 * 300) - 1);
        foreach (var key in new[] { "digest", "histories", "played" }) Assert.Equal(alone[key]!.ToString(), clustered[key]!.ToString());
        Assert.Equal(Files(Path.Combine(folder.Path, "alone")), Files(Results));
        Assert.Equal((0, 0), ((await one.End()).Code, (await two.End()).Code));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_what_can()
    {
        var file = folder.Write("clustered.yaml", Text);
        await Refused("--shard and --cluster are two ways", "experiment", file, "--cluster", "--shard", "1/2");
        await Refused("--listen is for --cluster", "experiment", file, "--listen", "127.0.0.1:1");
        await Refused("--log is for --cluster", "experiment", file, "--log", "json");
        await Refused("--metrics is for --cluster", "experiment", file, "--metrics", "0");
        await Refused("--certificate is for --cluster", "experiment", file, "--certificate", "node.pfx");
        await Refused("See agentsim experiment status --help.", "experiment", "status", "--nothing");
        await Refused("must be HOST:PORT", "worker", "--join", "nowhere:x");
        await Refused("192.0.2.1 is another machine", "worker", "--join", "192.0.2.1:4747");
        await Refused("192.0.2.1 can be reached from other machines", "experiment", file, "--out", Results, "--cluster", "--listen", "192.0.2.1:4747");
        var alone = await AgentSimProcess.Run("worker", "--join", $"127.0.0.1:{port}", "--patience", "1");
        Assert.Equal(3, alone.Code);
        Assert.Contains($"There was no coordinator at 127.0.0.1:{port} for", alone.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task Refused(string why, params string[] arguments)
    {
        var ending = await AgentSimProcess.Run(arguments);
        Assert.Equal(2, ending.Code);
        Assert.Contains(why, ending.Error, StringComparison.Ordinal);
    }

    private static JsonNode Answer(Ending ending)
    {
        Assert.True(ending.Code == 0, $"code {ending.Code}: {ending.Error}");
        return JsonNode.Parse(ending.Output)!;
    }

    /// <summary>What was kept, by the names of the files and their digests.</summary>
    private static string[] Files(string results) =>
        [.. Directory.GetFiles(Path.Combine(results, "parts")).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];

    private static int FreePort()
    {
        using var trial = new TcpListener(IPAddress.Loopback, 0);
        trial.Start();
        return ((IPEndPoint)trial.LocalEndpoint).Port;
    }

    private AgentSimProcess Coordinator() => AgentSimProcess.Start("experiment", folder.Write("clustered.yaml", Text), "--out", Results, "--cluster", "--listen", $"127.0.0.1:{port}", "--json");

    private AgentSimProcess Worker() => AgentSimProcess.Start("worker", "--join", $"127.0.0.1:{port}", "--parallel", "1");

    /// <summary>Waits for the coordinator, and sees to it that nothing was lost, doubled or changed.</summary>
    private async Task<int> Complete(AgentSimProcess coordinator)
    {
        var answer = Answer(await coordinator.End());
        Assert.Equal((await Alone.Value, Histories), ((string)answer["digest"]!, (int)answer["histories"]!));
        Assert.Equal(Histories, Parts());
        return (int)answer["played"]!;
    }

    /// <summary>Histories that are on the disk, by the names of their files.</summary>
    private int Parts() => !Directory.Exists(Path.Combine(Results, "parts")) ? 0 : Directory.GetFiles(Path.Combine(Results, "parts"), "histories-*.parquet")
        .Sum(file => int.Parse(Path.GetFileNameWithoutExtension(file).Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture));

    private async Task UntilParts(int batches)
    {
        while (Parts() < 256 * batches) await Task.Delay(50, TestContext.Current.CancellationToken);
    }
}
