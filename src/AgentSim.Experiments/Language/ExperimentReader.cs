using System.Security.Cryptography;
using System.Text;
using AgentSim.Language;
using AgentSim.Language.Grammar;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads experiment files.</summary>
public static class ExperimentReader
{
    /// <summary>
    /// Reads an experiment with all models that it names, and checks everything there is to check. Never throws for what a file says: all that is wrong comes
    /// back as errors.
    /// </summary>
    /// <param name="path">The experiment's file.</param>
    /// <param name="folders">Where models and seeds are looked for.</param>
    /// <param name="overrides">What is asked for instead of what the file says.</param>
    /// <returns>The experiment, or all errors.</returns>
    public static ExperimentReadResult Read(string path, ModelFolders folders, ExperimentOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(overrides);
        var report = new Report();
        Experiment? experiment = null;
        ModelShelf? shelf = null;
        InputFile? posterior = null;
        try
        {
            if (Open(path, "an experiment", report) is { } file) experiment = Read(overrides.Over(file), shelf = new ModelShelf(file, folders), folders, overrides, out posterior);
        }
        catch (Report.EnoughException)
        {
            // The errors found so far are the answer.
        }

        return report.Count > 0 ? new(null, report.Sorted(), []) : new(experiment, [], [.. shelf!.Inputs, .. posterior is null ? [] : new[] { posterior }]) { UnreadSeedValues = [.. shelf!.UnreadSeedValues] };
    }

    /// <summary>Whether a file is an experiment, well written or not, rather than a model.</summary>
    /// <param name="path">The file.</param>
    public static bool IsExperiment(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Open(path, "an experiment", new Report())?.Root["experiment"] is not null;
    }

    /// <summary>Opens a file that is a mapping; null if it cannot be read, and then the report says why.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should be, with its article.</param>
    /// <param name="report">Where errors go.</param>
    internal static ExperimentFile? Open(string path, string what, Report report)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            report.Add(new SourceFile(path, string.Empty, 0).PlaceAt(0), "there is no such file");
            return null;
        }

        var files = new FileReader(report);
        if (files.Read(path) is not { } text || NodeReader.Read(text, report) is not { } node) return null;
        if (node is MapNode root) return new(root, Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".", files, report);
        report.Add(node.Place, $"{what} is a mapping", node.Description, $"{what.Split(' ')[1]}: name, and so on");
        return null;
    }

    private static Experiment? Read(ExperimentFile file, ModelShelf shelf, ModelFolders folders, ExperimentOverrides overrides, out InputFile? table)
    {
        table = null;
        var root = file.Root;
        ShapeCheck.Check(root, new ConstructShape(ExperimentGrammar.Experiment), "the experiment", file.Report);
        if (root.Scalar("experiment") is { Text.Length: > 0 } name) Folders.IsPlain(name.Text, name.Place, file.Report);
        var (randomSeed, sampling) = (SamplingSection.RandomSeed(file), SamplingSection.Read(file));
        if (ArmsSection.Read(file, shelf) is not { } arms) return null;
        var section = new VariantsSection(file, shelf, arms);
        var collection = CollectionSection.Read(file, section.Baseline);
        if (section.Baseline is not { } baseline)
        {
            section.CheckArms();
            return null;
        }

        var drafts = new FactorsSection(file, baseline, arms[0].Source).Read();
        var space = drafts is { } factors ? new DesignSection(file, factors, randomSeed).Read() : null;
        if (space is not null) SamplingSection.Check(file, sampling, space.Points);
        var draws = PosteriorSection.Read(file, folders, baseline, randomSeed, overrides);
        table = draws?.Input;
        var design = section.Read(space ?? PointSpace.Single, space is null ? [] : drafts!.Value, draws?.Draws);

        var outcomes = new OutcomeReader(file.Report, baseline, collection);
        var claims = new ClaimReader(file.Report, outcomes, section.Calendars, drafts is { } factored ? [.. factored.Select(draft => draft.Factor.Name)] : [.. file.Entries("factors").Select(factor => factor.Name)], space);
        var until = SamplingSection.Until(file, sampling, outcomes);
        var hypotheses = HypothesesSection.Read(file, claims);
        var outputs = AnalysisSection.Outputs(file, outcomes);
        var discoveries = AnalysisSection.Discoveries(file, outcomes);
        var observed = new ObservedSection(file, baseline, ArmsSection.Names(arms, file), outcomes).Read();
        if (design is null || file.Report.Count > 0) return null;
        return new(
            root.Scalar("experiment")!.Text,
            (root.Scalar("title") ?? root.Scalar("experiment"))!.Text,
            design, sampling, randomSeed, until, collection, hypotheses, HypothesesSection.Adjustment(file), outputs, discoveries, observed, Digest(file, overrides, design));
    }

    /// <summary>SHA-256 of what stands in the experiment's own files, of how many samples are taken if they do not say, and of the models that were made of all others.</summary>
    private static string Digest(ExperimentFile file, ExperimentOverrides overrides, ExperimentDesign design)
    {
        var digests = design.Variants.SelectMany(variant => variant.Arms).Select(arm => arm.Model.Digest);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', digests.Prepend(file.Files.Digest(_ => true)).Append(design.Posterior?.Digest).Append(overrides.Samples is { } samples ? $"samples {samples}" : null).OfType<string>()))));
    }
}
