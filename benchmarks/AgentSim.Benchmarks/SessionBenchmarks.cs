using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using BenchmarkDotNet.Attributes;

namespace AgentSim.Benchmarks;

/// <summary>One negotiator's solution of a session of three parties over nine alternatives in three rounds, under unanimity.</summary>
[MemoryDiagnoser]
public unsafe class SessionBenchmarks : IDisposable
{
    private const int Parties = 3, Alternatives = 9;

    private readonly SessionRules rules = new()
    {
        Parties = Parties, Alternatives = Alternatives, Rounds = 3, Recognition = Recognition.Random, Rule = new Unanimity(), BreakdownRisk = 0, MayPass = true,
    };

    private ColumnArena arena = new(0, 0);
    private AlternatingOffers? game;
    private SessionColumns? columns;
    private Strategy? strategy;

    [Params(8, 512)]
    public int Histories { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        const int gains = Parties * Alternatives;
        arena.Dispose();
        arena = new(gains + Alternatives + Parties + Strategy.Columns(rules), Histories);
        ColumnTable Table(int first, int count) => new(arena.Pointer(first), count, arena.PaddedLanes + ColumnArena.Row);
        for (var gain = 0; gain < gains; gain++)
        {
            for (var lane = 0; lane < Histories; lane++) arena[gain][lane] = 0.4 * Fraction((gain * 0.618) + (lane * 0.414)) - 0.1;
        }

        for (var weight = 0; weight < Alternatives; weight++) arena[gains + weight].Fill(1);
        for (var party = 0; party < Parties; party++) arena[gains + Alternatives + party].Fill(36);
        game = new(rules);
        columns = new(Table(0, gains), Table(gains, Alternatives), [.. Enumerable.Range(0, Parties)
            .Select(party => new PartyColumns { Precision = arena.Pointer(gains + Alternatives + party) })]);
        strategy = new(rules, 0, Table(gains + Alternatives + Parties, Strategy.Columns(rules)));
    }

    [Benchmark]
    public void Solve() => game!.Solve(columns!, Histories, [strategy!]);

    [GlobalCleanup]
    public void Dispose() => arena.Dispose();

    private static double Fraction(double number) => number - Math.Floor(number);
}
