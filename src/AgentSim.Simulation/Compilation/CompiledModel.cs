using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>A model made ready to be played: every formula compiled, everything numbered. Immutable, and safe to share among threads.</summary>
public sealed class CompiledModel
{
    private CompiledModel(Model model, bool keepsLedger)
    {
        Model = model;
        Names = new(model);
        var slots = new Slots();
        var graph = new ExpressionGraph();
        var lowering = new Lowering(model, Names, slots, graph);
        Topics = Compilation.Topics.Of(model, Names);
        Numbers = ActorNumbers.Of(model, Topics, lowering);
        Start = StartFormulas.Of(model, Numbers, lowering);
        Conditions = ConditionFormulas.Of(model, Topics, lowering);
        // Before the end of periods, which keeps what terms read of the past, and before anything asks which roots vary.
        var terms = model.Actors.SelectMany(lowering.Terms).ToList();
        Closing = ClosingFormulas.Of(model, lowering);
        Ledger = keepsLedger ? Formula.Of(graph, terms) : null;
        Stakes = [.. Topics.Select(topic => StakeFormulas.Of(model, topic, lowering, slots))];
        Interests = [.. Enumerable.Range(0, model.Actors.Length).Select(
            actor => Compilation.Interests.Of(model, actor, Topics, lowering, slots, topic => Numbers.PresentValue(actor, topic)))];
        foreach (var happening in slots.Lanes.OfType<HappeningRoot>().ToList()) slots.Of(happening with { InThisPeriod = true });
        IsPlayedAtRandom = model.Actors.All(actor => actor.Precision is Number { Value: 0 }) && Stakes.All(stakes => stakes.Outside.All(outside => outside < 0));
        Remembered = [.. lowering.Remembered.Select((_, index) => lowering.Depths[index])];
        Aggregates = [.. lowering.Aggregates];
        Slots = slots;
        GainsChangeWith = [.. Topics.Select(topic => Interests.Select(actor => actor.Appraisals[topic.Index]).OfType<Appraisal>()
            .Aggregate(Changes.None, (changes, appraisal) => changes | appraisal.ChangesWith(slots)))];
        Streams = new(model, Topics);
        Drawn = [.. Enumerable.Range(0, model.Parameters.Length).Where(index => model.Parameters[index].Distribution is not Fixed)];
        DirichletGroups = [.. Drawn.Where(index => model.Parameters[index].Group is not null).GroupBy(index => model.Parameters[index].Group)
            .Select(group => group.ToImmutableArray())];
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>Indices of the parameters that are not fixed, in model order: those whose values are recorded.</summary>
    public ImmutableArray<int> Drawn { get; }

    /// <summary>Whether records have a ledger.</summary>
    public bool KeepsLedger => Ledger is not null;

    /// <summary>The members of each Dirichlet group.</summary>
    internal ImmutableArray<ImmutableArray<int>> DirichletGroups { get; }

    internal Names Names { get; }

    internal Slots Slots { get; }

    internal ImmutableArray<Topic> Topics { get; }

    internal ActorNumbers Numbers { get; }

    internal StartFormulas Start { get; }

    internal ConditionFormulas Conditions { get; }

    internal ClosingFormulas Closing { get; }

    /// <summary>The entries of the ledger, at the end of a period; null where none is kept.</summary>
    internal Formula? Ledger { get; }

    internal ImmutableArray<StakeFormulas> Stakes { get; }

    internal ImmutableArray<Interests> Interests { get; }

    /// <summary>By topic, the levels that change what anybody would gain by it.</summary>
    internal ImmutableArray<Changes> GainsChangeWith { get; }

    /// <summary>
    /// Whether nothing that is done depends on what anybody would gain by it: every precision is 0, and nobody would leave the table for something better.
    /// </summary>
    internal bool IsPlayedAtRandom { get; }

    /// <summary>For each remembered expression, how many past values are kept.</summary>
    internal ImmutableArray<int> Remembered { get; }

    internal ImmutableArray<Aggregate> Aggregates { get; }

    internal ModelStreams Streams { get; }

    /// <summary>The index of a parameter; -1 if the model has none of that name.</summary>
    internal int ParameterOf(string name)
    {
        for (var index = 0; index < Model.Parameters.Length; index++)
        {
            if (Model.Parameters[index].Name == name) return index;
        }

        return -1;
    }

    /// <summary>Compiles a model.</summary>
    public static CompiledModel Of(Model model) => new(model, keepsLedger: false);

    /// <summary>Compiles a model whose records have a ledger (<see cref="Play.BatchRecords.Ledger"/>) besides.</summary>
    public static CompiledModel WithLedger(Model model) => new(model, keepsLedger: true);
}
