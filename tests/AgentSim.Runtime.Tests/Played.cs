using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;
using AgentSim.Simulation.Tests.Play;

namespace AgentSim.Runtime.Tests;

/// <summary>Runs for tests, played by actors and at a table.</summary>
internal static class Played
{
    public const ulong RandomSeed = 7;

    public static Run Run(int histories, int batchSize, int parallel, params Model[] models)
    {
        if (models.Length == 0) models = [SmallWorlds.TwoPatrons(noise: 0.1, years: 3)];
        var arms = models.Select((model, index) => new Arm(index == 0 ? Arm.Baseline : $"arm-{index}", model));
        return new(Design.Of(new Variant([], [.. arms])), new(histories, 1), RandomSeed, new(batchSize, parallel));
    }

    public static Task<List<PlayedBatch>> ByActors(Run run) => ByActors(run, (_, _, own) => own);

    public static async Task<List<PlayedBatch>> ByActors(Run run, Seating seating)
    {
        var played = new List<PlayedBatch>();
        await foreach (var batch in Simulator.Play(run, run.Batches(), seating, TestContext.Current.CancellationToken)) played.Add(batch);
        return played;
    }

    public static ImmutableArray<PlayedBatch> AtTable(Run run) =>
    [
        .. run.Batches().Select(batch =>
        {
            var model = run.ModelOf(batch);
            using var table = new Table(run.KeepsLedger ? CompiledModel.WithLedger(model) : CompiledModel.Of(model), batch.Histories.Count);
            return new PlayedBatch(batch, table.Play(batch.Histories, run.RandomSeed));
        }),
    ];

    public static string Digest(IEnumerable<PlayedBatch> batches) => RecordsDigest.Of(batches.Select(played => (played.Batch, played.Records)));
}
