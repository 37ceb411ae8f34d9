using System.Collections.Immutable;
using AgentSim.Language.Grammar;
using AgentSim.Language.Naming;
using AgentSim.Language.Sections;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Seeds;

/// <summary>Reads a seed's folder, and those that it extends.</summary>
/// <param name="files">What is read goes through it.</param>
/// <param name="folders">Where a seed that is extended is looked for.</param>
/// <param name="report">Takes what is wrong.</param>
internal sealed class SeedReader(FileReader files, ModelFolders folders, Report report)
{
    private const string Events = "events.csv";

    // All folders that make up the seed, the extending ones first.
    private readonly List<string> chain = [];

    /// <summary>The seed in <paramref name="folder"/>; what is wrong with it is in the report.</summary>
    public SeedContent Read(string folder)
    {
        chain.Add(folder);
        var file = files.Read(Path.Combine(folder, "seed.yaml"));
        if (file is null || NodeReader.Read(file, report) is not MapNode root) return SeedContent.None with { Name = Path.GetFileName(folder) };

        ShapeCheck.Check(root, new ConstructShape(SeedGrammar.Seed), "the seed", report);
        if (root.Scalar("seed") is { } name && name.Text != Path.GetFileName(folder)) report.Add(name.Place, "a seed is named as its folder", name.Text, Path.GetFileName(folder));
        var tables = new SeedTables(report);
        foreach (var table in Tables(folder)) tables.Read(table, Path.GetFileName(table.Name) == Events);
        var values = Values(root["values"] as MapNode);
        var extended = root.Scalar("extends") is { } extends ? Extended(extends) : SeedContent.None;
        return new(
            Path.GetFileName(folder),
            root.Scalar("title")?.Text ?? Path.GetFileName(folder),
            root["names"] as MapNode ?? extended.Titles,
            extended.Values.SetItems(values),
            root["levels"] as MapNode ?? extended.Levels,
            root["closed"] as ListNode ?? extended.Closed,
            extended.Series.SetItems(tables.Series),
            extended.Events.SetItems(tables.Events),
            files.Digest(f => chain.Any(c => f.Name.StartsWith(c + Path.DirectorySeparatorChar, StringComparison.Ordinal))));
    }

    private SeedContent Extended(ScalarNode name)
    {
        if (Folders.Seed(folders, name.Text, name.Place, report) is not { } folder) return SeedContent.None;
        if (!chain.Contains(folder) && chain.Count < Limits.Extensions) return Read(folder);
        report.Add(name.Place, chain.Contains(folder) ? "seeds extend each other in a circle" : "too many seeds extend each other", string.Join(" -> ", chain.Append(folder).Select(Path.GetFileName)));
        return SeedContent.None;
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
