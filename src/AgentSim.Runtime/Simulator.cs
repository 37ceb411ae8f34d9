using System.Runtime.CompilerServices;
using Akka.Actor;
using AgentSim.Experiments;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>Plays runs with actors: a negotiator for each political actor and a mediator for each batch, several batches at once.</summary>
public static class Simulator
{
    // Enough that a worker finds another batch when one takes long or the consumer is slow; all that waits is kept in memory.
    private const int BatchesAheadPerWorker = 3;

    /// <summary>
    /// Plays batches of a run and gives each to the caller, in their order. No more are begun than a few ahead of the caller, so that memory is bounded however
    /// slow it is.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="batches">Which of its batches; those of one model next to each other.</param>
    /// <param name="cancellation">Ends play at once: what is finished by then is still given, and then the exception thrown.</param>
    /// <exception cref="OperationCanceledException">Play was cancelled.</exception>
    public static IAsyncEnumerable<PlayedBatch> Play(Run run, IEnumerable<Batch> batches, CancellationToken cancellation) =>
        Play(run, batches, (_, _, own) => own, cancellation);

    /// <summary>The same, with somebody else in the seats.</summary>
    internal static async IAsyncEnumerable<PlayedBatch> Play(
        Run run, IEnumerable<Batch> batches, Seating seating, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var workers = run.Division.ParallelBatches;
        var system = ActorSystem.Create("agentsim", Configuration.For(workers));
        try
        {
            var coordinator = system.ActorOf(Props.Create(() => new Coordinator(workers, seating)));
            var ahead = BatchesAheadPerWorker * workers;
            await foreach (var played in InOrder(Recipes(run, batches), coordinator, ahead, cancellation)) yield return played;
        }
        finally
        {
            await system.Terminate();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private static async IAsyncEnumerable<PlayedBatch> InOrder(
        IEnumerable<(Batch Batch, Recipe Recipe)> recipes, IActorRef coordinator, int ahead, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var cancelled = Task.Delay(Timeout.Infinite, cancellation);
        var assigned = new Queue<(Batch Batch, Task<BatchRecords> Records)>();
        foreach (var (batch, recipe) in recipes)
        {
            assigned.Enqueue((batch, Assign(coordinator, recipe)));
            if (assigned.Count < ahead) continue;
            await Task.WhenAny(assigned.Peek().Records, cancelled);
            if (cancellation.IsCancellationRequested) break;
            yield return await Next(assigned);
        }

        while (assigned.Count > 0)
        {
            await Task.WhenAny(assigned.Peek().Records, cancelled);
            if (cancellation.IsCancellationRequested && !assigned.Peek().Records.IsCompletedSuccessfully) assigned.Dequeue();
            else yield return await Next(assigned);
        }
    }

    private static IEnumerable<(Batch Batch, Recipe Recipe)> Recipes(Run run, IEnumerable<Batch> batches)
    {
        CompiledModel? last = null;
        foreach (var batch in batches)
        {
            if (run.ModelOf(batch) is var model && last?.Model != model) last = run.KeepsLedger ? CompiledModel.WithLedger(model) : CompiledModel.Of(model);
            yield return (batch, new(last!, batch.Histories, run.RandomSeed, run.Design.Given));
        }
    }

    private static Task<BatchRecords> Assign(IActorRef coordinator, Recipe recipe)
    {
        var records = new TaskCompletionSource<BatchRecords>(TaskCreationOptions.RunContinuationsAsynchronously);
        coordinator.Tell(new Assign(recipe, records));
        return records.Task;
    }

    private static async Task<PlayedBatch> Next(Queue<(Batch Batch, Task<BatchRecords> Records)> assigned)
    {
        var (batch, records) = assigned.Dequeue();
        return new(batch, await records);
    }
}
