using System.Collections.Immutable;

namespace AgentSim;

/// <summary>
/// What a researcher assumes about a world of bargaining states, with every set expanded, every name resolved and every rule checked.
/// A history is one play of it.
/// </summary>
/// <param name="Name">The model's own name, as in <c>model: kazakhstan</c>.</param>
/// <param name="Title">One line for a person; the name where the file gives none.</param>
/// <param name="Citation">Whose model this is, where it is somebody's.</param>
/// <param name="Calendar">The model's time.</param>
/// <param name="Seed">Where histories start from.</param>
/// <param name="Parameters">Drawn once per history, in file order.</param>
/// <param name="Series">Data over time, from the seed.</param>
/// <param name="Shocks">Random inputs of each period.</param>
/// <param name="Events">Dated inputs.</param>
/// <param name="Variables">Endogenous quantities; each derived one stands after those that it reads in the same period.</param>
/// <param name="Issues">What is negotiable, conducts included, in file order.</param>
/// <param name="Packages">Issues that may be bargained together.</param>
/// <param name="Actors">The political actors, in file order.</param>
/// <param name="Measures">What is recorded of a history.</param>
/// <param name="Patterns">Mutually exclusive classes, the first that holds; the last always does.</param>
/// <param name="Digest">SHA-256 of all that was read to make the model, overrides included: hex, lower case.</param>
public sealed record Model(
    string Name,
    string Title,
    string? Citation,
    Calendar Calendar,
    Seed Seed,
    ImmutableArray<Parameter> Parameters,
    ImmutableArray<Series> Series,
    ImmutableArray<Shock> Shocks,
    ImmutableArray<DatedEvent> Events,
    ImmutableArray<Variable> Variables,
    ImmutableArray<Issue> Issues,
    ImmutableArray<Package> Packages,
    ImmutableArray<Actor> Actors,
    ImmutableArray<Measure> Measures,
    ImmutableArray<Pattern> Patterns,
    string Digest)
{
    /// <summary>
    /// What people call issues, packages and events, as it stands within a sentence: by their names without an index, and <c>issue.level</c>, <c>issue.assent</c> or
    /// <c>actor.term</c>. What is not there is called by its name.
    /// </summary>
    public ImmutableDictionary<string, string> Titles { get; init; } = ImmutableDictionary<string, string>.Empty;
}
