using System.Text.Json.Serialization;
using AgentSim.App.Telling;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Answers;

/// <summary>What <c>play --json</c> prints: a history with everybody's reasons, in the model's names.</summary>
/// <param name="History">Index of the history.</param>
/// <param name="Failed">Where and why it failed; absent if it did not.</param>
/// <param name="Pattern">Its pattern; null if it failed.</param>
/// <param name="Measures">Its measures.</param>
/// <param name="Scenes">What happened, in order.</param>
internal sealed record PlayAnswer(
    uint History,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FailureAnswer? Failed,
    string? Pattern,
    Dictionary<string, double?> Measures,
    IReadOnlyList<SceneAnswer> Scenes)
{
    /// <summary>What each actor's terms were worth, by year or in the period asked for; absent if that was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LedgerAnswer>? Ledger { get; init; }

    /// <summary>The answer of a history.</summary>
    public static PlayAnswer Of(Model model, Transcript transcript, Accounts? accounts)
    {
        var records = transcript.Records;
        var failed = records.Failures.IsEmpty ? null : FailureAnswer.Of(model, records.Failures[0]);
        return new(
            transcript.History, failed, failed is null ? model.Patterns[records.Patterns[0]].Name : null,
            model.Measures.Index().ToDictionary(measure => measure.Item.Name, measure => Known.Number(records.Measures[measure.Index][0])),
            [.. transcript.Scenes.Select(scene => new SceneNames(model).Of(scene))])
        {
            Ledger = accounts is null ? null : [.. from column in Enumerable.Range(0, accounts.Columns.Length) from actor in accounts.Actors select LedgerAnswer.Of(accounts.Columns[column], actor, column)],
        };
    }
}

/// <summary>Where and why a history failed; the period is null if it was before the first.</summary>
internal sealed record FailureAnswer(string? Period, string Quantity)
{
    /// <summary>The answer of a failure.</summary>
    public static FailureAnswer Of(Model model, Failure failure) => new(failure.Period < 0 ? null : model.Calendar.Label(failure.Period), failure.Quantity);
}

/// <summary>What an actor's terms were worth, weight times value, in a year or period, and their sum.</summary>
internal sealed record LedgerAnswer(string Period, string Actor, Dictionary<string, double?> Terms, double? Total)
{
    /// <summary>The answer of one column of an account.</summary>
    public static LedgerAnswer Of(string period, Account account, int column) => new(
        period, account.Actor, account.Terms.ToDictionary(term => term.Term, term => Known.Number(term.Values[column])), Known.Number(account.Totals[column]));
}

/// <summary>Something that happened; what does not apply to its kind is absent.</summary>
/// <param name="Period">When.</param>
/// <param name="Kind"><c>event</c>, <c>change</c>, <c>session</c>, <c>conduct</c> or <c>exit</c>.</param>
/// <param name="Topic">The event, issue or package.</param>
internal sealed record SceneAnswer(string Period, string Kind, string Topic)
{
    /// <summary>Size of an event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Size { get; init; }

    /// <summary>The actor who chose alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actor { get; init; }

    /// <summary>The level of each issue before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, string>? From { get; init; }

    /// <summary>The level of each issue afterwards; of a session, null without a deal.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, string>? To { get; init; }

    /// <summary>The probability with which the actor would choose so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Probability { get; init; }

    /// <summary>The side payment of the deal, per year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Transfer { get; init; }

    /// <summary>The actors who raised the topic.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? RaisedBy { get; init; }

    /// <summary>The rounds of a session.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RoundAnswer>? Rounds { get; init; }

    /// <summary>What the deal, the last offer or the choice meant to each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StakeAnswer>? Stakes { get; init; }
}

/// <summary>A round: who proposed, what (null: it let the round go by), and what the others said.</summary>
internal sealed record RoundAnswer(string Proposer, Dictionary<string, string>? Offer, double? Transfer, IReadOnlyList<ResponseAnswer> Answers);

/// <summary>What a party said, and the probability with which it would accept.</summary>
internal sealed record ResponseAnswer(string Actor, bool Accepted, double Probability);

/// <summary>What something meant to an actor: its gain, the terms behind it, and what was taken off besides.</summary>
internal sealed record StakeAnswer(string Actor, double Gain, Dictionary<string, double> Terms, double Cost);
