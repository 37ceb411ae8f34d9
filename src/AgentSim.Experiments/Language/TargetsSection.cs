using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Yaml;
using Target = AgentSim.Experiments.Calibrating.Target;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>targets</c> and <c>held_back</c> of a calibration.</summary>
/// <param name="file">The calibration's file.</param>
/// <param name="model">The model; null if it cannot be read.</param>
internal sealed class TargetsSection(ExperimentFile file, Model? model)
{
    private const int MostTargets = 200;

    private readonly Report report = file.Report;

    /// <summary>The targets below a key; those that are not well formed are in the report instead.</summary>
    public ImmutableArray<Target> Read(string key)
    {
        var entries = file.Entries(key);
        if (entries.Length > MostTargets) report.Add(file.Root[key]!.Place, "there are too many targets", $"{entries.Length}", $"at most {MostTargets}");
        return [.. entries.Take(MostTargets).Select(One).OfType<Target>()];
    }

    private Target? One(Entry entry)
    {
        if (entry.Value is not MapNode node) return null;
        var (observed, tolerance) = (Numbers.Read(node["observed"], "observed", report), Above(node, "tolerance"));
        var missing = node["missing"] is null ? Target.DefaultMissing : Above(node, "missing");
        var year = node["year"] is null ? null : Numbers.ReadWhole(node["year"], "year", 1, 9999, report);
        if (node.Scalar("measure") is not { Text.Length: > 0 } name || !Fits(name, node, year)) return null;
        var source = (node.Scalar("source") ?? node.Scalar("why"))?.Text;
        return observed is { } value && tolerance is { } unit && missing is { } away ? new(entry.Name, new Entry(name, name).Name, year, value, unit, away, source) : null;
    }

    private bool Fits(ScalarNode name, MapNode node, int? year)
    {
        if (model is null) return true;
        var full = new Entry(name, name).Name;
        if (model.Measures.FirstOrDefault(measure => measure.Name == full) is not { } measure)
        {
            report.Add(name.Place, "there is no such measure", full, meant: Nearest.To(full, model.Measures.Select(other => other.Name)));
            return false;
        }

        var (first, last) = (model.Calendar.FirstYear, model.Calendar.Year(model.Calendar.Periods - 1));
        if (measure.IsAggregate && node["year"] is { } needless) report.Add(needless.Place, $"{full} is one number of a history, which has no year", allowed: "no year");
        else if (!measure.IsAggregate && node["year"] is null) report.Add(name.Place, $"{full} is a series, and one year of it is needed", full, $"year: {first} to {last}");
        else if (year < first || year > last) report.Add(node["year"]!.Place, "this year is not in the model's time", $"{year}", $"{first} to {last}");
        else return true;
        return false;
    }

    private double? Above(MapNode node, string key)
    {
        if (Numbers.Read(node[key], key, report) is not { } value) return null;
        if (value > 0) return value;
        report.Add(node[key]!.Place, $"{key} is out of range", Numbers.Text(value), "above 0");
        return null;
    }
}
