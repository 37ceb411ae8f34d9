using System.Collections.Immutable;
using System.Diagnostics;
using AgentSim.Experiments;
using AgentSim.Language;

namespace AgentSim.App.Running;

/// <summary>Makes a run of what a person asked for.</summary>
internal static class RunDesign
{
    private const int LeastBatch = 128;
    private const int BatchesPerWorker = 4;

    /// <summary>The most histories of all arms and design points, which are counted in 32 bits.</summary>
    public const int MostHistories = 100_000_000;

    /// <summary>Reads the model once for each design point.</summary>
    /// <returns>The run; or null and everything that is wrong.</returns>
    public static (Run? Run, ImmutableArray<Diagnostic> Errors) Of(RunRequest request)
    {
        if (Histories(request) is > MostHistories and var histories)
            return (null, [new("--runs", 1, 1, "a run cannot have so many histories, of all arms and design points", $"{histories}", $"at most {MostHistories}", null)]);
        var points = ImmutableArray.CreateBuilder<Variant>();
        var errors = new List<Diagnostic>();
        foreach (var settings in Grid(request.Sweeps))
        {
            var overrides = new Overrides(request.Seed, [.. request.Settings, .. settings]);
            var read = ModelReader.Read(request.Model, ModelFolders.Around(request.Model), overrides);
            errors.AddRange(read.Errors);
            if (read.Model is { } model) points.Add(new(settings, [.. request.Arms.Select(arm => ArmOf(arm, model))]));
        }

        return errors.Count > 0
            ? (null, [.. errors.Distinct()])
            : (new(Design.Of(points.ToImmutable()), request.Sampling, request.RandomSeed, Division(request)), []);
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

    /// <summary>Batches large enough to be quick, and small enough that all workers have some and progress shows.</summary>
    private static Division Division(RunRequest request)
    {
        var share = Histories(request) / (request.ParallelBatches * BatchesPerWorker);
        var size = request.BatchSize ?? (int)Math.Clamp(share, LeastBatch, Experiments.Division.DefaultBatchSize);
        return new(size, request.ParallelBatches);
    }
}
