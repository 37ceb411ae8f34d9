using System.Collections.Immutable;
using AgentSim.App.Answers;
using AgentSim.App.Running;
using AgentSim.App.Telling;
using AgentSim.Results;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Serving;

/// <summary>Plays single histories of results again to be read, with everybody's reasons. What the last results were made of is kept ready.</summary>
internal sealed class HistoryReader
{
    private readonly Lock access = new();
    private readonly Dictionary<Model, CompiledModel> compiled = new(ReferenceEqualityComparer.Instance);
    private (string Version, Replay Replay)? last;

    /// <summary>A history.</summary>
    /// <param name="folder">The results.</param>
    /// <param name="version">What tells them from others in the same folder.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="point">The design point.</param>
    /// <param name="history">Its number.</param>
    /// <exception cref="WrongRequestException">There is no such history, or the results cannot be played again.</exception>
    public HistoryPage Read(ResultFolder folder, string version, string arm, int point, int history)
    {
        // One at a time: they are short, and compiled models are not shared.
        lock (access)
        {
            if (last is not { } ready || ready.Version != version || ready.Replay.Folder.Path != folder.Path)
            {
                compiled.Clear();
                last = ready = (version, Replay.Of(folder.Path));
            }

            var batch = ready.Replay.HistoryOf(arm, point, history);
            var run = ready.Replay.Prepared.Run;
            var model = run.ModelOf(batch);
            if (!compiled.TryGetValue(model, out var program)) compiled[model] = program = CompiledModel.WithLedger(model);
            return Of(model, Chronicler.Play(program, batch.Histories, run.RandomSeed, run.Design.Given), (arm, point, history), program);
        }
    }

    private static HistoryPage Of(Model model, Transcript transcript, (string Arm, int Point, int History) place, CompiledModel program)
    {
        var (records, calendar, wording, names, story) = (transcript.Records, model.Calendar, new Wording(model), new SceneNames(model), new Story(model, transcript));
        var failure = records.Failures.IsEmpty ? null : FailureAnswer.Of(model, records.Failures[0]);
        var series = model.Measures.Where(measure => !measure.IsAggregate).Zip(records.Series).ToList();
        return new(
            model.Title, place.Arm, place.Point, place.History, failure is null ? Wording.Words(model.Patterns[records.Patterns[0]].Name) : null, failure, calendar.FirstYear,
            [.. Enumerable.Range(0, calendar.Periods).Select(calendar.Label)], [.. Enumerable.Range(0, calendar.Periods).Select(calendar.Time)],
            [.. model.Actors.Select((actor, index) => new Named(actor.Name, Wording.Sentence(wording.Actor(index))))],
            [.. model.Issues.Select((issue, index) => new IssuePart(
                issue.Name, Wording.Sentence(wording.Issue(index)), issue.Parties, [.. issue.Levels.Select((level, at) => new Named(level.Name, wording.Level(index, at)))], issue.Start))],
            [.. records.Deals.Where(deal => deal.InForce < calendar.Periods).OrderBy(deal => deal.InForce).Select(deal => new LevelChange(deal.Issue, deal.InForce, deal.To, deal.Kind))],
            [.. transcript.Scenes.Select(scene => new ScenePart(scene.Period, names.Of(scene), [.. story.Of(scene)]))],
            [.. series.Select(pair => new SeriesPart(pair.First.Name, pair.First.Unit.ToString(), pair.First.Kind == MeasureKind.Nominal, pair.Second, ObservedOf(model, pair.First)))],
            [.. story.End().Skip(1).Select(line => line.Text.Split(": ", 2)).Where(parts => parts.Length == 2).Select(parts => new Named(parts[0], parts[1]))],
            [.. program.Drawn.Select(index => model.Parameters[index]).Zip(records.Parameters, (parameter, values) => new ParameterPart(parameter.Name, values[0], parameter.Source))],
            failure is null ? Accounts.Of(model, transcript, null) : null,
            Routes.Of(model, wording, series));
    }

    private static ImmutableArray<YearValue> ObservedOf(Model model, Measure measure) =>
        measure.Observed is { } name && model.Seed.Observed.TryGetValue(name, out var observed) ? observed : [];
}
