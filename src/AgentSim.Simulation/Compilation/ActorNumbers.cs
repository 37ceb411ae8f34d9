using System.Collections.Immutable;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>The numbers of all actors that hold for a whole history: which results of the start formulas they are.</summary>
internal sealed class ActorNumbers
{
    private readonly int[,] presentValues;

    private ActorNumbers(ImmutableArray<ActorColumns> actors, int[,] presentValues, IReadOnlyList<Node> nodes)
    {
        Actors = actors;
        this.presentValues = presentValues;
        Nodes = nodes;
    }

    /// <summary>By actor.</summary>
    public ImmutableArray<ActorColumns> Actors { get; }

    /// <summary>What is to be computed.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>What a flow of 1 a year, from a deal on a topic, is worth to an actor.</summary>
    public int PresentValue(int actor, Topic topic) => presentValues[actor, topic.Index];

    /// <summary>Lowers the numbers of a model's actors.</summary>
    public static ActorNumbers Of(Model model, ImmutableArray<Topic> topics, Lowering lowering)
    {
        var outputs = new Outputs();
        int Add(Expressions.Expression expression) => outputs.Add(lowering.AtStart(expression));
        var actors = model.Actors.Select(actor => new ActorColumns(
            Add(actor.Precision), Add(actor.Patience), Add(actor.Power), Add(actor.Consent), Add(actor.Noise),
            [.. topics.Select(topic => actor.Salience.TryGetValue(topic.Name, out var salience) ? Add(salience) : -1)])).ToImmutableArray();
        var presentValues = new int[model.Actors.Length, topics.Length];
        for (var actor = 0; actor < model.Actors.Length; actor++)
        {
            foreach (var topic in topics) presentValues[actor, topic.Index] = outputs.Add(Value(model, model.Actors[actor], topic, lowering));
        }

        return new(actors, presentValues, outputs.Nodes);
    }

    /// <summary>In a package, the longest lag and the longest life of its issues hold for all of it.</summary>
    private static Node Value(Model model, Actor actor, Topic topic, Lowering lowering)
    {
        var issues = topic.Issues.Select(issue => model.Issues[issue]).ToList();
        var step = model.Calendar.YearsPerPeriod;
        var lag = topic.Kind == TopicKind.Exit ? 0 : issues.Max(issue => PresentedLag(issue)) * step;
        double? life = issues.Any(issue => issue.Lasts is null) ? null : issues.Max(issue => issue.Lasts!.Value) * step;
        return Compilation.PresentValue.Of(lowering.Graph, lowering.AtStart(actor.Discount), lowering.AtStart(actor.Horizon), lag, life, step);
    }

    private static double PresentedLag(Issue issue) => Compilation.PresentValue.Expected(issue.Lag);
}

/// <summary>Which results of the start formulas an actor's numbers are.</summary>
/// <param name="Precision">Logit precision.</param>
/// <param name="Patience">Worth of a deal one round later.</param>
/// <param name="Power">Recognition weight.</param>
/// <param name="Consent">Cost of agreeing.</param>
/// <param name="Noise">Standard deviation of its signals' bias.</param>
/// <param name="Salience">By topic; -1 stands for 1.</param>
internal sealed record ActorColumns(int Precision, int Patience, int Power, int Consent, int Noise, ImmutableArray<int> Salience);
