using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AgentSim.Experiments.Calibrating;
using AgentSim.Language;
using AgentSim.Language.Grammar;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads calibration files.</summary>
public static class CalibrationReader
{
    internal const string RootMeanSquare = "root_mean_square";
    internal const string Maximum = "maximum";

    private const int LeastSamples = 50;
    private const int MostParticles = 100_000;
    private const int MostReplications = 1_000;
    private const int MostWaves = 1_000;
    private const int MostMoves = 100;
    private const double MostHistories = 1e9;

    /// <summary>
    /// Reads a calibration with its model, and checks everything there is to check. Never throws for what a file says: all that is wrong comes back as errors.
    /// </summary>
    /// <param name="path">The calibration's file.</param>
    /// <param name="folders">Where models and seeds are looked for.</param>
    /// <returns>The calibration, or all errors.</returns>
    public static CalibrationReadResult Read(string path, ModelFolders folders)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folders);
        var report = new Report();
        Calibration? calibration = null;
        ModelShelf? shelf = null;
        try
        {
            if (ExperimentReader.Open(path, "a calibration", report) is { } file) calibration = Read(file, shelf = new ModelShelf(file, folders));
        }
        catch (Report.EnoughException)
        {
            // The errors found so far are the answer.
        }

        return report.Count > 0 ? new(null, report.Sorted(), []) : new(calibration, [], [.. shelf!.Inputs]);
    }

    /// <summary>Whether a file is a calibration, well written or not.</summary>
    /// <param name="path">The file.</param>
    public static bool IsCalibration(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ExperimentReader.Open(path, "a calibration", new Report())?.Root["calibration"] is not null;
    }

    private static Calibration? Read(ExperimentFile file, ModelShelf shelf)
    {
        var (root, report) = (file.Root, file.Report);
        ShapeCheck.Check(root, new ConstructShape(CalibrationGrammar.Calibration), "the calibration", report);
        if (root.Scalar("calibration") is { Text.Length: > 0 } name) Folders.IsPlain(name.Text, name.Place, report);
        var source = root.Scalar("model") is { Text.Length: > 0 } model ? shelf.Open(model) : null;
        var read = source is null ? null : shelf.Read(source, ExperimentFile.Settings(root), root.Scalar("seed"));
        var section = new TargetsSection(file, read);
        var (targets, heldBack) = (section.Read("targets"), section.Read("held_back"));
        if (root["targets"] is MapNode { Entries.IsEmpty: true } or ScalarNode { IsEmpty: true }) report.Add(root["targets"]!.Place, "there are no targets");
        foreach (var twice in file.Entries("held_back").Where(entry => file.Entries("targets").Any(other => other.Name == entry.Name)))
            report.Add(twice.Key.Place, $"{twice.Name} is a target already: what is held back is in no distance");
        var parameters = read is null ? [] : Parameters(file, read);
        var (matching, posterior) = (Matching(file), Posterior(file));
        var randomSeed = SamplingSection.RandomSeed(file);
        if (read is null || report.Count > 0) return null;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Files.Digest(_ => true)}\n{read.Digest}")));
        return new(
            root.Scalar("calibration")!.Text, (root.Scalar("title") ?? root.Scalar("calibration"))!.Text, read, randomSeed,
            root.Scalar("distance") is { Text: Maximum } ? Closeness.Maximum : Closeness.RootMeanSquare, targets, heldBack, parameters, matching, posterior, digest);
    }

    private static ImmutableArray<string> Parameters(ExperimentFile file, Model model)
    {
        var report = file.Report;
        var drawn = model.Parameters.Where(parameter => parameter.Distribution is not Fixed).ToList();
        if (drawn.Count == 0) report.Add(file.Root.Find("model")!.Key.Place, "the model has no parameter with a distribution, so that there is nothing to fit");
        if (file.Root["parameters"] is not ListNode list) return [.. drawn.Select(parameter => parameter.Name)];
        var chosen = new HashSet<string>();
        foreach (var item in list.Items.OfType<ScalarNode>())
        {
            var name = new Entry(item, item).Name;
            var same = drawn.Where(parameter => parameter.Name == name || parameter.Group == name || parameter.Name.StartsWith(name + "[", StringComparison.Ordinal)).ToList();
            if (same.Count == 0 && model.Parameters.Any(parameter => parameter.Name == name)) report.Add(item.Place, $"{name} has no distribution in the model: it is fixed");
            else if (same.Count == 0) report.Add(item.Place, "there is no such parameter", name, meant: Nearest.To(name, drawn.Select(parameter => parameter.Name)));
            foreach (var parameter in same.Where(parameter => !chosen.Add(parameter.Name))) report.Add(item.Place, $"{parameter.Name} stands in the list already");
        }

        if (list.Items.IsEmpty) report.Add(list.Place, "the list has no parameters", allowed: "all, or their names");
        foreach (var (group, members) in drawn.Where(parameter => parameter.Group is not null).GroupBy(parameter => parameter.Group!).Select(group => (group.Key, group.Select(member => member.Name).ToList())))
        {
            if (members.Exists(chosen.Contains) && !members.TrueForAll(chosen.Contains)) report.Add(list.Place, $"shares that sum to 1 are fitted together: {group}", allowed: Listing.Of(members));
        }

        return [.. drawn.Select(parameter => parameter.Name).Where(chosen.Contains)];
    }

    private static MatchingSettings? Matching(ExperimentFile file)
    {
        if (file.Root["matching"] is not MapNode node) return null;
        var settings = new MatchingSettings(
            Whole(node, "samples", 1000, LeastSamples, MostParticles, file.Report), Whole(node, "replications", 4, 2, MostReplications, file.Report),
            Whole(node, "waves", 3, 1, MostWaves, file.Report), Between(node, "cutoff", 3, 0, double.PositiveInfinity, file.Report));
        var histories = (double)settings.Samples * settings.Replications * settings.Waves;
        if (histories > MostHistories) file.Report.Add(node.Place, "there are too many histories of all waves", Numbers.Text(histories), $"at most {Numbers.Text(MostHistories)}");
        return settings;
    }

    private static PosteriorSettings Posterior(ExperimentFile file)
    {
        var (node, report) = (file.Root["posterior"] as MapNode, file.Report);
        var settings = new PosteriorSettings(
            Whole(node, "particles", 1000, 10, MostParticles, report), Whole(node, "replications", 1, 1, MostReplications, report), Whole(node, "waves", 30, 1, MostWaves, report),
            Whole(node, "moves", 1, 1, MostMoves, report), Between(node, "keep", 0.7, 0, 1, report), AtLeastNothing(node, "acceptance", 0.02, report), AtLeastNothing(node, "epsilon", 0, report));
        if (settings.Acceptance >= 1) report.Add(node!["acceptance"]!.Place, "acceptance is out of range", Numbers.Text(settings.Acceptance), "from 0 to below 1");
        var histories = ((double)settings.Waves * settings.Moves + 1) * settings.Particles * settings.Replications;
        if (histories > MostHistories) report.Add(node!.Place, "there are too many histories of all waves", Numbers.Text(histories), $"at most {Numbers.Text(MostHistories)}");
        return settings;
    }

    private static int Whole(MapNode? node, string key, int usual, int least, int most, Report report) =>
        node?[key] is null ? usual : Numbers.ReadWhole(node[key], key, least, most, report) ?? usual;

    private static double Between(MapNode? node, string key, double usual, double low, double high, Report report)
    {
        if (node?[key] is null || Numbers.Read(node[key], key, report) is not { } value) return usual;
        if (value > low && value < high) return value;
        report.Add(node[key]!.Place, $"{key} is out of range", Numbers.Text(value), double.IsPositiveInfinity(high) ? $"above {Numbers.Text(low)}" : $"above {Numbers.Text(low)}, below {Numbers.Text(high)}");
        return usual;
    }

    private static double AtLeastNothing(MapNode? node, string key, double usual, Report report)
    {
        if (node?[key] is null || Numbers.Read(node[key], key, report) is not { } value) return usual;
        if (value >= 0) return value;
        report.Add(node[key]!.Place, $"{key} is out of range", Numbers.Text(value), "at least 0");
        return usual;
    }
}
