using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>An arm as it is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Source">The files of its model.</param>
/// <param name="HasOwnModel">Whether that is another model than the experiment's.</param>
/// <param name="Seed">Its seed; null takes the model's own.</param>
/// <param name="Settings">What it alone changes of its model.</param>
internal sealed record ArmDraft(string Name, Place Place, ModelSource Source, bool HasOwnModel, ScalarNode? Seed, ImmutableArray<Setting> Settings);

/// <summary>Reads <c>arms</c>: what is compared with the baseline.</summary>
internal static class ArmsSection
{
    private const int MostOthers = ExperimentLimits.Arms - 2;

    private static readonly string[] Reserved = [Arm.Baseline, Arm.RandomPlay];

    /// <summary>The baseline and all others but random play; null if the experiment's own model cannot be read.</summary>
    public static ImmutableArray<ArmDraft>? Read(ExperimentFile file, ModelShelf shelf)
    {
        var root = file.Root;
        var written = root["arms"] as MapNode;
        var source = root.Scalar("model") is { Text.Length: > 0 } name ? shelf.Open(name) : null;
        var arms = ImmutableArray.CreateBuilder<ArmDraft>();
        if (source is not null) arms.Add(new(Arm.Baseline, root.Find("model")!.Key.Place, source, false, root.Scalar("seed"), []));
        foreach (var entry in (written?.Entries ?? []).Take(MostOthers))
        {
            if (One(entry, source, file, shelf) is { } arm) arms.Add(arm);
        }

        if (written?.Entries.Length > MostOthers) file.Report.Add(written.Place, "there are too many arms", $"{written.Entries.Length}", $"at most {MostOthers}");
        return source is null ? null : arms.ToImmutable();
    }

    /// <summary>Whether noise alone is played beside.</summary>
    public static bool HasRandomPlay(ExperimentFile file) => ExperimentFile.IsYes(file.Root["random_play"], absent: true);

    /// <summary>The names of all arms.</summary>
    public static ImmutableArray<string> Names(ImmutableArray<ArmDraft> arms, ExperimentFile file) =>
        [.. arms.Select(arm => arm.Name), .. HasRandomPlay(file) ? [Arm.RandomPlay] : Array.Empty<string>()];

    private static ArmDraft? One(Entry entry, ModelSource? source, ExperimentFile file, ModelShelf shelf)
    {
        var place = entry.Key.Place;
        if (Reserved.Contains(entry.Name))
        {
            file.Report.Add(place, $"{entry.Name} is an arm already: {(entry.Name == Arm.Baseline ? "the model as it is, with what stands under set" : "the baseline with precision 0")}");
            return null;
        }

        Words.Check(entry.Name, place, file.Report);
        if (entry.Value is not MapNode node) return null;
        if (node["set"] is null && node["model"] is null && node["seed"] is null) file.Report.Add(place, $"the arm {entry.Name} changes nothing", allowed: "set, model or seed");
        var own = node.Scalar("model") is { Text.Length: > 0 } name ? shelf.Open(name) : source;
        return own is null ? null : new(entry.Name, place, own, own != source, node.Scalar("seed") ?? file.Root.Scalar("seed"), ExperimentFile.Settings(node));
    }
}
