using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using AgentSim.Benchmarks.Peers;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Tests.Published;

/// <summary>The yardstick of speed is one model: what was written out by hand, and is timed beside AgentSim, plays the same game.</summary>
public sealed class PeersTests : IClassFixture<PeersTests.Played>
{
    private const int Histories = 4_000;

    // Orders of sessions are shared by the histories of a period, so that means vary a little more than these errors say.
    private const double MostDeviations = 4.5;

    private readonly Played played;

    public PeersTests(Played played) => this.played = played;

    [Fact]
    public void Plain_csharp_has_the_same_means()
    {
        var history = new PlainHistory(new Random(1));
        var measures = Enumerable.Range(0, Histories).Select(_ => history.Play()).ToArray();
        AssertAlike([.. Enumerable.Range(0, measures[0].Length).Select(measure => Moments(measures.Select(values => values[measure])))]);
    }

    [Theory]
    [InlineData("reference.c", "-O3")]
    [InlineData("reference-lanes.c", "-Ofast")]
    public void C_has_the_same_means(string source, string optimised)
    {
        var program = Path.Combine(Path.GetTempPath(), $"agentsim-peer-{Guid.NewGuid():N}");
        try
        {
            Run("gcc", optimised, "-march=native", "-o", program, Path.Combine(Repository.Root, "benchmarks", "peers", source), "-lmvec", "-lm");
            using var answer = JsonDocument.Parse(Run(program, $"{Histories}", "1"));
            AssertAlike([.. answer.RootElement.GetProperty("means").EnumerateObject().Select(mean => (mean.Value[0].GetDouble(), mean.Value[1].GetDouble()))]);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no gcc.");
        }
        finally
        {
            File.Delete(program);
        }
    }

    private void AssertAlike((double Mean, double Deviation)[] others)
    {
        Assert.Equal(played.Measures.Length, others.Length);
        for (var measure = 0; measure < others.Length; measure++)
        {
            var (name, (mean, deviation), (other, otherDeviation)) = (played.Names[measure], played.Measures[measure], others[measure]);
            var error = Math.Sqrt(((deviation * deviation) + (otherDeviation * otherDeviation)) / Histories);
            Assert.True(Math.Abs(mean - other) < MostDeviations * error, $"{name}: {mean} and {other}, with a standard error of {error}");
        }
    }

    private static (double Mean, double Deviation) Moments(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return (mean, Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)));
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>The reference model as AgentSim plays it.</summary>
    public sealed class Played
    {
        private const int Batch = 500;

        public Played()
        {
            var model = Repository.Read("models/examples/reference.yaml");
            using var table = new Table(CompiledModel.Of(model), Batch);
            var batches = Enumerable.Range(0, Histories / Batch).Select(batch => table.Play(new((uint)(batch * Batch), Batch, 1), 1)).ToArray();
            Names = [.. model.Measures.Select(measure => measure.Name)];
            Measures = [.. Names.Select((_, measure) => Moments(batches.SelectMany(records => records.Measures[measure])))];
        }

        public string[] Names { get; }

        public (double Mean, double Deviation)[] Measures { get; }
    }
}
