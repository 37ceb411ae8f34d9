using System.Diagnostics;
using AgentSim.Expressions;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>
/// Turns the model's expressions into nodes of one graph. Derived variables are written out where they are read, so that a what-if
/// recomputes them; the graph shares what is common.
/// </summary>
internal sealed class Lowering(Model model, Names names, Slots slots, ExpressionGraph graph)
{
    private readonly Dictionary<(Expression, Moment), Node> lowered = [];
    private readonly List<Expression> remembered = [];
    private readonly Dictionary<Expression, int> rememberedIndex = [];
    private readonly List<int> depths = [];
    private readonly List<Aggregate> aggregates = [];
    private readonly Dictionary<Aggregate, int> aggregateIndex = [];

    private readonly bool hasMissingLevels = SayMissing(model.Issues.SelectMany(issue => issue.Levels).SelectMany(level => level.Values));

    // Whether anything that variables with memory can be made of says "missing".
    private readonly bool remembersMissing = SayMissing(model.Variables.SelectMany(Parts)
        .Concat(model.Issues.SelectMany(issue => issue.Levels).SelectMany(level => level.Values))
        .Concat(model.Actors.SelectMany(actor => actor.Utility).SelectMany(term => new[] { term.Weight, term.Value }))
        .Concat(model.Measures.Where(measure => !measure.IsAggregate).Select(measure => measure.Value)));

    /// <summary>Expressions of which past values are read, inner ones before those that contain them.</summary>
    public IReadOnlyList<Expression> Remembered => remembered;

    /// <summary>For each remembered expression, how many past values are read at most.</summary>
    public IReadOnlyList<int> Depths => depths;

    /// <summary>Aggregates over the history that measures read.</summary>
    public IReadOnlyList<Aggregate> Aggregates => aggregates;

    /// <summary>The graph that all nodes are in.</summary>
    public ExpressionGraph Graph => graph;

    /// <summary>Lowers an expression that is evaluated once, before the first period, when variables with memory take their first values.</summary>
    public Node AtStart(Expression expression) => Lower(expression, Moment.Start);

    /// <summary>Lowers an expression that is evaluated before or during a period's sessions, when only last period's happenings are known.</summary>
    public Node During(Expression expression) => Lower(expression, Moment.During);

    /// <summary>Lowers an expression that is evaluated at the end of a period, when its happenings are known.</summary>
    public Node AtClose(Expression expression) => Lower(expression, Moment.Close);

    /// <summary>Lowers an actor's weighted utility terms, side payments included, in file order.</summary>
    public IReadOnlyList<Node> Terms(Actor actor)
    {
        var terms = actor.Utility.Select(term => Term(actor, term)).ToList();
        var unnamed = Payments(actor, null);
        if (unnamed.Count > 0) terms.Add(graph.Sum(unnamed));
        return terms;
    }

    private Node Term(Actor actor, UtilityTerm term) => graph.Binary(
        Operation.Multiply, During(term.Weight), graph.Sum([During(term.Value), .. Payments(actor, term.Name)]));

    /// <summary>The side payments in force that enter a term of an actor's: what it is paid, less what it pays.</summary>
    private List<Node> Payments(Actor actor, string? term)
    {
        var payments = new List<Node>();
        foreach (var issue in model.Issues)
        {
            if (issue.Transfers is not { } transfers) continue;
            var paid = Input(new AttributeRoot(names.Issue(issue.Name), issue.Attributes.Length, LevelState.InForce));
            if (transfers.To == actor.Name && transfers.ToTerm == term) payments.Add(paid);
            if (transfers.From == actor.Name && transfers.FromTerm == term) payments.Add(graph.Unary(Operation.Negate, paid));
        }

        return payments;
    }

    private static bool SayMissing(IEnumerable<Expression> expressions) =>
        expressions.SelectMany(expression => expression.Descendants()).Any(expression => expression is Apply { Function: Function.Missing });

    private static Expression[] Parts(Variable variable) => variable switch
    {
        DerivedVariable derived => [derived.Value],
        MemoryVariable memory => [memory.Start, memory.Next],
        _ => throw new UnreachableException(),
    };

    private Node Lower(Expression expression, Moment moment)
    {
        if (lowered.TryGetValue((expression, moment), out var node)) return node;
        node = Make(expression, moment);
        lowered.Add((expression, moment), node);
        return node;
    }

    private Node Make(Expression expression, Moment moment) => expression switch
    {
        Number number => graph.Constant(number.Value),
        Quantity quantity => Make(quantity, moment),
        Clock clock => Uniform(new ClockRoot(clock.Reading)),
        Ahead ahead => Uniform(new SeriesRoot(names.Series(ahead.Series), ahead.Periods)),
        LevelAttribute attribute => Input(names.Attribute(attribute)),
        AtLevel at => graph.Binary(
            at.Level is null ? Operation.NotEqual : Operation.Equal,
            Input(new LevelRoot(names.Issue(at.Issue), at.State)),
            graph.Constant(at.Level ?? 0)),
        IssueHistory { Kind: IssueHistoryKind.Age } age => graph.Binary(
            Operation.Subtract, Uniform(new ClockRoot(ClockReading.Time)), Input(new ChangeRoot(names.Issue(age.Issue)))),
        IssueHistory happening => Input(new HappeningRoot(
            names.Topic(happening.Issue), happening.Kind, happening.Actor is null ? -1 : names.Actor(happening.Actor), moment == Moment.Close)),
        Apply apply => Make(apply, moment),
        Lagged lagged => Input(new PastRoot(Remember(lagged.Operand, lagged.Periods), lagged.Periods)),
        MovingAverage average => Make(average, moment),
        UtilityOf utility => Make(utility),
        Aggregate aggregate => Input(new AggregateRoot(Number(aggregate))),
        _ => throw new UnreachableException(),
    };

    private Node Make(Quantity quantity, Moment moment) => quantity.Kind switch
    {
        QuantityKind.Parameter => Input(new ParameterRoot(names.Parameter(quantity.Name))),
        QuantityKind.Series => Uniform(new SeriesRoot(names.Series(quantity.Name), 0)),
        QuantityKind.Shock => Input(new ShockRoot(names.Shock(quantity.Name))),
        QuantityKind.Event => Uniform(new EventRoot(names.Event(quantity.Name))),
        QuantityKind.Variable => model.Variables[names.Variable(quantity.Name)] switch
        {
            DerivedVariable derived => Lower(derived.Value, moment == Moment.Start ? Moment.Start : Moment.During),
            MemoryVariable memory when moment == Moment.Start => Lower(memory.Start, Moment.Start),
            MemoryVariable => Input(new MemoryRoot(names.Variable(quantity.Name))),
            _ => throw new UnreachableException(),
        },
        QuantityKind.Measure => Lower(model.Measures[names.Measure(quantity.Name)].Value, moment),
        _ => throw new UnreachableException(),
    };

    private Node Make(MovingAverage average, Moment moment)
    {
        var index = Remember(average.Operand, average.Periods - 1);
        var sum = graph.Binary(Operation.Add, Input(new WindowRoot(index, average.Periods)), Lower(average.Operand, moment));
        return graph.Binary(Operation.Divide, sum, Uniform(new WindowCountRoot(average.Periods)));
    }

    private Node Make(UtilityOf utility)
    {
        var actor = model.Actors[names.Actor(utility.Actor)];
        return utility.Term is null ? graph.Sum([.. Terms(actor)]) : Term(actor, actor.Utility.First(term => term.Name == utility.Term));
    }

    private Node Make(Apply apply, Moment moment)
    {
        var arguments = apply.Arguments;
        Node Argument(int index) => Lower(arguments[index], moment);
        return apply.Function switch
        {
            Function.If => graph.Select(Argument(0), Argument(1), Argument(2)),
            Function.Missing => graph.Constant(Missing.Value),
            _ when arguments.Length == 1 => graph.Unary(Operations.Of(apply.Function), Argument(0)),
            _ => graph.Binary(Operations.Of(apply.Function), Argument(0), Argument(1)),
        };
    }

    private int Remember(Expression operand, int periods)
    {
        if (!rememberedIndex.TryGetValue(operand, out var index))
        {
            AtClose(operand); // registers what it remembers itself first
            index = remembered.Count;
            remembered.Add(operand);
            rememberedIndex.Add(operand, index);
            depths.Add(0);
        }

        depths[index] = Math.Max(depths[index], periods);
        return index;
    }

    private int Number(Aggregate aggregate)
    {
        if (!aggregateIndex.TryGetValue(aggregate, out var index))
        {
            AtClose(aggregate.Operand);
            if (aggregate.Second is not null) AtClose(aggregate.Second);
            index = aggregates.Count;
            aggregates.Add(aggregate);
            aggregateIndex.Add(aggregate, index);
        }

        return index;
    }

    private enum Moment
    {
        Start,
        During,
        Close,
    }

    private Node Input(LaneRoot root) => graph.Input(slots.Of(root), root switch
    {
        AggregateRoot => true,
        MemoryRoot => remembersMissing,
        AttributeRoot => hasMissingLevels,
        PastRoot past => graph.MayBeMissing(AtClose(remembered[past.Remembered])),
        WindowRoot window => graph.MayBeMissing(AtClose(remembered[window.Remembered])),
        _ => false,
    });

    private Node Uniform(UniformRoot root) => graph.Uniform(slots.Of(root));
}
