using AgentSim.Language.Sections;
using static AgentSim.Language.Grammar.Shapes;

namespace AgentSim.Language.Grammar;

/// <summary>What a model file may say: the one list of the language's keys.</summary>
internal static class ModelGrammar
{
    private static readonly ConstructShape Time = new(new Construct("the model's time", [
        new("start", Date, "The first period: 1992-Q1, or 1992.") { IsRequired = true },
        new("end", Date, "The last period.") { IsRequired = true },
        new("period", OneOf("quarter", "year"), "Length of a period.") { IsRequired = true },
    ]));

    private static readonly ConstructShape Series = new(Construct(
        "a series",
        new Key("from", Name, "What the seed calls it (its own name)."),
        new Key("interpolate", OneOf("step", "linear"), "The year's value in all its quarters, or a line between mid-years (step)."),
        new Key("unit", UnitName, "Its unit (the seed's).")));

    private static readonly ConstructShape Event = new(Construct(
        "an event",
        new Key("at", Either(Date, new ListShape(Date)), "When."),
        new Key("size", Either(Number, NumberList), "How large: one size, or one for each date (1)."),
        new Key("given", Name, "Dates and sizes as in the seed's events.csv.")) with
    {
        Alternatives = [["at", "size"], ["given"]],
        NeedsAlternative = true,
    });

    private static readonly Construct Variable = Construct(
        "a variable",
        new Key("value", Formula, "What it is, in every period."),
        new Key("start", Either(Formula, new ConstructShape(DistributionGrammar.Start)), "Its value in the first period."),
        new Key("next", Formula, "Its value in the next period."),
        new Key("range", NumberList, "[low, high]: what it is kept within."),
        new Key("allocate", Formula, "A total that is shared out over the elements of its first index."),
        new Key("by", Formula, "What is served first: the element with the highest."),
        new Key("within", Formula, "The capacity of each element."),
        new Key("committed", Formula, "What each element gets before the rest (0)."),
        new Key("unit", UnitName, "Its unit.")) with
    {
        Alternatives = [["value"], ["start", "next", "range"], ["allocate", "by", "within", "committed"]],
        NeedsAlternative = true,
        Shorthand = "value",
    };

    private static readonly Construct Term = Construct(
        "a utility term",
        new Key("weight", Formula, "Its weight.") { IsRequired = true },
        new Key("term", Formula, "What is weighed, per year, scaled to about [0, 1].") { IsRequired = true }) with
    {
        Shorthand = "weight",
    };

    private static readonly ConstructShape Actor = new(Construct(
        "an actor",
        new Key("title", Text, "Its name for a person."),
        new Key("discount", Formula, "Worth of a gain one year later, above 0 and at most 1 (0.93)."),
        new Key("horizon", Formula, "Years over which gains are added up (10)."),
        new Key("patience", Formula, "Worth of a deal one round later, above 0 and at most 1 (0.98)."),
        new Key("precision", Formula, "Logit precision: 0 is random play, infinite is best response (36)."),
        new Key("power", Formula, "How often it gets to propose (1)."),
        new Key("consent", Formula, "Cost of agreeing to a change, in gains (0.1)."),
        new Key("noise", Formula, "Standard deviation of the bias in what it signals (0)."),
        new Key("agenda", Number, "Issues that it may raise a period (2)."),
        new Key("salience", new MapShape("issue or package", Formula, IndexedNamePattern), "How much it cares for raising an issue or package (1)."),
        new Key("utility", Named(new ConstructShape(Term)), "What it wants: weighted terms.") { IsRequired = true }));

    private static readonly Construct Measure = Construct(
        "a measure",
        new Key("value", Formula, "What is recorded.") { IsRequired = true },
        new Key("unit", UnitName, "Its unit."),
        new Key("observed", Name, "The seed's series that history took."),
        new Key("codes", new MapShape("number", Text, null), "Of a measure that holds codes of classes: what each stands for.")) with
    {
        Shorthand = "value",
    };

    private static readonly Construct Pattern = Construct(
        "a pattern",
        new Key("when", Formula, "When it holds, in measures; the last one: otherwise.") { IsRequired = true }) with
    {
        Shorthand = "when",
    };

    /// <summary>A model file.</summary>
    public static Construct Model { get; } = Construct(
        "a model",
        new Key("model", FileName, "Its name.") { IsRequired = true },
        new Key("title", Text, "A line for people (its name)."),
        new Key("citation", Text, "Whose model it is."),
        new Key("extends", FileName, "The model that this one includes and overrides: a file beside it, without .yaml."),
        new Key("seed", FileName, "The default seed: a folder under seeds/."),
        new Key("time", Time, "From when to when, and in what steps.") { IsRequired = true },
        new Key("protocol", OneOf([.. Protocols.Words]), "The protocol of sessions that name none (alternating-offers)."),
        new Key("sets", Named(new ListShape(Name)), "Names to index by."),
        new Key("parameters", Indexed(Either(Number, new ConstructShape(DistributionGrammar.Parameter))), "Numbers drawn once per history."),
        new Key("series", Indexed(Series), "Data over time, found in the seed."),
        new Key("events", Indexed(Event), "Dated inputs."),
        new Key("shocks", Indexed(new ConstructShape(DistributionGrammar.Shock)), "Random inputs of every period."),
        new Key("variables", Indexed(Either(Formula, new ConstructShape(Variable))), "Endogenous quantities."),
        new Key("issues", Indexed(new ConstructShape(IssueGrammar.Issue)), "What is negotiable."),
        new Key("packages", Indexed(new ConstructShape(IssueGrammar.Package)), "Issues bargained together."),
        new Key("actors", Named(Actor), "Who bargains, and what each wants.") { IsRequired = true },
        new Key("measures", Indexed(Either(Formula, new ConstructShape(Measure))), "What is recorded of a history."),
        new Key("titles", new MapShape("name", Text, @"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$"), "What people call issues, packages and events, levels (issue.level), assents and utility terms (actor.term), within a sentence."),
        new Key("patterns", Named(Either(Formula, new ConstructShape(Pattern))), "Classes of histories; the first that holds.") { IsReplacedWhole = true });
}
