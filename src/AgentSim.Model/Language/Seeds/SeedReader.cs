using System.Collections.Immutable;
using AgentSim.Language.Grammar;
using AgentSim.Language.Naming;
using AgentSim.Language.Sections;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Seeds;

/// <summary>Reads a seed's folder.</summary>
internal sealed class SeedReader(FileReader files, Report report)
{
    private const string Events = "events.csv";

    private readonly Dictionary<string, (Unit Unit, string? Source, SortedDictionary<int, double> Values)> series = [];
    private readonly Dictionary<string, List<SeedEvent>> events = [];

    /// <summary>The seed in <paramref name="folder"/>; what is wrong with it is in the report.</summary>
    public SeedContent Read(string folder)
    {
        var first = true;
        var file = files.Read(Path.Combine(folder, "seed.yaml"));
        var root = file is null ? null : NodeReader.Read(file, report) as MapNode;
        if (file is not null && root is not null)
        {
            first = false;
            ShapeCheck.Check(root, new ConstructShape(SeedGrammar.Seed), "the seed", report);
            if (root.Scalar("seed") is { } name && name.Text != Path.GetFileName(folder)) report.Add(name.Place, "a seed is named as its folder", name.Text, Path.GetFileName(folder));
        }

        if (first) return SeedContent.None with { Name = Path.GetFileName(folder) };
        foreach (var table in Tables(folder)) ReadTable(table);
        return new(
            Path.GetFileName(folder),
            root!.Scalar("title")?.Text ?? Path.GetFileName(folder),
            root["names"] as MapNode,
            Values(root["values"] as MapNode),
            root["levels"] as MapNode,
            root["closed"] as ListNode,
            series.ToImmutableDictionary(s => s.Key, s => new SeedSeries(s.Value.Unit, s.Value.Source, s.Value.Values.ToImmutableSortedDictionary())),
            events.ToImmutableDictionary(e => e.Key, e => e.Value.ToImmutableArray()),
            files.Digest(f => f.Name.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
    }

    private IEnumerable<SourceFile> Tables(string folder)
    {
        var paths = Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).Take(Limits.SeedFiles).ToList();
        var left = (long)Limits.SeedBytes;
        foreach (var path in paths)
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                report.Add(new SourceFile(path, string.Empty, 0).PlaceAt(0), "links are not followed");
                continue;
            }

            if (files.Read(path) is not { } file) continue;
            left -= file.Text.Length;
            if (left < 0)
            {
                report.Add(file.PlaceAt(0), "the files of the seed are too large together", allowed: $"at most {Limits.SeedBytes / 1024 / 1024} MB");
                yield break;
            }

            yield return file;
        }
    }

    private void ReadTable(SourceFile file)
    {
        var isEvents = Path.GetFileName(file.Name) == Events;
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

    private ImmutableDictionary<string, SeedValue> Values(MapNode? node)
    {
        var values = ImmutableDictionary.CreateBuilder<string, SeedValue>();
        foreach (var entry in node?.Entries ?? [])
        {
            if (!Words.IsName(entry.Name)) report.Add(entry.Key.Place, "this is not a name", entry.Name, Words.Allowed);
            var value = entry.Value switch
            {
                ScalarNode scalar => Numbers.Read(scalar, entry.Name, report) is { } number ? new SeedValue(new Fixed(number), Unit.Unknown, null) : null,
                MapNode map => DistributionReader.Read(map, SeedContent.None, [], report),
                _ => null,
            };
            if (value is not null) values[entry.Name] = value;
        }

        return values.ToImmutable();
    }
}
