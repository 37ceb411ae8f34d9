using System.Collections.Immutable;
using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads dated inputs.</summary>
internal static class EventsSection
{
    /// <summary>Reads the events, in file order.</summary>
    public static ImmutableArray<DatedEvent> Read(List<Definition> definitions, Draft draft) =>
        [.. definitions.Select(d => One(d, draft)).OfType<DatedEvent>()];

    private static DatedEvent? One(Definition definition, Draft draft)
    {
        if (definition.Entry.Value is not MapNode node || !draft.Spend(definition.Entry.Key.Place, draft.Calendar.Periods)) return null;
        var source = Draft.Source(node);
        if (node.Scalar("given") is { } given) return Given(definition, given, source, draft);
        var dates = Items(node["at"]);
        var sizes = Items(node["size"]);
        if (node["at"] is null) draft.Report.Add(node.Place, $"{definition.Base} has no at");
        if (sizes.Count > 1 && sizes.Count != dates.Count)
        {
            draft.Report.Add(node["size"]!.Place, "there must be a size for each date", $"{sizes.Count} sizes", $"{dates.Count}, or a single one");
            return null;
        }

        var values = new double[draft.Calendar.Periods];
        for (var i = 0; i < dates.Count; i++)
        {
            var size = sizes.Count == 0 ? 1 : Numbers.Read(sizes[sizes.Count == 1 ? 0 : i], "size", draft.Report) ?? 0;
            if (CalendarSection.Period(dates[i], draft.Calendar, draft.Report) is { } period) values[period] += size;
        }

        return new(definition.Name, [.. values], source);
    }

    private static DatedEvent? Given(Definition definition, ScalarNode given, string? source, Draft draft)
    {
        var events = draft.Seed.Events;
        var name = DistributionReader.SeedName(given.Text, definition.Elements, events.ContainsKey);
        if (!events.TryGetValue(name, out var dated))
        {
            draft.Report.Add(given.Place, "the seed has no such event", given.Text, meant: Nearest.To(given.Text, events.Keys.Order(StringComparer.Ordinal)));
            return null;
        }

        var values = new double[draft.Calendar.Periods];
        foreach (var each in dated)
        {
            var period = CalendarSection.PeriodOf(each.Year, each.Quarter, draft.Calendar);
            if (period >= 0 && period < values.Length) values[period] += each.Size;
        }

        return new(definition.Name, [.. values], source ?? dated[0].Source);
    }

    private static List<ScalarNode> Items(Node? node) => node switch
    {
        ScalarNode scalar => [scalar],
        ListNode list => [.. list.Items.OfType<ScalarNode>()],
        _ => [],
    };
}
