using System.Collections.Immutable;
using AgentSim.Experiments.Analysis;

namespace AgentSim.Results.Picturing;

/// <summary>The figures of runs and experiments.</summary>
/// <param name="query">Their records.</param>
/// <param name="manifest">What made them.</param>
/// <param name="analyses">What an experiment's analyses say; empty of a run.</param>
internal sealed class RunFigures(ResultQuery query, Manifest manifest, ImmutableArray<AnalysisTable> analyses)
{
    private const int MostNamed = 20;

    /// <summary>Of each kind, what is lacking for it (null for nothing), and how it is made.</summary>
    public static readonly OrderedDictionary<FigureKind, (Func<RunFigures, string?> Lacks, Func<RunFigures, FigureChoice, FigureAnswer> Draw)> Drawers = new()
    {
        [new("patterns", "the share of each pattern in each arm, with intervals", ["arm", "point"])] = (of => of.LacksPatterns, ShareFigures.Patterns),
        [new("settling", "how the shares of patterns settle as histories accumulate, with intervals", ["arm", "point"])] = (of => of.LacksPatterns, ShareFigures.Settling),
        [new("classes", "the share of histories in each class, year by year, stacked", ["series", "arm", "point"])] = (of => of.Series(MeasureKind.Nominal).Length > 0 ? null : "no series of the model holds codes of classes.", YearFigures.Classes),
        [new("fan", "quantiles of a series over histories, year by year, with what history took and its events", ["series", "arm", "point"])] = (of => of.Series(MeasureKind.Quantity, MeasureKind.Truth).Length > 0 ? null : "no series was recorded.", YearFigures.Fan),
        [new("plane", "histories in the plane of two measures, with thresholds, history's path, and where random play lies", ["x", "y", "arm", "point"])] = (of => of.Whole(MeasureKind.Quantity).Length > 1 ? null : "fewer than two measures of whole histories are quantities.", PlaneFigures.Of),
        [new("ridges", "the distribution of a measure in each arm, as ridges", ["measure", "point"])] = (of => of.LacksQuantity, DistributionFigures.Ridges),
        [new("ecdf", "the distribution function of a measure in each arm, with bands", ["measure", "point"])] = (of => of.LacksQuantity, DistributionFigures.Ecdf),
        [new("differences", "how each arm differs from the baseline, paired history by history, with intervals", ["measure", "arm", "point"])] = (of => of.Manifest.Arms.Length > 1 ? null : "there is a single arm.", DifferenceFigures.Of),
        [new("sensitivity", "how much each factor or parameter matters, with intervals", ["output"])] = (of => of.Tables(AnalysisFigures.IsIndices).Length > 0 ? null : "no analysis gave indices of factors; experiments with analyse do.", AnalysisFigures.Sensitivity),
        [new("morris", "mean size and deviation of each factor's effect", ["output"])] = (of => of.Tables(AnalysisFigures.IsMorris).Length > 0 ? null : "no Morris screening was made; experiments with design: { morris: ... } make one.", AnalysisFigures.Morris),
        [new("phase", "a share or a mean over two factors, with histories and interval in each cell", ["x", "y", "pattern", "measure", "arm"])] = (of => of.Manifest.Factors.Length > 1 ? null : "fewer than two factors were varied.", PhaseFigures.Of),
        [new("sweep", "a share or a mean from design point to design point, with intervals", ["pattern", "measure"])] = (of => of.Manifest.Points is > 1 and <= SweepFigures.MostPoints ? null : of.Manifest.Points == 1 ? "there is a single design point." : $"{of.Manifest.Points} design points are too many to stand beside each other.", SweepFigures.Of),
        [new("portfolio", "how three divide a total among them, in a triangle", ["series", "year", "arm", "point"])] = (of => PortfolioFigures.Default(of) is not null ? null : "no three series are called alike but for an actor's name; --series names three.", PortfolioFigures.Of),
        [new("ties", "who is tied to whom by deals, by year, with the share of histories", ["year", "arm", "point"])] = (TiesFigures.Lacks, TiesFigures.Of),
    };

    public ResultQuery Query => query;

    public Manifest Manifest => manifest;

    public string? Lacks(FigureKind kind) => Drawers.TryGetValue(kind, out var drawer) ? drawer.Lacks(this) is { } lacks && !(kind.Name == "portfolio" && Series(MeasureKind.Quantity).Length > 2) ? lacks : null : "it is not the result of calibrate.";

    /// <summary>The figure of a kind.</summary>
    public FigureAnswer Of(FigureKind kind, FigureChoice choice)
    {
        if (choice.Arm is { } arm && !manifest.Arms.Contains(arm)) return Unknown("arm", arm, manifest.Arms);
        if (choice.Point is { } point && (point < 0 || point >= manifest.Points)) return FigureAnswer.None($"There is no design point {point}; they are numbered from 0 to {manifest.Points - 1}.");
        return Drawers[kind].Draw(this, choice);
    }

    /// <summary>What has no name here, what has, and what was perhaps meant.</summary>
    public static FigureAnswer Unknown(string what, string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        var meant = Language.Nearest.To(name, names);
        return FigureAnswer.None($"There is no {what} {name} here{(meant is null ? "" : $" (did you mean {meant}?)")}. {There(names)}");
    }

    /// <summary>What there is, in a sentence.</summary>
    public static string There(IEnumerable<string> known)
    {
        string[] names = [.. known];
        return $"There {(names.Length == 1 ? "is" : "are")}: {string.Join(", ", names.Take(MostNamed))}{(names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "")}.";
    }

    /// <summary>The arms by their places, the one that is asked for first.</summary>
    public int[] Arms(FigureChoice choice)
    {
        var first = Arm(choice);
        return [first, .. Enumerable.Range(0, manifest.Arms.Length).Where(arm => arm != first)];
    }

    /// <summary>The arm that is asked for.</summary>
    public int Arm(FigureChoice choice) => choice.Arm is null ? 0 : manifest.Arms.IndexOf(choice.Arm);

    /// <summary>Series of some kinds, those that history is known of first.</summary>
    public MeasureIdentity[] Series(params MeasureKind[] kinds) => [.. manifest.Measures.Where(measure => measure.IsSeries && kinds.Contains(measure.Kind)).OrderBy(measure => measure.Observed.IsEmpty)];

    /// <summary>Measures of whole histories, of some kinds; those that are series too are taken where there are no others.</summary>
    public MeasureIdentity[] Whole(params MeasureKind[] kinds)
    {
        MeasureIdentity[] all = [.. manifest.Measures.Where(measure => kinds.Contains(measure.Kind))];
        return all.Any(measure => !manifest.IsYearly(measure)) ? [.. all.Where(measure => !manifest.IsYearly(measure))] : all;
    }

    public AnalysisTable[] Tables(Func<AnalysisTable, bool> which) => [.. analyses.Where(which)];

    /// <summary>What a figure is of, in words for its title.</summary>
    public string Where(FigureChoice choice) => choice.Point is { } point && manifest.Points > 1
        ? manifest.Variants.Length == manifest.Points && manifest.Variants[point].Label is { Length: > 0 } label ? $" at {label}" : $" at design point {point}"
        : "";

    private string? LacksPatterns => manifest.Patterns.IsEmpty ? "the model has no patterns." : null;

    private string? LacksQuantity => Whole(MeasureKind.Quantity).Length > 0 ? null : "no measure of whole histories is a quantity.";
}
