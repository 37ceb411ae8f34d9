using Akka.Actor;
using AgentSim.Experiments;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>Plays batches of a run as they come, for somebody who does not know all of them beforehand: several at once, each ready when it is.</summary>
public sealed class Playhouse : IAsyncDisposable
{
    private readonly Dictionary<Model, CompiledModel> compiled = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();
    private readonly Run run;
    private readonly ActorSystem system;
    private readonly IActorRef coordinator;

    /// <summary>Makes ready to play.</summary>
    /// <param name="run">The run; its division says how many batches are under way at once.</param>
    public Playhouse(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        this.run = run;
        var workers = run.Division.ParallelBatches;
        system = ActorSystem.Create("agentsim", Configuration.For(workers));
        Seating seating = (_, _, own) => own;
        coordinator = system.ActorOf(Props.Create(() => new Coordinator(workers, seating)));
    }

    /// <summary>Plays a batch, or has it wait until somebody is free.</summary>
    public async Task<PlayedBatch> Play(Batch batch)
    {
        var records = new TaskCompletionSource<BatchRecords>(TaskCreationOptions.RunContinuationsAsynchronously);
        coordinator.Tell(new Assign(new(Compiled(run.ModelOf(batch)), batch.Histories, run.RandomSeed, run.Design.Given), records));
        return new(batch, await records.Task);
    }

    /// <summary>Ends at once; what is under way is not played to its end.</summary>
    public async ValueTask DisposeAsync() => await system.Terminate();

    // A design may have as many models as points: those that are not played any more are not kept for ever.
    private CompiledModel Compiled(Model model)
    {
        const int most = 16;
        lock (gate)
        {
            if (compiled.TryGetValue(model, out var ready)) return ready;
            if (compiled.Count >= most) compiled.Clear();
            return compiled[model] = run.KeepsLedger ? CompiledModel.WithLedger(model) : CompiledModel.Of(model);
        }
    }
}
