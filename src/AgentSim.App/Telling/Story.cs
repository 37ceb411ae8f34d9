using System.Diagnostics;
using System.Globalization;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Telling;

/// <summary>A history as a transcript to be read: who met about what, who proposed, who agreed, and what it meant to each.</summary>
internal sealed class Story(Model model, Transcript transcript)
{
    private readonly Wording wording = new(model);
    private readonly Sessions sessions = new(model, transcript);

    /// <summary>The periods in which something happened, each with its lines.</summary>
    public IEnumerable<(string Period, IEnumerable<Line> Lines)> Periods() => transcript.Scenes
        .GroupBy(scene => scene.Period)
        .Select(period => (wording.Period(period.Key), period.SelectMany(Of)));

    /// <summary>How it ended.</summary>
    public IEnumerable<Line> End()
    {
        if (!transcript.Records.Failures.IsEmpty)
        {
            var failure = transcript.Records.Failures[0];
            yield return new(1, $"The history failed{(failure.Period < 0 ? "" : $" in {wording.Period(failure.Period)}")}: {failure.Quantity} has no finite value.");
            yield break;
        }

        yield return new(1, $"Pattern: {Wording.Words(model.Patterns[transcript.Records.Patterns[0]].Name)}.");
        foreach (var (index, measure) in model.Measures.Index().Where(measure => measure.Item.IsAggregate))
            yield return new(1, $"{wording.Thing(measure.Name)}: {Value(measure, transcript.Records.Measures[index][0])}");
    }

    /// <summary>One scene.</summary>
    public IEnumerable<Line> Of(Scene scene) => scene switch
    {
        EventScene dated => [new(1, $"{Wording.Sentence(wording.Thing(dated.Name))}{Size(dated.Size)}.")],
        ChangeScene change => [new(1, Of(change))],
        SessionScene session => sessions.Of(session),
        ChoiceScene choice => Of(choice),
        _ => throw new UnreachableException(),
    };

    private static string Value(Measure measure, double value) => measure.Kind switch
    {
        _ when double.IsNaN(value) => "no value",
        MeasureKind.Truth => value == 0 ? "no" : "yes",
        MeasureKind.Nominal when measure.NameOf(value) is { } name => Wording.Words(name),
        _ => Terminal.Numerals.Number(value),
    };

    private static string Size(double size) => size == 1 ? "" : $" (size {size.ToString("0.###", CultureInfo.InvariantCulture)})";

    private string Of(ChangeScene change)
    {
        var lapses = transcript.Records.Deals.Any(deal => deal.Kind == DealKind.Lapse && deal.Period == change.Period && deal.Issue == change.Issue);
        var (thing, before, now) = (Wording.Sentence(wording.Issue(change.Issue)), wording.Level(change.Issue, change.From), wording.Level(change.Issue, change.To));
        return lapses ? $"{thing}: {before} lapses; from now on, {now}." : $"{thing}: {now} comes into force; until now, {before}.";
    }

    private IEnumerable<Line> Of(ChoiceScene choice)
    {
        var verb = choice.Kind == DealKind.Exit ? "withdraws from" : "decides alone on";
        yield return new(1, $"{Wording.Sentence(wording.Actor(choice.Actor))} {verb} {wording.Thing(model.Issues[choice.Issue].Name, wording.Actor(choice.Actor))}: {wording.Level(choice.Issue, choice.To)}; until now, {wording.Level(choice.Issue, choice.From)} "
            + $"(chance {Wording.Probability(choice.Probability)}). Worth:");
        yield return new(2, sessions.Of(choice.Stake, choice.Kind == DealKind.Exit ? "leaving" : "breaking its promise"));
    }
}
