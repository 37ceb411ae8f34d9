using AgentSim.Experiments;
using AgentSim.Simulation.Play;

namespace AgentSim.Results;

/// <summary>
/// The records of a batch as tables. A failed history has a row in the table of histories, which says why it failed and nothing else of it, and none in the
/// others: its records mean nothing.
/// </summary>
internal sealed class PartTables(Model model, string arm, Batch batch, BatchRecords records, Collection collection)
{
    // The sum of an actor's ledger; no term can be called so.
    private const string AllTerms = "all-terms";

    private readonly Dictionary<uint, Failure> failures = records.Failures.DistinctBy(failure => failure.History).ToDictionary(failure => failure.History);

    private Histories Histories => batch.Histories;

    /// <summary>The table of a kind.</summary>
    public IReadOnlyList<PartColumn> Of(string kind) => kind switch
    {
        PartName.Histories => OfHistories(),
        PartName.Series => OfSeries(),
        PartName.Deals => OfDeals(),
        PartName.Ledger => OfLedger(),
        PartName.Parameters => OfParameters(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private IReadOnlyList<PartColumn> OfHistories()
    {
        var lanes = Enumerable.Range(0, Histories.Count).ToArray();
        var digests = HistoryDigest.Of(records);
        return
        [
            .. Keys(lanes),
            new WholeColumn("sample", [.. lanes.Select(lane => (int)Histories.Sample(lane))]),
            new WholeColumn("replication", [.. lanes.Select(lane => (int)Histories.Replication(lane))]),
            new FlagColumn("failed", [.. lanes.Select(Failed)]),
            new TextColumn("failed_period", [.. lanes.Select(lane => FailureOf(lane) is { } f ? f.Period < 0 ? null : model.Calendar.Label(f.Period) : null)]),
            new TextColumn("failed_quantity", [.. lanes.Select(lane => FailureOf(lane)?.Quantity)]),
            new TextColumn("pattern", [.. lanes.Select(lane => Failed(lane) ? null : model.Patterns[records.Patterns[lane]].Name)]),
            .. model.Measures.Index().Where(measure => collection.Keeps(measure.Item.Name)).Select(measure =>
                Of(measure.Item, failures.Count == 0 ? records.Measures[measure.Index] : [.. lanes.Select(lane => Failed(lane) ? double.NaN : records.Measures[measure.Index][lane])])),
            new BytesColumn("digest", [.. lanes.Select(lane => digests.AsSpan(lane * HistoryDigest.Size, HistoryDigest.Size).ToArray())]),
        ];
    }

    private IReadOnlyList<PartColumn> OfSeries()
    {
        var years = records.Series.IsEmpty ? 0 : records.Series[0].Length / Histories.Count;
        var rows = Enumerable.Range(0, years * Histories.Count)
            .Where(row => row / Histories.Count % collection.SeriesEvery == 0 && !Failed(row % Histories.Count)).ToArray();
        return
        [
            .. Keys([.. rows.Select(row => row % Histories.Count)]),
            new WholeColumn("year", [.. rows.Select(row => model.Calendar.FirstYear + (row / Histories.Count))]),
            .. model.Measures.Where(measure => !measure.IsAggregate).Index().Where(measure => collection.Keeps(measure.Item.Name)).Select(measure =>
                Of(measure.Item, rows.Length == records.Series[measure.Index].Length ? records.Series[measure.Index] : [.. rows.Select(row => records.Series[measure.Index][row])])),
        ];
    }

    private IReadOnlyList<PartColumn> OfParameters()
    {
        var drawn = model.Parameters.Where(parameter => parameter.Distribution is not Fixed);
        return
        [
            .. Keys([.. Enumerable.Range(0, Histories.Count)]),
            .. drawn.Zip(records.Parameters, (parameter, values) => new NumberColumn(ColumnName.Of(parameter.Name), values) { Quantity = new(parameter.Name, parameter.Unit, parameter.Source) }),
        ];
    }

    private IReadOnlyList<PartColumn> OfLedger()
    {
        var calendar = model.Calendar;
        var years = calendar.Year(calendar.Periods - 1) - calendar.FirstYear + 1;
        var rows = Enumerable.Range(0, years * Histories.Count).Where(row => !Failed(row % Histories.Count)).ToArray();
        return
        [
            .. Keys([.. rows.Select(row => row % Histories.Count)]),
            new WholeColumn("year", [.. rows.Select(row => calendar.FirstYear + (row / Histories.Count))]),
            .. Ledger.EntriesOf(model).Select((entry, index) => (Entry: entry, Means: Ledger.YearlyMeans(calendar, records, index))).GroupBy(line => line.Entry.Actor).SelectMany(account => Account(account.Key, [.. account])),
        ];

        IEnumerable<PartColumn> Account(int actor, (LedgerEntry Entry, double[] Means)[] lines)
        {
            foreach (var (entry, means) in lines) yield return Column(entry.NameIn(model), row => means[row], model.Actors[actor].Utility.FirstOrDefault(term => term.Name == entry.Term)?.Source);
            yield return Column($"{model.Actors[actor].Name}.{AllTerms}", row => lines.Sum(line => line.Means[row]), null);
        }

        NumberColumn Column(string name, Func<int, double> value, string? source) => new(name, [.. rows.Select(value)]) { Quantity = new(name, Unit.Named("utility"), source) };
    }

    private IReadOnlyList<PartColumn> OfDeals()
    {
        var deals = records.Deals.Where(deal => !failures.ContainsKey(deal.History)).ToArray();
        string[] periods = [.. Enumerable.Range(0, model.Calendar.Periods + 1).Select(model.Calendar.Label)];
        string Period(int period) => period < periods.Length ? periods[period] : model.Calendar.Label(period);
        string?[] Texts(Func<Deal, string?> text) => Array.ConvertAll(deals, deal => text(deal));
        double[] Numbers(Func<Deal, double> number) => Array.ConvertAll(deals, deal => number(deal));
        return
        [
            .. Keys([.. deals.Select(deal => (int)(deal.History - Histories.First))]),
            new TextColumn("issue", Texts(deal => model.Issues[deal.Issue].Name)),
            new TextColumn("package", Texts(deal => deal.Package < 0 ? null : model.Packages[deal.Package].Name)),
            new TextColumn("kind", Texts(deal => Kind(deal.Kind))),
            new TextColumn("level_before", Texts(deal => model.Issues[deal.Issue].Levels[deal.From].Name)),
            new TextColumn("level_after", Texts(deal => model.Issues[deal.Issue].Levels[deal.To].Name)),
            new NumberColumn("transfer", Numbers(deal => deal.Transfer)),
            new TextColumn("actor", Texts(deal => deal.By < 0 ? null : model.Actors[deal.By].Name)),
            new NumberColumn("agreed", Numbers(deal => model.Calendar.Time(deal.Period))),
            new TextColumn("agreed_period", Texts(deal => Period(deal.Period))),
            new NumberColumn("in_force", Numbers(deal => model.Calendar.Time(deal.InForce))),
            new TextColumn("in_force_period", Texts(deal => Period(deal.InForce))),
        ];
    }

    private static NumberColumn Of(Measure measure, double[] values) => new(ColumnName.Of(measure.Name), values) { Quantity = new(measure.Name, measure.Unit, measure.Source) };

    private static string Kind(DealKind kind) => kind switch
    {
        DealKind.Agreement => "agreement",
        DealKind.Conduct => "conduct",
        DealKind.Exit => "exit",
        DealKind.Lapse => "lapse",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private PartColumn[] Keys(int[] lanes) =>
    [
        new TextColumn("arm", Array.ConvertAll(lanes, _ => (string?)arm)),
        new WholeColumn("point", Array.ConvertAll(lanes, Histories.Point)),
        new WholeColumn("history", Array.ConvertAll(lanes, Histories.InPoint)),
    ];

    private Failure? FailureOf(int lane) => failures.TryGetValue(Histories.First + (uint)lane, out var failure) ? failure : null;

    private bool Failed(int lane) => failures.ContainsKey(Histories.First + (uint)lane);
}
