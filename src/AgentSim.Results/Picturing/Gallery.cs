using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Results.Calibrating;

namespace AgentSim.Results.Picturing;

/// <summary>The figures of a folder of results: of a run, an experiment or a calibration. Not for several threads at once.</summary>
public sealed class Gallery : IDisposable
{
    private readonly string path;
    private readonly ResultQuery? query;
    private readonly RunFigures? run;
    private readonly CalibrationFigures? calibration;

    private Gallery(string path, ResultQuery query, RunFigures run) => (this.path, this.query, this.run) = (path, query, run);

    private Gallery(string path, CalibrationFigures calibration) => (this.path, this.calibration) = (path, calibration);

    /// <summary>Whether a folder holds anything that figures could be of.</summary>
    public static bool Exists(string path) => ResultFolder.Exists(path) || CalibrationFolder.Exists(path);

    /// <summary>Opens a folder.</summary>
    /// <exception cref="FileNotFoundException">There are no results in it.</exception>
    /// <exception cref="InvalidOperationException">Nothing in it is finished.</exception>
    public static Gallery Open(string path)
    {
        if (!ResultFolder.Exists(path) && CalibrationFolder.Exists(path)) return new(path, CalibrationFigures.Of(CalibrationFolder.Open(path)));
        var folder = ResultFolder.Open(path);
        var manifest = folder.ReadManifest();
        var query = ResultQuery.Open(folder, manifest);
        return new(path, query, new(query, manifest, folder.ReadAnalyses()));
    }

    /// <summary>The figures of results that are open already; they stay open.</summary>
    internal static RunFigures Of(ResultQuery query, Manifest manifest, ImmutableArray<Experiments.Analysis.AnalysisTable> analyses) => new(query, manifest, analyses);

    /// <summary>The kinds of which there is a figure here.</summary>
    public ImmutableArray<FigureKind> Offered => [.. FigureKind.All.Where(kind => Lacks(kind) is null)];

    /// <summary>The figure of a kind.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="choice">What it is to show.</param>
    public FigureAnswer Of(string kind, FigureChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (FigureKind.All.FirstOrDefault(known => known.Name == kind) is not { } found)
        {
            var names = FigureKind.All.Select(known => known.Name).ToArray();
            var meant = Nearest.To(kind, names);
            return FigureAnswer.None($"There is no figure {kind}{(meant is null ? "" : $" (did you mean {meant}?)")}. The kinds are {string.Join(", ", names)}; {Here}");
        }

        if (Lacks(found) is { } lacks) return FigureAnswer.None($"{path} holds nothing for the figure {kind}: {lacks} {char.ToUpperInvariant(Here[0])}{Here[1..]}");
        return run?.Of(found, choice) ?? calibration!.Of(found);
    }

    /// <inheritdoc/>
    public void Dispose() => query?.Dispose();

    private string Here => Offered is { IsEmpty: false } offered ? $"here there are {string.Join(", ", offered.Select(kind => kind.Name))}." : "here there are none.";

    private string? Lacks(FigureKind kind) => run is not null ? run.Lacks(kind) : calibration!.Lacks(kind);
}
