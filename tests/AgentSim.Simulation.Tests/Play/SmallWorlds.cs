using System.Collections.Immutable;
using AgentSim.Expressions;

namespace AgentSim.Simulation.Tests.Play;

/// <summary>Models small enough to be reasoned about, made of records.</summary>
internal static class SmallWorlds
{
    public static readonly Seed NoSeed = new("none", "None", ImmutableDictionary<string, ImmutableArray<YearValue>>.Empty, "");

    /// <summary>
    /// A client that can bind itself to two patrons, north and west; north can squeeze it. The client gains by depth and loses sovereignty by its square;
    /// north loses by depth with west, and squeezes the more gladly.
    /// </summary>
    public static Model TwoPatrons(double noise = 0, double precision = 36, int years = 10)
    {
        var levels = ImmutableArray.Create(Level("none", 0), Level("partner", 0.5), Level("ally", 1));
        var north = Depth("depth[north]", levels, "north", ["squeeze"]);
        var west = Depth("depth[west]", levels, "west", ["squeeze"]);
        var squeeze = Issue("squeeze", [Level("off", 0), Level("on", 1)], ["north"]);
        var protection = new Number(1) - Call(Function.Exp, -2.0 * (Value(north) + Value(west)));
        var client = Actor("client", noise, precision, [
            Term("protection", Parameter("appetite"), protection),
            Term("sovereignty", 0.2, new Number(0) - (Value(north) * Value(north)) - (Value(west) * Value(west))),
            Term("pain", 0.3, new Number(0) - Value(squeeze)),
        ]);
        var northern = Actor("north", noise, precision, [
            Term("influence", 0.3, Value(north)),
            Term("rivalry", 0.2, new Number(0) - (Value(west) * (new Number(1) - Value(squeeze)))),
            Term("cost", 0.1, new Number(0) - Value(squeeze)),
        ]);
        var western = Actor("west", noise, precision, [Term("influence", 0.2, Value(west))]);
        var trust = new MemoryVariable(
            "trust", 0.5, Variable("trust") + (0.1 * (new AtLevel("depth[north]", null, LevelState.InForce) - Variable("trust"))),
            new(0, 1), Unit.None, null);
        var pressure = new DerivedVariable("pressure", Value(squeeze) * new Quantity(QuantityKind.Shock, "storm"), Unit.None, null);
        return new(
            "two-patrons", "Two patrons", null, new(1992, 1, 4 * years, 4), NoSeed,
            [new("appetite", new Uniform(0.2, 0.6), null, Unit.None, null)], [],
            [new("storm", new Normal(0, 1), 1, Unit.None, null)], [], [pressure, trust],
            [north, west, squeeze], [], [client, northern, western],
            [
                Measure("north", Value(north)), Measure("west", Value(west)), Measure("trust", Variable("trust")), Measure("pressure", Variable("pressure")),
                Measure("mean_north", new Aggregate(AggregateKind.Mean, Value(north), null, 1992, 1992 + years - 1)),
                Measure("first_west", new Aggregate(AggregateKind.First, new AtLevel("depth[west]", null, LevelState.InForce), null, 1992, 1992 + years - 1)),
                Measure("before", new Lagged(Value(north), 4)),
                Measure("smooth", new MovingAverage(Value(north), 4)),
                Measure("worth", new UtilityOf("client", null)),
            ],
            [
                new("bandwagoning", new Apply(Function.Less, [new Quantity(QuantityKind.Measure, "west"), new Quantity(QuantityKind.Measure, "north")]), null),
                new("hedging", 1.0, null),
            ],
            "");
    }

    public static Issue Issue(string name, ImmutableArray<Level> levels, ImmutableArray<string> parties, ImmutableArray<string> answers = default, double lag = 0) => new(
        name, [AgentSim.Issue.OnlyAttribute], levels, 0, parties, Talks(), 1.0, new Fixed(lag), null, 0, 1, null, [], null,
        answers.IsDefault ? [] : answers, null);

    public static AgentSim.Bargaining Talks(int rounds = 3) => new(
        Protocol.AlternatingOffers, new Unanimity(), rounds, Recognition.Random, 0, true, ImmutableDictionary<string, Expression>.Empty,
        ImmutableDictionary<string, Expression>.Empty)
    {
        Spell = 20,
    };

    public static Actor Actor(string name, double noise, double precision, ImmutableArray<UtilityTerm> utility) => new(
        name, name, 0.93, 10.0, 0.98, precision, 1.0, 0.1, noise, 2, ImmutableDictionary<string, Expression>.Empty, utility, null);

    public static Level Level(string name, double value) => new(name, [new Number(value)], 1.0);

    public static Measure Measure(string name, Expression value) => new(name, value, Unit.None, null, null);

    public static UtilityTerm Term(string name, Expression weight, Expression value) => new(name, weight, value, null);

    public static Expression Value(Issue issue) => new LevelAttribute(issue.Name, AgentSim.Issue.OnlyAttribute, LevelState.InForce);

    public static Expression Parameter(string name) => new Quantity(QuantityKind.Parameter, name);

    public static Expression Variable(string name) => new Quantity(QuantityKind.Variable, name);

    public static Expression Call(Function function, params Expression[] arguments) => new Apply(function, [.. arguments]);

    private static Issue Depth(string name, ImmutableArray<Level> levels, string patron, ImmutableArray<string> answers) =>
        Issue(name, levels, ["client", patron], patron == "west" ? answers : [], lag: 2);
}
