using System.Collections.Immutable;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Telling;

/// <summary>The ledger of a history as it is told: what each actor's terms were worth, year by year or in one period.</summary>
/// <param name="Columns">Years, or the period that was asked for.</param>
/// <param name="Actors">The actors, in file order.</param>
internal sealed record Accounts(ImmutableArray<string> Columns, ImmutableArray<Account> Actors)
{
    /// <summary>The accounts of a history, all of its years or one period of it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="transcript">The history, with its ledger.</param>
    /// <param name="when">A year or a period by its label; null for all years.</param>
    /// <exception cref="WrongRequestException">The model has no such year or period.</exception>
    public static Accounts Of(Model model, Transcript transcript, string? when)
    {
        var (calendar, records, wording) = (model.Calendar, transcript.Records, new Wording(model));
        var years = Enumerable.Range(0, calendar.Periods).Select(calendar.Year).Distinct().Select(year => $"{year}").ToImmutableArray();
        var periods = Enumerable.Range(0, calendar.Periods).Select(calendar.Label).ToImmutableArray();
        Func<int, ImmutableArray<double>> values = (when is null ? -1 : years.IndexOf(when), when is null ? -1 : periods.IndexOf(when)) switch
        {
            _ when when is null => entry => [.. Ledger.YearlyMeans(calendar, records, entry)],
            ( >= 0 and var year, _) => entry => [Ledger.YearlyMeans(calendar, records, entry)[year]],
            (_, >= 0 and var period) => entry => [records.Ledger[entry][period]],
            _ => throw new WrongRequestException($"The model has no period {when}: it goes from {periods[0]} to {periods[^1]}."),
        };
        var actors = Ledger.EntriesOf(model).Index().GroupBy(entry => entry.Item.Actor).Select(actor => new Account(
            model.Actors[actor.Key].Name, Wording.Sentence(wording.Actor(actor.Key)),
            [.. actor.Select(entry => new AccountRow(
                entry.Item.Term.Length == 0 ? LedgerEntry.Payments : entry.Item.Term,
                entry.Item.Term.Length == 0 ? LedgerEntry.Payments : wording.Term(actor.Key, entry.Item.Term),
                values(entry.Index)))]));
        return new(when is null ? years : [when], [.. actors]);
    }
}

/// <summary>What one actor's terms were worth.</summary>
/// <param name="Actor">The actor's name in the model.</param>
/// <param name="Title">Its name for a person.</param>
/// <param name="Terms">Its terms, in file order.</param>
internal sealed record Account(string Actor, string Title, ImmutableArray<AccountRow> Terms)
{
    /// <summary>Its utility, the sum of its terms.</summary>
    public ImmutableArray<double> Totals => [.. Terms[0].Values.Select((_, column) => Terms.Aggregate(0.0, (sum, term) => sum + term.Values[column]))];
}

/// <summary>One term of an actor's, weight times value.</summary>
/// <param name="Term">Its name in the model.</param>
/// <param name="Title">Its name for a person.</param>
/// <param name="Values">What it was worth, by column.</param>
internal sealed record AccountRow(string Term, string Title, ImmutableArray<double> Values);
