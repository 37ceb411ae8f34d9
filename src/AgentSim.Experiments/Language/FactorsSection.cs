using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>A factor, and where it is written.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Node">What is said of it.</param>
/// <param name="Factor">The factor.</param>
internal sealed record FactorDraft(ScalarNode Key, Node Node, DesignFactor Factor)
{
    /// <summary>The values of its list; none if it has a range or a distribution.</summary>
    public ImmutableArray<Node> Values => ((Node as MapNode)?["list"] as ListNode)?.Items ?? [];

    /// <summary>What is said under a key; null if nothing.</summary>
    public Node? this[string key] => (Node as MapNode)?[key];
}

/// <summary>Reads <c>factors</c>: what is varied over the design points.</summary>
/// <param name="file">The experiment's file.</param>
/// <param name="baseline">The model that says which names are parameters.</param>
/// <param name="source">Its files.</param>
internal sealed class FactorsSection(ExperimentFile file, Model baseline, ModelSource source)
{
    private const int MostLevels = 1_000;

    /// <summary>The word that makes every parameter with a distribution a factor.</summary>
    public const string AllParameters = "all";

    private readonly Report report = file.Report;

    /// <summary>The factors; null if one is not well formed.</summary>
    public ImmutableArray<FactorDraft>? Read()
    {
        if (file.Root.Scalar("factors") is { Text: AllParameters } all) return All(all);
        var entries = file.Entries("factors");
        if (entries.Length > ExperimentLimits.Factors)
        {
            report.Add(file.Root["factors"]!.Place, "there are too many factors", $"{entries.Length}", $"at most {ExperimentLimits.Factors}");
            return null;
        }

        CheckSettings(entries);
        var factors = entries.Select(One).ToList();
        return factors.Contains(null) ? null : [.. factors.OfType<FactorDraft>()];
    }

    /// <summary>Every parameter that is not fixed, each by itself and by its own distribution.</summary>
    private ImmutableArray<FactorDraft>? All(ScalarNode word)
    {
        var drawn = baseline.Parameters.Where(parameter => parameter.Distribution is not Fixed).ToList();
        if (drawn.Count is > 0 and <= ExperimentLimits.Factors) return [.. drawn.Select(parameter => new FactorDraft(word, word, DesignFactor.Prior(parameter.Name, [parameter.Name], parameter.Distribution)))];
        report.Add(word.Place, drawn.Count == 0 ? "the model has no parameter with a distribution" : "there are too many factors", $"{drawn.Count}", $"1 to {ExperimentLimits.Factors}");
        return null;
    }

    /// <summary>What all arms set and a factor gives would be set twice.</summary>
    private void CheckSettings(ImmutableArray<Entry> entries)
    {
        foreach (var setting in ExperimentFile.Settings(file.Root))
        {
            var name = new Entry(setting.Name, setting.Name).Name;
            if (entries.FirstOrDefault(entry => entry.Name == name) is not { Value: MapNode factor } || factor["prior"] is not null) continue;
            report.Add(setting.Place, $"{name} is set here and varied as a factor", allowed: "one of them");
        }
    }

    private FactorDraft? One(Entry entry)
    {
        var parameters = ParametersOf(entry.Name);
        var factor = entry.Value switch
        {
            ScalarNode { Text: "prior" } => Prior(entry, parameters),
            MapNode node when node["prior"] is not null => Prior(entry, parameters),
            MapNode node when node["range"] is { } range => Range(entry, range, ExperimentFile.IsYes(node["integer"], absent: false), parameters),
            MapNode node when node["list"] is ListNode list => List(entry, list, parameters),
            _ => null,
        };
        if (entry.Value is MapNode { } map)
        {
            var levels = Numbers.ReadWhole(map["levels"], "levels", 1, MostLevels, report);
            if (map["levels"] is not null && map["list"] is not null) report.Add(map.Find("levels")!.Key.Place, "a list has as many levels as values", allowed: "levels beside range or prior");
            if (factor is not null && levels is { } count) factor = factor with { Levels = count };
            if (factor is not null && map.Scalar("group") is { Text.Length: > 0 } group) factor = factor with { Group = group.Text };
        }

        return factor is null ? null : new(entry.Key, entry.Value, factor);
    }

    /// <summary>The parameters that a name means: the one called so, or all that are defined, or drawn, together.</summary>
    private ImmutableArray<Parameter> ParametersOf(string name)
    {
        if (baseline.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter) return [parameter];
        return [.. baseline.Parameters.Where(member => member.Name.StartsWith(name + "[", StringComparison.Ordinal) || member.Group == name)];
    }

    private DesignFactor? Prior(Entry entry, ImmutableArray<Parameter> parameters)
    {
        if (parameters.IsEmpty) return NoParameter(entry);
        var first = parameters[0].Distribution;
        if (first is Fixed { Value: var value })
        {
            report.Add(entry.Key.Place, $"{entry.Name} has no distribution in the model: it is fixed", Numbers.Text(value), "a range or a list");
            return null;
        }

        if (parameters.Length == 1 || parameters.All(parameter => parameter.Group is null && Distributions.Same(parameter.Distribution, first))) return DesignFactor.Prior(entry.Name, Names(parameters), first);
        report.Add(entry.Key.Place, $"{entry.Name} stands for several parameters, which have no prior in common", allowed: Listing.Of(Names(parameters)));
        return null;
    }

    private DesignFactor? Range(Entry entry, Node node, bool isWhole, ImmutableArray<Parameter> parameters)
    {
        var range = Numbers.ReadRange(node, report);
        if (parameters.IsEmpty) return NoParameter(entry);
        if (IsShare(entry, parameters) || range is not { } ends) return null;
        if (!isWhole) return DesignFactor.Range(entry.Name, Names(parameters), ends.Low, ends.High);
        if (ends.Low != Math.Round(ends.Low) || ends.High != Math.Round(ends.High) || Math.Max(Math.Abs(ends.Low), Math.Abs(ends.High)) > int.MaxValue)
        {
            report.Add(node.Place, "a range of whole numbers begins and ends with one", $"[{Numbers.Text(ends.Low)}, {Numbers.Text(ends.High)}]");
            return null;
        }

        if (ends.High - ends.Low < ExperimentLimits.Values) return DesignFactor.Whole(entry.Name, Names(parameters), (int)ends.Low, (int)ends.High);
        report.Add(node.Place, "there are too many whole numbers in the range", $"{ends.High - ends.Low + 1}", $"at most {ExperimentLimits.Values}");
        return null;
    }

    private DesignFactor? List(Entry entry, ListNode list, ImmutableArray<Parameter> parameters)
    {
        if (IsShare(entry, parameters)) return null;
        if (list.Items.Length is 0 or > ExperimentLimits.Values)
        {
            report.Add(list.Place, list.Items.IsEmpty ? "the list has no values" : "the list has too many values", allowed: $"1 to {ExperimentLimits.Values}");
            return null;
        }

        var texts = list.Items.Select(item => new Setting(entry.Key, item).ValueText).ToImmutableArray();
        var numbers = texts.Select(Numbers.Parse).ToList();
        var well = true;
        for (var i = 0; i < texts.Length; i++)
        {
            if (!parameters.IsEmpty && numbers[i] is null) Report(i, $"a value of {entry.Name} must be a finite number");
            else if (texts.IndexOf(texts[i]) < i || (numbers[i] is { } number && numbers.IndexOf(number) < i)) Report(i, $"this value of {entry.Name} stands in the list already");
        }

        return well ? DesignFactor.List(entry.Name, Names(parameters), texts, numbers.Contains(null) ? [] : [.. numbers.Select(number => number!.Value)]) : null;

        void Report(int item, string problem)
        {
            report.Add(list.Items[item].Place, problem, texts[item]);
            well = false;
        }
    }

    private bool IsShare(Entry entry, ImmutableArray<Parameter> parameters)
    {
        if (parameters.All(parameter => parameter.Group is null)) return false;
        report.Add(entry.Key.Place, $"{entry.Name} is one of shares that sum to 1", allowed: "prior");
        return true;
    }

    private DesignFactor? NoParameter(Entry entry)
    {
        var elements = baseline.Parameters.Where(parameter => entry.Name.Contains('[') && parameter.Name.StartsWith(entry.Name.Split('[')[0] + "[", StringComparison.Ordinal)).ToImmutableArray();
        if (!elements.IsEmpty) report.Add(entry.Key.Place, "there is no such parameter", entry.Name, Listing.Of(Names(elements).Prepend(entry.Name.Split('[')[0])));
        else if (Targets.Find(source.Root, new Setting(entry.Key, entry.Value).Path(), report) is not null)
            report.Add(entry.Key.Place, $"{entry.Name} is no parameter, for which the model would be read again", allowed: "{ list: [...] }");
        return null;
    }

    private static ImmutableArray<string> Names(ImmutableArray<Parameter> parameters) => [.. parameters.Select(parameter => parameter.Name)];
}
