using AgentSim.Language.Grammar;
using static AgentSim.Language.Grammar.Shapes;

namespace AgentSim.Experiments.Language;

/// <summary>What an experiment file may say: the one list of its keys.</summary>
internal static class ExperimentGrammar
{
    private static readonly Shape YesOrNo = OneOf("yes", "no");

    private static readonly MapShape Set = new("name", new AnyShape("a value"), null);

    private static readonly Shape Statistic = new ScalarShape("a measure, or a statistic such as share(hedging)");

    private static readonly Construct Arm = Construct(
        "an arm",
        new Key("set", Set, "What it changes of the model, as --set does: name: value."),
        new Key("model", FileName, "Another model that records the same measures."),
        new Key("seed", FileName, "Another seed."));

    private static readonly Construct Factor = Construct(
        "a factor",
        new Key("prior", OneOf("yes"), "The parameter's own distribution."),
        new Key("range", NumberList, "[low, high]: uniform between."),
        new Key("integer", YesOrNo, "Whether only whole numbers of the range are taken (no)."),
        new Key("list", new ListShape(new AnyShape("a value")), "These values, in this order; the only kind for what is no parameter."),
        new Key("levels", Number, "How many values a grid, or one_at_a_time, takes of it (5)."),
        new Key("group", Name, "Factors of a group move together in morris and saltelli.")) with
    {
        Alternatives = [["prior"], ["range", "integer"], ["list"]],
        NeedsAlternative = true,
    };

    private static readonly Construct Design = new(
        "a design",
        [
            new("list", new ListShape(new MapShape("factor", new AnyShape("a value"), null)), "These points, each with a value for every factor."),
            new("csv", new ScalarShape("a file name") { Pattern = @"^[A-Za-z0-9][A-Za-z0-9_-]*\.csv$" }, "A table of points beside the experiment, its columns called as the factors."),
            new("latin_hypercube", Number, "So many points, one in each stratum of each factor."),
            new("sobol", Number, "So many points of the sequence of Sobol', scrambled; best a power of two."),
            new("morris", new ConstructShape(new Construct("the design morris", [
                new("trajectories", Number, "How many walks through the levels of the factors.") { IsRequired = true },
                new("levels", Number, "Levels of each factor, an even number (4)."),
            ])), "Trajectories of one step in each factor."),
            new("saltelli", new ConstructShape(new Construct("the design saltelli", [
                new("base", Number, "Base points; a power of two.") { IsRequired = true },
                new("second_order", YesOrNo, "Whether indices of pairs are wanted too (no)."),
            ])), "What Sobol' indices are computed from."),
            new("efast", new ConstructShape(new Construct("the design efast", [
                new("samples", Number, "Points on the curve of each factor.") { IsRequired = true },
                new("harmonics", Number, "Harmonics that are summed (4)."),
            ])), "Curves along which each factor in turn swings fastest."),
        ])
    {
        Alternatives = [["list"], ["csv"], ["latin_hypercube"], ["sobol"], ["morris"], ["saltelli"], ["efast"]],
        NeedsAlternative = true,
    };

    private static readonly Construct Until = Construct(
        "a rule that ends sampling",
        new Key("half_width", Number, "Half the width that the interval shall have.") { IsRequired = true },
        new Key("of", Statistic, "What the interval is of.") { IsRequired = true },
        new Key("confidence", Number, "The interval's confidence (0.95)."),
        new Key("at_least", Number, "Samples before the first look (100)."),
        new Key("at_most", Number, "Samples at the most.") { IsRequired = true },
        new Key("look", Number, "Samples between looks (100)."));

    private static readonly Construct Collect = Construct(
        "what is collected",
        new Key("measures", References, "The measures that are kept (all)."),
        new Key("series", new ScalarShape("yes, no, or a number of years") { Pattern = "^(yes|no|[0-9]+ years?)$" }, "Yearly series: every year, not at all, or every so many years (yes)."),
        new Key("deals", YesOrNo, "Whether the table of deals is kept (yes)."),
        new Key("ledger", YesOrNo, "Whether the ledger is kept, each actor's utility by term and year (no)."),
        new Key("transcripts", new ConstructShape(new Construct("a choice of transcripts", [
            new("where", Text, "A pattern, or a condition in SQL on the table of histories (some of all)."),
            new("at_most", Number, "How many of each arm (3)."),
        ])), "Readable transcripts of some histories."));

    private static readonly Construct Hypothesis = Construct(
        "a hypothesis",
        new Key("claim", new ScalarShape("a claim"), "What is claimed to come out."),
        new Key("pending", Text, "What is lacking to test it: it is told of as pending, and its claim is not read."));

    /// <summary>An experiment file.</summary>
    public static Construct Experiment { get; } = Construct(
        "an experiment",
        new Key("experiment", FileName, "Its name.") { IsRequired = true },
        new Key("title", Text, "A line for people (its name)."),
        new Key("model", FileName, "The model: a file in models/, in models/examples/ or beside the experiment, without .yaml.") { IsRequired = true },
        new Key("seed", FileName, "The seed of all arms (the model's own)."),
        new Key("random_seed", Number, "The random seed (1)."),
        new Key("samples", Number, "Sets of parameter values for each design point and arm (100)."),
        new Key("replications", Number, "Plays of each sample, with luck of their own (1)."),
        new Key("until", new ConstructShape(Until), "Samples until an interval is narrow enough, instead of a number of samples."),
        new Key("sample", OneOf(PosteriorSection.Prior, PosteriorSection.Posterior), "What parameters are drawn from; posterior: that of `posterior`, or else of the model's only calibration (prior, unless there is a `posterior`)."),
        new Key("posterior", FileName, "A calibration whose posterior parameters are drawn from: models/posteriors/NAME.csv or results/NAME (the priors)."),
        new Key("set", Set, "What all arms change of the model, as --set does: name: value."),
        new Key("arms", Named(new ConstructShape(Arm)), "What is compared with the arm `baseline`."),
        new Key("random_play", YesOrNo, "Whether the arm `random-play` is played too (yes)."),
        new Key("factors", Either(OneOf(FactorsSection.AllParameters), new MapShape("name", Either(OneOf("prior"), new ConstructShape(Factor)), null)), "What is varied over the design points; all: every parameter that has a distribution."),
        new Key("design", Either(OneOf("grid", "one_at_a_time"), new ConstructShape(Design)), "Which points there are."),
        new Key("where", Formula, "Points for which this does not hold are dropped; an expression of factors."),
        new Key("collect", new ConstructShape(Collect), "What is kept of histories."),
        new Key("hypotheses", new MapShape("name", Either(new ScalarShape("a claim"), new ConstructShape(Hypothesis)), "^[A-Za-z][A-Za-z0-9_]*$"), "What is claimed to come out."),
        new Key("adjust", OneOf("holm", HypothesesSection.BenjaminiHochberg), "How p-values are adjusted for the number of hypotheses (holm)."),
        new Key("analyse", new ListShape(Statistic), "What sensitivity to the factors is analysed of."),
        new Key("observed", new MapShape("pattern or measure", new MapShape("arm", new AnyShape("a pattern or number"), null), null), "What history had, arm by arm, where arms are cases of their own: `pattern`, or a measure."),
        new Key("discover", new ListShape(Reference), "Patterns, or measures that are true or false, whose region of parameters is looked for."));
}
