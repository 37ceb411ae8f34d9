using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;
using BenchmarkDotNet.Attributes;

namespace AgentSim.Benchmarks;

/// <summary>A utility of twelve terms, of which an issue bears on four: evaluated whole, and as far as the issue bears on it.</summary>
[MemoryDiagnoser]
public unsafe class WhatIfBenchmarks : IDisposable
{
    private const int Terms = 12;

    private readonly TapeRunner runner = new();
    private readonly Tape whole, dependent;
    private readonly ColumnArena columns = new(Terms + 1, 512);
    private readonly Source[] ofWhole, ofDependent;

    public WhatIfBenchmarks()
    {
        var graph = new ExpressionGraph();
        var terms = Enumerable.Range(0, Terms).Select(term => Term(graph, term)).ToList();
        whole = Tape.Compile(graph, [graph.Sum(terms)]);
        dependent = WhatIfPlan.Of(graph, terms, slot => slot == 0).Dependent;
        for (var column = 0; column < columns.Count; column++) columns[column].Fill(0.1 + (0.05 * column));
        ofWhole = [.. whole.Inputs.Select((_, input) => Source.Gathered(columns.Pointer(input)))];
        ofDependent = [.. dependent.Inputs.Select((_, input) => Source.Gathered(columns.Pointer(input)))];
    }

    [Benchmark(Baseline = true)]
    public void Whole() => Run(whole, ofWhole);

    [Benchmark]
    public void What_if() => Run(dependent, ofDependent);

    [GlobalCleanup]
    public void Dispose()
    {
        columns.Dispose();
        runner.Dispose();
    }

    /// <summary><c>1 - exp(-x y)</c>, y being the issue in every third term.</summary>
    private static Node Term(ExpressionGraph graph, int term)
    {
        var product = graph.Binary(Operation.Multiply, graph.Input(1 + term), graph.Input(term % 3 == 0 ? 0 : 1 + ((term + 5) % Terms)));
        return graph.Binary(Operation.Subtract, graph.Constant(1), graph.Unary(Operation.Exp, graph.Unary(Operation.Negate, product)));
    }

    private void Run(Tape tape, Source[] sources)
    {
        var result = columns.Pointer(Terms);
        runner.Run(tape, sources, [], [], columns.Lanes, &result);
    }
}
