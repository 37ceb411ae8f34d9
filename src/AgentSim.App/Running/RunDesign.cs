using System.Collections.Immutable;
using System.Diagnostics;
using AgentSim.Experiments;
using AgentSim.Experiments.Language;
using AgentSim.Language;
using AgentSim.Results;

namespace AgentSim.App.Running;

/// <summary>Makes a run of what a person asked for.</summary>
internal static class RunDesign
{
    private const int LeastBatch = 128;
    private const int BatchesPerWorker = 4;
    private const int ManyPerWorker = 64;
    private const int MostLanes = 2;

    /// <summary>The most histories of all arms and design points, which are counted in 32 bits.</summary>
    public const int MostHistories = 100_000_000;

    /// <summary>Reads the model once for each design point.</summary>
    /// <returns>The run and what it was read from; or null and everything that is wrong.</returns>
    public static (PreparedRun? Run, ImmutableArray<Diagnostic> Errors) Of(RunRequest request)
    {
        if (Histories(request) is > MostHistories and var histories)
            return (null, [new("--runs", 1, 1, "a run cannot have so many histories, of all arms and design points", $"{histories}", $"at most {MostHistories}", null)]);
        var read = Read(request.Model, ModelFolders.Around(request.Model), request.Seed, request.Settings, Grid(request.Sweeps), request.Arms);
        if (!read.Errors.IsEmpty) return (null, [.. read.Errors.Select(error => SweepPlace.Of(error.Error, request, error.Point)).Distinct()]);
        var source = new SourceIdentity(read.Files[0].Path, request.Seed, Experiment: null);
        return Kept(request.KeepsLedger, Prepared(read.Variants, request.Posterior, request.Sampling, request.RandomSeed, Division(request), source, request.Settings, read.Files));
    }

    /// <summary>The run that made some results, read again from the files that lie beside them.</summary>
    /// <returns>The run; or null and everything that is wrong.</returns>
    public static (PreparedRun? Run, ImmutableArray<Diagnostic> Errors) Of(ResultFolder folder, Manifest manifest)
    {
        static ImmutableArray<KeyValuePair<string, string>> Pairs(ImmutableArray<Setting> settings) => [.. settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))];
        var (source, settings) = (manifest.Source, Pairs(manifest.Settings));
        var folders = new ModelFolders(Path.Combine(folder.InputsPath, "models"), Path.Combine(folder.InputsPath, "seeds"));
        var posterior = source.Posterior is { } table ? Path.Combine(folder.InputsPath, table.File) : null;
        var division = new Division(manifest.BatchSize, Environment.ProcessorCount);
        if (source.Experiment is not null)
        {
            var reading = ExperimentReader.Read(Path.Combine(folder.InputsPath, source.File), folders, new(source.Samples, posterior));
            return reading.Experiment is { } experiment ? (new(experiment.Run(division), experiment.Collection, source, [], reading.Files) { Experiment = experiment }, []) : (null, reading.Errors);
        }

        var read = Read(Path.Combine(folder.InputsPath, source.File), folders, source.Seed, settings, manifest.Variants.Select(variant => Pairs(variant.Settings)), manifest.Arms);
        if (!read.Errors.IsEmpty) return (null, [.. read.Errors.Select(error => error.Error).Distinct()]);
        return Kept(manifest.Ledger, Prepared(read.Variants, posterior, new(manifest.Samples, manifest.Replications), manifest.RandomSeed, division, source, settings, read.Files));
    }

    private static (PreparedRun? Run, ImmutableArray<Diagnostic> Errors) Kept(bool ledger, (PreparedRun? Run, ImmutableArray<Diagnostic> Errors) prepared) =>
        prepared.Run is { } read ? (read with { Run = read.Run with { KeepsLedger = ledger } }, prepared.Errors) : prepared;

    private static (PreparedRun? Run, ImmutableArray<Diagnostic> Errors) Prepared(
        ImmutableArray<Variant> variants, string? posterior, Sampling sampling, ulong randomSeed, Division division, SourceIdentity source, ImmutableArray<KeyValuePair<string, string>> settings, ImmutableArray<InputFile> files)
    {
        if (posterior is null) return (new(new Run(Design.Of(variants), sampling, randomSeed, division), Collection.All, source, settings, files), []);
        var read = PosteriorReader.Read(posterior, variants[0].Arms[0].Model, randomSeed);
        if (read.Draws is not { } draws) return (null, read.Errors);
        var run = new Run(Design.Of(variants, draws), sampling, randomSeed, division);
        return (new(run, Collection.All, source with { Posterior = PosteriorIdentity.Of(draws) }, settings, files.Add(read.File!)), []);
    }

    private static (ImmutableArray<Variant> Variants, ImmutableArray<InputFile> Files, ImmutableArray<(ImmutableArray<KeyValuePair<string, string>> Point, Diagnostic Error)> Errors) Read(
        string path, ModelFolders folders, string? seed, ImmutableArray<KeyValuePair<string, string>> settings,
        IEnumerable<ImmutableArray<KeyValuePair<string, string>>> points, ImmutableArray<string> arms)
    {
        var variants = ImmutableArray.CreateBuilder<Variant>();
        var (errors, files) = (ImmutableArray.CreateBuilder<(ImmutableArray<KeyValuePair<string, string>>, Diagnostic)>(), ImmutableArray<InputFile>.Empty);
        foreach (var point in points)
        {
            var read = ModelReader.Read(path, folders, new(seed, [.. settings, .. point]));
            errors.AddRange(read.Errors.Select(error => (point, error)));
            files = read.Files;
            if (read.Model is { } model) variants.Add(new(point, [.. arms.Select(arm => ArmOf(arm, model))]));
        }

        return (variants.ToImmutable(), files, errors.ToImmutable());
    }

    private static double Histories(RunRequest request) => request.Sweeps.Aggregate(
        (double)request.Sampling.Samples * request.Sampling.Replications * request.Arms.Length, (product, sweep) => product * sweep.Values.Length);

    private static Arm ArmOf(string name, Model model) => name switch
    {
        Arm.Baseline => Arm.OfBaseline(model),
        Arm.RandomPlay => Arm.OfRandomPlay(model),
        _ => throw new UnreachableException(),
    };

    /// <summary>Every combination of values, the last sweep's changing fastest; a single empty one without sweeps.</summary>
    private static IEnumerable<ImmutableArray<KeyValuePair<string, string>>> Grid(ImmutableArray<Sweep> sweeps) => sweeps.Aggregate(
        (IEnumerable<ImmutableArray<KeyValuePair<string, string>>>)[[]],
        (settings, sweep) => settings.SelectMany(before => sweep.Values.Select(value => before.Add(new(sweep.Name, value)))));

    /// <summary>Batches large enough to be quick, and small enough that all workers have some and progress shows. Of very many, two at a time are one: files cost time to open.</summary>
    private static Division Division(RunRequest request)
    {
        var share = Histories(request) / request.ParallelBatches;
        var lanes = (int)Math.Clamp(share / ManyPerWorker / Experiments.Division.Lanes, 1, MostLanes);
        var size = request.BatchSize ?? (int)Math.Clamp(share / BatchesPerWorker, LeastBatch, lanes * Experiments.Division.Lanes);
        return new(size, request.ParallelBatches);
    }
}
