using System.Collections.Immutable;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Seeds;

/// <summary>Gathers the series and events of a seed's tables.</summary>
internal sealed class SeedTables(Report report)
{
    private readonly Dictionary<string, (Unit Unit, string? Source, SortedDictionary<int, double> Values)> series = [];
    private readonly Dictionary<string, List<SeedEvent>> events = [];

    /// <summary>Yearly data, by name.</summary>
    public IEnumerable<KeyValuePair<string, SeedSeries>> Series =>
        series.Select(s => KeyValuePair.Create(s.Key, new SeedSeries(s.Value.Unit, s.Value.Source, s.Value.Values.ToImmutableSortedDictionary())));

    /// <summary>Dated events, by name.</summary>
    public IEnumerable<KeyValuePair<string, ImmutableArray<SeedEvent>>> Events => events.Select(e => KeyValuePair.Create(e.Key, e.Value.ToImmutableArray()));

    /// <summary>Adds the rows of one table.</summary>
    public void Read(SourceFile file, bool isEvents)
    {
        foreach (var row in TableReader.Rows(file, isEvents, report))
        {
            if (series.Count + events.Count > Limits.SeedNames)
            {
                report.Add(row.Variable.Place, "the seed holds too many series and events", allowed: $"at most {Limits.SeedNames}");
                return;
            }

            if (isEvents) AddEvent(row);
            else AddValue(row);
        }
    }

    private void AddEvent(TableRow row)
    {
        if (!events.TryGetValue(row.Name, out var dated)) events[row.Name] = dated = [];
        if (row.Quarter is { } quarter) dated.Add(new(row.Year, quarter, row.Value, row.Source));
    }

    private void AddValue(TableRow row)
    {
        if (!series.TryGetValue(row.Name, out var data)) series[row.Name] = data = (row.Unit, row.Source, []);
        if (!data.Unit.Equals(row.Unit)) report.Add(row.Variable.Place, $"{row.Name} has different units", row.Unit.ToString(), data.Unit.ToString());
        if (!data.Values.TryAdd(row.Year, row.Value)) report.Add(row.Variable.Place, $"{row.Name} has two values for {row.Year}");
    }
}
