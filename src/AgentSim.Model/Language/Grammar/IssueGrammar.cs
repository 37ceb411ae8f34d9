using AgentSim.Language.Sections;
using static AgentSim.Language.Grammar.Shapes;

namespace AgentSim.Language.Grammar;

/// <summary>What an issue and a package may say.</summary>
internal static class IssueGrammar
{
    private static readonly MapShape ByActor = new("actor", Formula, NamePattern);

    private static readonly Key Opens = new("opens", Formula, "When it can be negotiated (always).");

    private static readonly Key Rule = new(
        "rule",
        Either(
            OneOf("unanimity"),
            new ConstructShape(new Construct(
                "a rule { quota, weighted or consensus }",
                [
                    new("quota", Number, "How many parties must consent."),
                    new("weighted", new ConstructShape(new Construct("weights", [
                        new("quota", Number, "What the weights of those who consent must sum to.") { IsRequired = true },
                        new("weights", new MapShape("actor", Number, NamePattern), "A weight for each party.") { IsRequired = true },
                    ])), "Consent by weight."),
                    new("consensus", References, "The parties that must consent; the others are heard only."),
                ])
            {
                Alternatives = [["quota"], ["weighted"], ["consensus"]],
                NeedsAlternative = true,
            })),
        "Whose consent makes a deal (unanimity).");

    private static readonly Key[] Session =
    [
        new("protocol", OneOf([.. Protocols.Words]), "The game that a session is (the model's)."),
        new("rounds", Number, "Rounds of a session at most (3)."),
        new("recognition", OneOf("random", "rotating"), "Who proposes: drawn by power, or in the order of the parties (random)."),
        new("pass", OneOf("yes", "no"), "Whether a proposer may let the round go by (yes)."),
        new("risk", Number, "Probability that talks end after a round without a deal (0)."),
        new("spell", Duration, "Time for which the luck behind choices stays the same while nothing about the issue changes (5 years)."),
        new("reopens", Duration, "Time without sessions after a change or a breakdown (0)."),
        new("every", Duration, "Time between sessions, or between choices of a conduct (1 period)."),
        new("answers", References, "Conducts or issues whose probable answer is foreseen."),
    ];

    /// <summary>Something negotiable.</summary>
    public static Construct Issue { get; } = Construct(
        "an issue",
        [
            new("levels", Named(Either(Formula, new MapShape("attribute", Formula, NamePattern) { Shorthand = AgentSim.Issue.OnlyAttribute })), "The values it can take; the first holds if nothing was ever agreed.") { IsRequired = true },
            new("parties", References, "Who must agree; a single one chooses alone.") { IsRequired = true },
            new("start", Name, "The level in force at the beginning (the first)."),
            Rule,
            Opens,
            .. Session,
            new("lag", Either(Duration, new ConstructShape(DistributionGrammar.Lag)), "Time from deal to effect (0)."),
            new("lasts", Duration, "Time after which it lapses to the first level (never)."),
            new("exit", new ConstructShape(new Construct("an exit", [
                new("by", Either(Reference, References), "Who may leave alone.") { IsRequired = true },
                new("cost", Formula, "What leaving costs who leaves, in gains.") { IsRequired = true },
                new("to", Name, "The level that remains (the first)."),
            ])), "Who may leave alone, and at what cost."),
            new("breakdown", ByActor, "What a party gets if talks end, in gains (0)."),
            new("outside", ByActor, "What a party gets by leaving the table, in gains (none)."),
            new("transfers", new ConstructShape(new Construct("transfers", [
                new("from", Reference, "Who pays.") { IsRequired = true },
                new("to", Reference, "Who is paid.") { IsRequired = true },
                new("grid", NumberList, "The amounts, per year.") { IsRequired = true },
                new("terms", new MapShape("actor", Name, NamePattern), "The utility term of each that a payment enters."),
            ])), "Side payments."),
            new("assents", Named(Either(Formula, new ConstructShape(Construct(
                "an assent",
                new Key("probability", Formula, "Probability of assent, with the deal in force.") { IsRequired = true },
                new Key("per", OneOf("year", "quarter"), "What the probability is per (each time).")) with { Shorthand = "probability" }))),
                "Third parties whose assent a deal needs too."),
        ]);

    /// <summary>Issues bargained together.</summary>
    public static Construct Package { get; } = Construct(
        "a package",
        [
            new("issues", References, "Two or three issues; a conduct among them is a promise.") { IsRequired = true },
            new("moves", OneOf("all", "any"), "Whether only moves that change every issue are on the table (all)."),
            Rule,
            Opens,
            .. Session,
            new("lasts", Duration, "How long a promised conduct is kept."),
            new("breach", Formula, "What breaking the promise costs the one who gave it, in gains (0.2)."),
        ]);
}
