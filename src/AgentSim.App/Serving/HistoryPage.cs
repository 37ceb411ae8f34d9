using AgentSim.App.Answers;
using AgentSim.App.Telling;

namespace AgentSim.App.Serving;

/// <summary>One history, to be read.</summary>
/// <param name="Title">The model's title.</param>
/// <param name="Arm">Its arm.</param>
/// <param name="Point">Its design point.</param>
/// <param name="History">Its number.</param>
/// <param name="Pattern">Its pattern, as a person says it; null if it failed.</param>
/// <param name="Failed">Why it failed; null if it did not.</param>
/// <param name="FirstYear">The first year.</param>
/// <param name="Periods">The periods, by name.</param>
/// <param name="Times">Their beginnings, in years.</param>
/// <param name="Actors">The actors.</param>
/// <param name="Issues">What is negotiable.</param>
/// <param name="Changes">When which level came into force, in order.</param>
/// <param name="Scenes">What happened, in order.</param>
/// <param name="Series">Yearly measures.</param>
/// <param name="Measures">Measures of the whole history, in words.</param>
/// <param name="Parameters">What was drawn.</param>
/// <param name="Accounts">What each actor's utility came from, year by year; null of a history that failed.</param>
/// <param name="Routes">What was shipped, route by route; empty of models that ship nothing.</param>
internal sealed record HistoryPage(
    string Title, string Arm, int Point, int History, string? Pattern, FailureAnswer? Failed, int FirstYear, IReadOnlyList<string> Periods, IReadOnlyList<double> Times,
    IReadOnlyList<Named> Actors, IReadOnlyList<IssuePart> Issues, IReadOnlyList<LevelChange> Changes, IReadOnlyList<ScenePart> Scenes, IReadOnlyList<SeriesPart> Series, IReadOnlyList<Named> Measures,
    IReadOnlyList<ParameterPart> Parameters, Accounts? Accounts, IReadOnlyList<RoutePart> Routes);

/// <summary>A name in the model, and what a person calls it, or its value in words.</summary>
internal sealed record Named(string Name, string Title);

/// <summary>An issue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Parties">Who decides, by name.</param>
/// <param name="Levels">Its levels, the first of which holds if nothing was ever agreed.</param>
/// <param name="Start">Index of the level at the beginning.</param>
internal sealed record IssuePart(string Name, string Title, IReadOnlyList<string> Parties, IReadOnlyList<Named> Levels, int Start);

/// <summary>A level that comes into force.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Period">Index of the period.</param>
/// <param name="Level">Index of the level.</param>
/// <param name="Kind">How it came about.</param>
internal readonly record struct LevelChange(int Issue, int Period, int Level, Simulation.Play.DealKind Kind);

/// <summary>Something that happened.</summary>
/// <param name="Period">Index of the period.</param>
/// <param name="Told">In names of the model and numbers.</param>
/// <param name="Lines">In words.</param>
internal sealed record ScenePart(int Period, SceneAnswer Told, IReadOnlyList<Line> Lines);

/// <summary>A yearly measure.</summary>
internal sealed record SeriesPart(string Name, string Unit, bool IsNominal, IReadOnlyList<double> Values, IReadOnlyList<YearValue> Observed);

/// <summary>A parameter.</summary>
internal sealed record ParameterPart(string Name, double Value, string? Source);

/// <summary>A route.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Unit">The unit of its flow.</param>
/// <param name="Flows">What went over it, by year.</param>
/// <param name="Actors">Who decides on something that its capacity depends on, by name.</param>
internal sealed record RoutePart(string Name, string Title, string Unit, IReadOnlyList<double> Flows, IReadOnlyList<string> Actors);
