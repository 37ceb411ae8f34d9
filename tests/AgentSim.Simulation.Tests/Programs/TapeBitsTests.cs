using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;
using AgentSim.Simulation.Programs.Fusing;
using AgentSim.Simulation.Tests.Columns;

namespace AgentSim.Simulation.Tests.Programs;

public sealed unsafe class TapeBitsTests
{
    /// <summary>Every operation, on numbers of all sizes and where NaNs of several kinds meet.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_bits_are_the_approved_ones(bool isFused)
    {
        if (isFused && !FusedCode.IsSupported) Assert.Skip("This processor has no vectors to fuse for.");
        const int lanes = 1003;
        var graph = new ExpressionGraph();
        var (a, b, c) = (graph.Input(0), graph.Input(1), graph.Input(2));
        var outputs = Enum.GetValues<Operation>().Select(operation => operation switch
        {
            Operation.Select => graph.Select(a, b, c),
            >= Operation.Negate => graph.Unary(operation, a),
            _ => graph.Binary(operation, graph.Binary(operation, a, b), graph.Uniform(0)),
        }).ToArray();
        var tape = Tape.Compile(graph, outputs);
        using var runner = new TapeRunner();
        using var from = new ColumnArena(3, lanes);
        using var to = new ColumnArena(outputs.Length, lanes);
        var results = stackalloc double*[outputs.Length];
        for (var i = 0; i < outputs.Length; i++) results[i] = to.Pointer(i);
        Fill(from, lanes);

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var uniform in new[] { 0.75, Missing.Value })
        {
            if (isFused) Assert.NotNull(tape.Fused);
            runner.Run(tape, [.. tape.Inputs.Select(node => Source.Dense(from.Pointer(graph[node].Slot)))], [uniform], [], lanes, results);
            for (var i = 0; i < outputs.Length; i++) digest.AppendData(MemoryMarshal.AsBytes(to[i][..lanes]));
        }
        Assert.Equal("0B1D3564A284ADC077C88FF3CC2FFAAC", Convert.ToHexString(digest.GetHashAndReset())[..32]);
    }

    private static void Fill(ColumnArena columns, int lanes)
    {
        double[] special = [double.NaN, Missing.Value, 0, -0.0, double.PositiveInfinity, Math.Abs(double.NaN), double.NegativeInfinity];
        var values = LanesBitsTests.Values(3 * lanes);
        for (var column = 0; column < 3; column++)
        {
            for (var lane = 0; lane < lanes; lane++)
                columns[column][lane] = lane * (column + 3) % 4 == 0 ? special[lane * (column + 1) % special.Length] : values[lane * 3 + column];
        }
    }
}
