using System.Collections.Immutable;
using AgentSim.Experiments.Calibrating;
using AgentSim.Figures.Kinds;
using AgentSim.Results.Calibrating;

namespace AgentSim.Results.Picturing;

/// <summary>The figures of a calibration.</summary>
internal sealed class CalibrationFigures
{
    public static readonly ImmutableArray<FigureKind> Kinds =
    [
        new("fit", "target by target what history took, and what histories under prior and posterior do", []),
        new("corner", "prior and posterior of the parameters that moved most, and each pair of them", []),
    ];

    private const int ParametersInCorner = 6;

    private readonly CalibrationFolder folder;
    private readonly CalibrationIdentity identity;

    private CalibrationFigures(CalibrationFolder folder, CalibrationIdentity identity) => (this.folder, this.identity) = (folder, identity);

    public static CalibrationFigures Of(CalibrationFolder folder) => new(folder, folder.Identity());

    public string? Lacks(FigureKind kind) => !Kinds.Contains(kind) ? "it is a calibration, no run."
        : identity.Ended is null ? "the calibration is not finished; the command that began it goes on with it."
        : kind.Name == "fit" && identity.Fits.IsEmpty ? "it was made by an earlier version, which did not keep how histories fit; the command that made it adds that, given again." : null;

    public FigureAnswer Of(FigureKind kind)
    {
        if (folder.Calibration() is not { } calibration) return FigureAnswer.None($"The files in {folder.InputsPath} are not those that the calibration was made of.");
        var prior = folder.Read(calibration, 0);
        if (kind.Name == "fit") return Fit(calibration.Title, Experiments.Calibrating.Fit.Of(calibration, prior.Particles), identity.Fits);
        var posterior = Posterior.Of(calibration, folder.Read(calibration, identity.Waves.Length - 1));
        return Corner(calibration.Title, prior, posterior, Contraction.Of(prior, posterior));
    }

    /// <summary>How histories stand to targets.</summary>
    /// <param name="title">What was calibrated.</param>
    /// <param name="before">Under the prior.</param>
    /// <param name="fits">Under the posterior, in the same order.</param>
    public static FitFigure Fit(string title, ImmutableArray<Fit> before, ImmutableArray<FitIdentity> fits) => new(
        $"Fit to history: {title}",
        [.. fits.Zip(before, (fit, prior) => new FitTarget(
            fit.Target, prior.Target.Observed, prior.Target.Tolerance, new(fit.Median ?? double.NaN, fit.Low ?? double.NaN, fit.High ?? double.NaN), new(prior.Values.Quantiles.Q50, prior.Values.Quantiles.Q05, prior.Values.Quantiles.Q95)))]);

    /// <summary>The parameters that moved most.</summary>
    public static CornerFigure Corner(string title, Wave prior, Posterior posterior, ImmutableArray<Contraction> contractions) => new(
        $"Prior and posterior: {title}",
        [.. contractions.Take(ParametersInCorner).Select(moved =>
        {
            var index = posterior.Parameters.IndexOf(moved.Parameter);
            return new CornerColumn(moved.Parameter, [.. prior.Particles.Of(index)], [.. posterior.Of(index)]);
        })]);
}
