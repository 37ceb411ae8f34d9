using AgentSim.Language.Grammar;
using static AgentSim.Language.Grammar.Shapes;

namespace AgentSim.Experiments.Language;

/// <summary>What a calibration file may say: the one list of its keys.</summary>
internal static class CalibrationGrammar
{
    private static readonly ConstructShape Target = new(Construct(
        "a target",
        new Key("measure", Reference, "The measure of the model.") { IsRequired = true },
        new Key("year", Number, "The year of a measure that is a series."),
        new Key("observed", Number, "What history took.") { IsRequired = true },
        new Key("tolerance", Number, "A difference that counts as one.") { IsRequired = true },
        new Key("missing", Number, "How many tolerances a history is away in which the measure has no value (5).")));

    private static readonly ConstructShape Matching = new(Construct(
        "history matching",
        new Key("samples", Number, "Sets of parameter values in each wave, at least 50 (1000)."),
        new Key("replications", Number, "Histories of each, at least 2 (4)."),
        new Key("waves", Number, "Waves (3)."),
        new Key("cutoff", Number, "The implausibility above which parameter values are ruled out (3).")));

    private static readonly ConstructShape Posterior = new(Construct(
        "a search for the posterior",
        new Key("particles", Number, "Sets of parameter values that are kept at once (1000)."),
        new Key("replications", Number, "Histories that each is judged by (1)."),
        new Key("waves", Number, "Waves after the first at most (30)."),
        new Key("moves", Number, "Proposals to each particle in a wave (1)."),
        new Key("keep", Number, "The share of the effective number of particles that each wave's smaller distance leaves (0.7)."),
        new Key("acceptance", Number, "Waves end once a smaller share of proposals is accepted (0.02)."),
        new Key("epsilon", Number, "Waves end once histories are as near as this, in tolerances (0).")));

    /// <summary>A calibration file.</summary>
    public static Construct Calibration { get; } = Construct(
        "a calibration",
        new Key("calibration", FileName, "Its name.") { IsRequired = true },
        new Key("title", Text, "A line for people (its name)."),
        new Key("model", FileName, "The model: a file in models/, in models/examples/ or beside the calibration, without .yaml.") { IsRequired = true },
        new Key("seed", FileName, "The seed (the model's own)."),
        new Key("random_seed", Number, "The random seed (1)."),
        new Key("set", new MapShape("name", new AnyShape("a value"), null), "What is changed of the model, as --set does: name: value."),
        new Key("targets", Named(Target), "What history took, and the model shall.") { IsRequired = true },
        new Key("held_back", Named(Target), "What is looked at afterwards only, and is in no distance."),
        new Key("distance", OneOf(CalibrationReader.RootMeanSquare, CalibrationReader.Maximum), "How the distances of targets, in tolerances, make one (root_mean_square)."),
        new Key("parameters", Either(OneOf(FactorsSection.AllParameters), References), "The parameters that are fitted; the others are drawn as always (all)."),
        new Key("matching", Matching, "History matching, before the posterior is looked for: what the targets rule out (none)."),
        new Key("posterior", Posterior, "How the posterior is found."));
}
