using AgentSim.Simulation.Chance;
using AgentSim.Simulation.Columns;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace AgentSim.Benchmarks;

/// <summary>The kernels of columns against plain loops over what the framework has.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class KernelsBenchmarks
{
    private readonly Draws draws = new(1);
    private readonly Random random = new(1);
    private double[] values = [], probabilities = [], results = [];
    private uint[] samples = [], replications = [];

    [Params(8, 1_000, 100_000)]
    public int Elements { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        (results, replications) = (new double[Elements], new uint[Elements]);
        samples = [.. Enumerable.Range(0, Elements).Select(sample => (uint)sample)];
        probabilities = new double[Elements];
        draws.Uniform(Simulation.Chance.Stream.Named("benchmark"), samples, replications, 0, 0, probabilities);
        values = [.. probabilities.Select(probability => 0.01 + (10 * probability))];
    }

    [Benchmark(Baseline = true, Description = "plain loop"), BenchmarkCategory("exp")]
    public void PlainExp()
    {
        for (var i = 0; i < results.Length; i++) results[i] = Math.Exp(values[i]);
    }

    [Benchmark(Description = "kernel"), BenchmarkCategory("exp")]
    public void Exp() => Lanes.Exp(values, results);

    [Benchmark(Baseline = true, Description = "plain loop"), BenchmarkCategory("log")]
    public void PlainLog()
    {
        for (var i = 0; i < results.Length; i++) results[i] = Math.Log(values[i]);
    }

    [Benchmark(Description = "kernel"), BenchmarkCategory("log")]
    public void Log() => Lanes.Log(values, results);

    [Benchmark(Baseline = true, Description = "plain loop"), BenchmarkCategory("logistic")]
    public void PlainLogistic()
    {
        for (var i = 0; i < results.Length; i++) results[i] = 1 / (1 + Math.Exp(-values[i]));
    }

    [Benchmark(Description = "kernel"), BenchmarkCategory("logistic")]
    public void Logistic() => Lanes.Logistic(values, results);

    /// <summary>Box and Muller's, for the framework has no inverse of the normal distribution; it gives two numbers for two.</summary>
    [Benchmark(Baseline = true, Description = "plain loop"), BenchmarkCategory("normal")]
    public void PlainNormal()
    {
        for (var i = 0; i + 1 < results.Length; i += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(probabilities[i]));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * probabilities[i + 1]);
            (results[i], results[i + 1]) = (radius * cosine, radius * sine);
        }
    }

    [Benchmark(Description = "kernel"), BenchmarkCategory("normal")]
    public void Normal() => Quantiles.Normal(probabilities, results);

    [Benchmark(Baseline = true, Description = "plain loop"), BenchmarkCategory("uniform")]
    public void PlainUniform()
    {
        for (var i = 0; i < results.Length; i++) results[i] = random.NextDouble();
    }

    [Benchmark(Description = "kernel"), BenchmarkCategory("uniform")]
    public void Uniform() => draws.Uniform(Simulation.Chance.Stream.Named("benchmark"), samples, replications, 3, 0, results);
}
