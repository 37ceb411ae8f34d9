using System.Text.Json;
using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Chance;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;
using AgentSim.Simulation.Programs;
using AgentSim.Simulation.Tests.Bargaining;
using AgentSim.Simulation.Tests.Play;

namespace AgentSim.Simulation.Tests.Allocations;

/// <summary>What is done once a period or oftener allocates exactly what <c>benchmarks/allocations.json</c> says.</summary>
public sealed unsafe class AllocationTests
{
    private static readonly Dictionary<string, long> Allowed =
        JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(Path.Combine(Repository.Root, "benchmarks", "allocations.json")))!;

    [Fact]
    public void Kernels_allocate_what_is_allowed()
    {
        var (values, results) = (new double[1000], new double[1000]);
        var numbers = new uint[1000];
        var (draws, stream) = (new Draws(1), AgentSim.Simulation.Chance.Stream.Named("allocations"));
        Array.Fill(values, 0.3);
        Same("kernels", () =>
        {
            Lanes.Exp(values, results);
            Lanes.Log(values, results);
            Lanes.Logistic(values, results);
            Quantiles.Normal(values, results);
            draws.Uniform(stream, numbers, numbers, 0, 0, results);
        });
    }

    [Fact]
    public void A_solution_of_a_session_allocates_what_is_allowed()
    {
        var game = Game.Of(Game.Usual, [.. Enumerable.Range(1, 3).Select(party => new Bargaining.Seat([.. Enumerable.Range(0, 9).Select(level => 0.02 * level * party)], 36))]);
        using var solved = Solved.One(game);
        var offers = new AlternatingOffers(solved.Rules);
        Same("solve", () => offers.Solve(solved.Columns, 1, [solved.Strategy]));
    }

    [Fact]
    public void A_tape_allocates_what_is_allowed()
    {
        var graph = new ExpressionGraph();
        var tape = Tape.Compile(graph, [graph.Unary(Operation.Exp, graph.Binary(Operation.Add, graph.Input(0), graph.Constant(2)))]);
        using var columns = new ColumnArena(2, 1000);
        using var runner = new TapeRunner();
        Same("tape", () =>
        {
            var result = columns.Pointer(1);
            runner.Run(tape, [Source.Gathered(columns.Pointer(0))], [], [], 1000, &result);
        });
    }

    [Fact]
    public void Periods_allocate_what_is_allowed_once_a_batch_has_been_played()
    {
        const int histories = 40;
        var model = CompiledModel.Of(SmallWorlds.TwoPatrons(noise: 0.05));
        using var world = new World(model, histories);
        using var order = new OrderOfPlay(world);
        var seats = model.Model.Actors.Select((_, actor) => new AgentSim.Simulation.Play.Seat(world, actor)).ToArray();
        Assert.True(Periods(order, seats, new(0, histories, 1)) >= 0);
        // The same histories: the list of decisions has grown to its size.
        var allocated = Periods(order, seats, new(0, histories, 1));
        for (var attempt = 0; attempt < 30 && allocated != Allowed["period loop"]; attempt++) allocated = Periods(order, seats, new(0, histories, 1));
        Assert.Equal(Allowed["period loop"], allocated);
        Assert.NotEmpty(order.Records.Deals);
        foreach (var seat in seats) seat.Dispose();
    }

    /// <summary>Bytes allocated between the first message of the first period and the last of the last: before and behind it are the batch's records.</summary>
    private static long Periods(OrderOfPlay order, AgentSim.Simulation.Play.Seat[] seats, Histories histories)
    {
        var (before, after) = (-1L, -1L);
        foreach (var delivery in order.Play(histories, 1, null))
        {
            if (before < 0) before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < delivery.Actors.Count; i++) seats[delivery.Actors[i]].Handle(delivery.Message);
            after = GC.GetAllocatedBytesForCurrentThread();
        }

        return after - before;
    }

    /// <summary>What is first compiled in haste may allocate; what counts is what is left once the compiler has come back to it.</summary>
    private static void Same(string what, Action operation)
    {
        var allocated = Allocated(operation);
        for (var attempt = 0; attempt < 60 && allocated != Allowed[what]; attempt++)
        {
            Thread.Sleep(50);
            allocated = Allocated(operation);
        }

        Assert.Equal(Allowed[what], allocated);
    }

    private static long Allocated(Action operation)
    {
        operation();
        var before = GC.GetAllocatedBytesForCurrentThread();
        operation();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
