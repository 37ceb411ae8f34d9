using System.Collections.Immutable;

namespace AgentSim.Simulation.Play;

/// <summary>Reads the ledger of a batch: what each term of each actor's utility was worth, weight times value, when each period closed.</summary>
public static class Ledger
{
    /// <summary>What stands in a model's ledger: every term of every actor, in file order, and behind an actor's terms the side payments that belong to none of them.</summary>
    public static ImmutableArray<LedgerEntry> EntriesOf(Model model) =>
    [
        .. from actor in Enumerable.Range(0, model.Actors.Length)
           let terms = model.Actors[actor].Utility.Select(term => new LedgerEntry(actor, term.Name))
           from entry in HasUnnamedPayments(model, model.Actors[actor].Name) ? terms.Append(new(actor, "")) : terms
           select entry,
    ];

    /// <summary>The yearly means of an entry: <c>[year * Histories.Count + lane]</c>, as those of measures are (<see cref="BatchRecords.Series"/>).</summary>
    /// <param name="calendar">The model's time.</param>
    /// <param name="records">Records that have a ledger.</param>
    /// <param name="entry">Index of the entry.</param>
    public static double[] YearlyMeans(Calendar calendar, BatchRecords records, int entry)
    {
        var (values, lanes) = (records.Ledger[entry], records.Histories.Count);
        var means = new double[(calendar.Year(calendar.Periods - 1) - calendar.FirstYear + 1) * lanes];
        foreach (var year in Enumerable.Range(0, calendar.Periods).GroupBy(calendar.Year))
        {
            var (first, count) = ((year.Key - calendar.FirstYear) * lanes, year.Count());
            foreach (var period in year)
            {
                for (var lane = 0; lane < lanes; lane++) means[first + lane] += values[(period * lanes) + lane] / count;
            }
        }

        return means;
    }

    private static bool HasUnnamedPayments(Model model, string actor) => model.Issues.Select(issue => issue.Transfers)
        .Any(paid => paid is not null && ((paid.To == actor && paid.ToTerm is null) || (paid.From == actor && paid.FromTerm is null)));
}

/// <summary>One entry of a ledger.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Term">The name of the utility term; empty for side payments that belong to none.</param>
public readonly record struct LedgerEntry(int Actor, string Term)
{
    /// <summary>What side payments are called that belong to no term; no term can be called so.</summary>
    public const string Payments = "side-payments";

    /// <summary>Its full name: <c>actor.term</c>, or <c>actor.side-payments</c>.</summary>
    public string NameIn(Model model) => $"{model.Actors[Actor].Name}.{(Term.Length == 0 ? Payments : Term)}";
}
