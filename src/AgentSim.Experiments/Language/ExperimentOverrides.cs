using System.Globalization;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>What is asked of an experiment instead of what its file says.</summary>
/// <param name="Samples">Samples of each point and arm; null for those of the file.</param>
/// <param name="Posterior">The folder of a calibration, or its table, whose posterior parameters are drawn from; null for what the file says.</param>
public sealed record ExperimentOverrides(int? Samples, string? Posterior)
{
    /// <summary>The experiment as its file says.</summary>
    public static ExperimentOverrides None { get; } = new(null, null);

    /// <summary>The file, with the samples that are asked for in the place of its own. A rule that ends sampling takes them as the most.</summary>
    internal ExperimentFile Over(ExperimentFile file)
    {
        if (Samples is not { } samples) return file;
        var word = SourceFile.Word("--samples", samples.ToString(CultureInfo.InvariantCulture));
        return file with { Root = file.Root["until"] is MapNode until ? With(file.Root, "until", With(until, "at_most", word)) : With(file.Root, "samples", word) };
    }

    private static MapNode With(MapNode map, string key, Node value) =>
        new(map.Place, [.. map.Entries.Where(entry => entry.Name != key), new Entry(map.Find(key)?.Key ?? SourceFile.Word("--samples", key), value)]);
}
