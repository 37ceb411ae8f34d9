using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Language;
using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>collect</c>: what is kept of histories.</summary>
internal static class CollectionSection
{
    private const int DefaultTranscripts = 3;
    private const string Failed = "failed";

    /// <summary>What is kept; what is wrong is in the report.</summary>
    public static Collection Read(ExperimentFile file, Model? baseline)
    {
        if (file.Root["collect"] is not MapNode node) return Collection.All;
        return new(
            Measures(node["measures"] as ListNode, baseline, file.Report),
            Years(node.Scalar("series"), baseline, file.Report),
            ExperimentFile.IsYes(node["deals"], absent: true),
            Transcripts(node["transcripts"] as MapNode, baseline, file.Report))
        {
            Ledger = ExperimentFile.IsYes(node["ledger"], absent: false),
        };
    }

    private static ImmutableArray<string>? Measures(ListNode? list, Model? baseline, Report report)
    {
        if (list is null) return null;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items.OfType<ScalarNode>())
        {
            var name = new Entry(item, item).Name;
            if (names.Contains(name)) report.Add(item.Place, $"{name} stands in the list already");
            else if (baseline is not null && baseline.Measures.All(measure => measure.Name != name)) report.Add(item.Place, "there is no such measure", name, meant: Nearest.To(name, baseline.Measures.Select(measure => measure.Name)));
            names.Add(name);
        }

        return names.ToImmutable();
    }

    private static int Years(ScalarNode? node, Model? baseline, Report report)
    {
        if (node is null or { Text: "yes" or "" }) return 1;
        if (node.Text == "no") return 0;
        var words = node.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var count, "year" or "years"] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years > 0)
        {
            if (baseline is null || years <= Last(baseline.Calendar) - baseline.Calendar.FirstYear + 1) return years;
            report.Add(node.Place, "that is longer than the model's time", node.Text);
        }
        else
        {
            report.Add(node.Place, "series cannot be this", node.Text, "yes, no, or a number of years: 5 years");
        }

        return 1;
    }

    private static int Last(Calendar calendar) => calendar.Year(calendar.Periods - 1);

    private static TranscriptsOf? Transcripts(MapNode? node, Model? baseline, Report report)
    {
        if (node is null) return null;
        var most = node["at_most"] is null ? DefaultTranscripts : Numbers.ReadWhole(node["at_most"], "at_most", 1, ExperimentLimits.Transcripts, report);
        if (node["where"] is null) return most is { } some ? new(null, some, node.Place.Line, node.Place.Column) : null;
        if (node.Scalar("where") is not { } where || where.Text.Trim().Length == 0) return null;
        var text = where.Text.Trim().ReplaceLineEndings(" ");
        if (text.Length > ExperimentLimits.SqlLength) report.Add(where.Place, "this condition is too long", $"{text.Length} characters", $"at most {ExperimentLimits.SqlLength}");
        if (text.Contains(';')) report.Add(where.Place, "a condition holds no semicolon", text);
        if (Words.IsName(text) && baseline is not null) CheckName(where, text, baseline, report);
        return most is { } count ? new(text, count, where.Place.Line, where.Place.Column) : null;
    }

    /// <summary>A single name is a pattern, a measure that is true or false, or says whether a history failed.</summary>
    private static void CheckName(ScalarNode where, string name, Model baseline, Report report)
    {
        var patterns = baseline.Patterns.Select(pattern => pattern.Name).ToList();
        if (baseline.Measures.Any(measure => measure.Name == name) && !Truth.Is(baseline, name)) report.Add(where.Place, $"{name} is a number, and a measure that is true or false is needed", name, $"a condition, such as {name} > 0");
        else if (name != Failed && !patterns.Contains(name) && baseline.Measures.All(measure => measure.Name != name)) report.Add(where.Place, "there is no such pattern", name, Listing.Of(patterns), Nearest.To(name, patterns));
    }
}
