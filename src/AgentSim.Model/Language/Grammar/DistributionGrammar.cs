using System.Collections.Immutable;
using static AgentSim.Language.Grammar.Shapes;

namespace AgentSim.Language.Grammar;

/// <summary>What a random number may be written as.</summary>
internal static class DistributionGrammar
{
    private static readonly Key[] Kinds =
    [
        new("fixed", Number, "This number."),
        new("uniform", NumberList, "Uniform: [low, high]."),
        new("normal", NumberList, "Normal: [mean, standard deviation]."),
        new("lognormal", NumberList, "Its logarithm is normal: [median, standard deviation of the logarithm]."),
        new("triangular", NumberList, "Triangular: [low, mode, high]."),
        new("beta", NumberList, "Beta: [a, b], stretched over range, or over [0, 1]."),
        new("gamma", NumberList, "Gamma: [shape, mean]."),
        new("categorical", new MapShape("number", Number, null), "One of some numbers, each with its probability."),
    ];

    private static readonly Key Given = new("given", Name, "As the seed's values say.");

    private static readonly Key Range = new("range", NumberList, "[low, high]: what draws are conditioned on.");

    private static readonly Key UnitOfIt = new("unit", UnitName, "Its unit, such as USD/bbl.");

    private static readonly Key Per = new("per", OneOf("year", "quarter"), "How long a draw holds, or what a hazard's probability is per.");

    /// <summary>A number drawn once per history.</summary>
    public static Construct Parameter { get; } = Distribution(
        "a distribution",
        "fixed",
        [
            .. Kinds, Given,
            new("dirichlet", Named(Number), "Shares that sum to 1, each with its mean; they become parameters of their own."),
            new("concentration", Number, "How close the shares of a dirichlet stay to their means."),
        ],
        [Range, UnitOfIt]);

    /// <summary>A random input of every period.</summary>
    public static Construct Shock { get; } = Distribution(
        "a shock",
        null,
        [
            .. Kinds, Given,
            new("bernoulli", Number, "1 with this probability, otherwise 0."),
            new("hazard", Formula, "1 with this probability, which may depend on the state of the world, otherwise 0."),
        ],
        [Range, UnitOfIt, Per]);

    /// <summary>A number of the seed.</summary>
    public static Construct SeedValue { get; } = Distribution(
        "a value",
        "value",
        [new("value", Number, "This number."), .. Kinds],
        [Range, UnitOfIt, new("status", Text, "How sure it is: yes, derived, partly, coded, seed or no.")]);

    /// <summary>A time that may be drawn.</summary>
    public static Construct Lag { get; } = Distribution("a distribution", null, [.. Kinds, Given], [Range, new("unit", OneOf("year", "quarter", "period"), "What the numbers count (periods).")]);

    /// <summary>Where a variable with memory starts.</summary>
    public static Construct Start { get; } = Distribution("a distribution", null, [.. Kinds, Given], [Range, UnitOfIt]);

    private static Construct Distribution(string phrase, string? shorthand, ImmutableArray<Key> kinds, ImmutableArray<Key> others) =>
        Construct(phrase, [.. kinds, .. others]) with
        {
            Alternatives = [.. kinds.Where(k => k.Name != "concentration").Select(k => Alternative(k.Name))],
            NeedsAlternative = true,
            Shorthand = shorthand,
        };

    private static ImmutableArray<string> Alternative(string kind) => kind == "dirichlet" ? ["dirichlet", "concentration"] : [kind];
}
