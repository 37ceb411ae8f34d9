using AgentSim.Experiments;
using AgentSim.Results;
using AgentSim.Runtime;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;
using BenchmarkDotNet.Attributes;

namespace AgentSim.Benchmarks;

/// <summary>One batch of the Kazakhstan model at a table, in one thread.</summary>
[MemoryDiagnoser]
[HistoriesPerSecond]
public class TableBenchmarks : IDisposable
{
    private Table? table;
    private uint next;

    [Params(512, 1024)]
    public int Histories { get; set; }

    [GlobalSetup]
    public void Prepare() => table = new(CompiledModel.Of(Repository.Read("models/kazakhstan.yaml")), Histories);

    [Benchmark]
    public BatchRecords Play()
    {
        var first = next;
        next += (uint)Histories;
        return table!.Play(new(first, Histories, 1), 1);
    }

    [GlobalCleanup]
    public void Dispose() => table?.Dispose();
}

/// <summary>A batch of the Kazakhstan model as the bytes of its files, in one thread: what is written beside play.</summary>
[MemoryDiagnoser]
[HistoriesPerSecond]
public class PackBenchmarks
{
    private Run? run;
    private BatchRecords? records;

    [Params(256, 1024)]
    public int Histories { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var model = Repository.Read("models/kazakhstan.yaml");
        run = new(Design.Of(new Variant([], [Arm.OfBaseline(model)])), new(Histories, 1), 1, new(Histories, 1));
        using var table = new Table(CompiledModel.Of(model), Histories);
        records = table.Play(run.Batches().Single().Histories, 1);
    }

    [Benchmark]
    public Task<PackedBatch> Pack() => ResultWriter.Pack(run!, Collection.All, run!.Batches().Single(), records!);
}

/// <summary>A run of the Kazakhstan model by actors, the start of the actor system and the compilation of the model included.</summary>
[MemoryDiagnoser]
[HistoriesPerSecond]
public class ActorsBenchmarks
{
    private Run? run;

    [Params(8192)]
    public int Histories { get; set; }

    [Params(1, 2)]
    public int ParallelBatches { get; set; }

    [GlobalSetup]
    public void Prepare() => run = new(
        Design.Of(new Variant([], [Arm.OfBaseline(Repository.Read("models/kazakhstan.yaml"))])), new(Histories, 1), 1, new(4 * Division.Lanes, ParallelBatches));

    [Benchmark]
    public async Task<int> Play()
    {
        var failures = 0;
        await foreach (var played in Simulator.Play(run!, run!.Batches(), CancellationToken.None)) failures += played.Records.Failures.Length;
        return failures;
    }
}
