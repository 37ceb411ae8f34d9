using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Expressions;

namespace AgentSim.Runtime;

/// <summary>
/// Plays a tiny world once, so that what playing takes has been made ready by the time a model has been read: a second core has nothing else to do meanwhile, and the
/// first history comes the sooner. Nothing is kept of it.
/// </summary>
public static class Rehearsal
{
    private const int Histories = 8;
    private const int FirstYear = 2000;

    /// <summary>Begins a rehearsal on another thread; there is no need to wait for its end.</summary>
    public static Task Begin() => Task.Run(async () =>
    {
        var run = new Run(Design.Of(new Variant([], [Arm.OfBaseline(World())])), new(Histories, 1), 1, new(Histories, 1));
        await foreach (var _ in Simulator.Play(run, run.Batches(), CancellationToken.None)) ;
    });

    /// <summary>Two neighbours, a treaty that one of them may answer by pressure, and a little of everything else that most models have.</summary>
    internal static Model World()
    {
        var (treaty, pressure) = (Value("treaty"), Value("pressure"));
        var trust = new Quantity(QuantityKind.Variable, "trust");
        var weight = new Quantity(QuantityKind.Parameter, "weight");
        return new(
            "rehearsal", "Rehearsal", null, new(FirstYear, 1, 4, 4), new("none", "None", ImmutableDictionary<string, ImmutableArray<YearValue>>.Empty, ""),
            [new("weight", new Uniform(0.2, 0.6), null, Unit.None, null)], [], [new("storm", new Normal(0, 1), 1, Unit.None, null)], [],
            [new MemoryVariable("trust", 0.5, trust + (weight * (treaty - trust)), new(0, 1), Unit.None, null)],
            [Issue("treaty", ["one", "other"], ["pressure"]), Issue("pressure", ["other"], [])], [],
            [Actor("one", weight * (Exp(treaty) - pressure)), Actor("other", (trust * treaty) - (weight * pressure))],
            [
                new("trust", trust, Unit.None, null, null),
                new("mean", new Aggregate(AggregateKind.Mean, treaty, null, FirstYear, FirstYear), Unit.None, null, null),
            ],
            [new("all", 1.0, null)],
            "");
    }

    private static Issue Issue(string name, ImmutableArray<string> parties, ImmutableArray<string> answers) => new(
        name, [AgentSim.Issue.OnlyAttribute], [new("off", [new Number(0)], 1.0), new("on", [new Number(1)], 1.0)], 0, parties,
        new(Protocol.AlternatingOffers, new Unanimity(), 2, Recognition.Random, 0, true, ImmutableDictionary<string, Expression>.Empty, ImmutableDictionary<string, Expression>.Empty) { Spell = 4 },
        1.0, new Fixed(1), null, 0, 1, null, [], null, answers, null);

    private static Actor Actor(string name, Expression utility) => new(
        name, name, 0.9, 10.0, 1.0, AgentSim.Actor.DefaultPrecision, 1.0, 0.1, 0.05, 2, ImmutableDictionary<string, Expression>.Empty,
        [new("utility", 1.0, utility, null)], null);

    private static LevelAttribute Value(string issue) => new LevelAttribute(issue, AgentSim.Issue.OnlyAttribute, LevelState.InForce);

    private static Apply Exp(Expression operand) => new Apply(Function.Exp, [operand]);
}
