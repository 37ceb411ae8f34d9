using System.Collections.Immutable;
using System.Xml.Linq;
using AgentSim.Experiments.Calibrating;
using AgentSim.Results.Calibrating;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.Results.Reports;

/// <summary>The report of a calibration: its waves, what the posterior says of parameters, and how histories under it stand to the targets. One HTML file, as <see cref="Report"/>.</summary>
public static class CalibrationReport
{
    /// <summary>The report as text.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="identity">What made it, complete: with how new histories fit the targets.</param>
    /// <param name="prior">The first wave.</param>
    /// <param name="posterior">The posterior.</param>
    /// <param name="contractions">How far parameters moved, the farthest first.</param>
    public static string Of(Calibration calibration, CalibrationIdentity identity, Wave prior, Posterior posterior, ImmutableArray<Contraction> contractions)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(posterior);
        var before = Fit.Of(calibration, prior.Particles);
        return Report.Page(calibration.Title, Header(calibration, identity), [Targets(calibration.Title, before, identity.Fits), identity.Matching is { } matching ? Matched(matching) : null, Corner(calibration.Title, prior, posterior, contractions), Parameters(contractions), Waves(identity)]);
    }

    private static XElement Header(Calibration calibration, CalibrationIdentity identity) => Html.Of(
        "header",
        Html.Of("h1", calibration.Title),
        Html.Styled("p", "subtitle", $"{Labels.Whole(identity.Waves.Sum(wave => (long)wave.Histories))} histories in {identity.Waves.Length} waves \u00b7 model {identity.Model.Name} \u00b7 random seed {identity.RandomSeed}"),
        Html.Styled("p", "finding", $"Histories under the posterior cover {identity.Fits.Count(fit => fit.IsCovered)} of {identity.Fits.Length} targets. The waves ended because {identity.Ended}."),
        Html.Details("What made these results", Html.Of("dl", new[]
        {
            ("Calibration", $"{identity.Name}, digest {identity.Digest}"), ("Model", $"{identity.Model.Name}, digest {identity.Model.Digest}"), ("Seed", $"{identity.Seed.Name}, digest {identity.Seed.Digest}"),
            ("Engine", $"AgentSim {identity.Engine}, on {identity.InstructionSet}"), ("Command", identity.Command),
        }.Select(entry => new[] { Html.Of("dt", entry.Item1), Html.Of("dd", entry.Item2) }))));

    private static XElement Targets(string title, ImmutableArray<Fit> before, ImmutableArray<FitIdentity> fits) => Html.Section(
        "targets", "Fit to history",
        Html.Of("p", "One new history of each draw: none is judged by the histories that it was chosen by. Covered means that history lies between the 5th and the 95th percentile."),
        Pictured.Alone(CalibrationFigures.Fit(title, before, fits), "fit-f"),
        Html.Table(
            "Targets", ["target", "measure", "observed", "tolerance", "5 %", "median", "95 %", "no value", "within a tolerance", "covered", "prior: within a tolerance"],
            fits.Zip(before, (fit, prior) => (IReadOnlyList<object>)[
                fit.Target, Html.Of("code", prior.Target.Written), Html.Number(prior.Target.Observed), Html.Number(prior.Target.Tolerance), Known(fit.Low), Known(fit.Median),
                Known(fit.High), Html.Percent(fit.Missing), Html.Percent(fit.Within), fit.IsCovered ? "yes" : "no", Html.Percent(prior.Within),
            ])));

    private static XElement Known(double? value) => Html.Number(value ?? double.NaN);

    private static XElement Matched(Matching matching) => Html.Section(
        "matching", "History matching",
        Html.Of("p", $"Parameter values are ruled out where the implausibility of any target is above {Labels.Tick(matching.Cutoff)}. Of the prior are left: {string.Join(", ", matching.Shares.Skip(1).Select(Labels.Percent))}."),
        matching.Targets.Where(target => target.Least > matching.Cutoff).Select(target => Html.Styled("p", "remark", $"No parameters that were tried can meet {target.Target.Name}.")),
        matching.LeastOfWorst > matching.Cutoff ? Html.Styled("p", "remark", $"No sample meets all targets at once: the worst of them is at {Labels.Number(matching.LeastOfWorst)} at the least.") : null,
        Html.Table(
            "Targets", ["target", "least implausibility", "prior: within a tolerance", "what matters most, with the share of variance between samples"],
            matching.Targets.Select(target => (IReadOnlyList<object>)[
                target.Target.Name, Html.Number(target.Least), Html.Percent(target.Within), string.Join(", ", target.Influences.Select(influence => $"{influence.Parameter} {Labels.Percent(influence.Share)}")),
            ])));

    private static XElement Corner(string title, Wave prior, Posterior posterior, ImmutableArray<Contraction> contractions) => Html.Section(
        "corner", "The parameters that moved most",
        Pictured.Alone(CalibrationFigures.Corner(title, prior, posterior, contractions), "corner-f"));

    private static XElement Parameters(ImmutableArray<Contraction> contractions) => Html.Section(
        "parameters", "All parameters",
        Html.Of("p", $"Contraction is how much less spread there is than in the prior. Distance is that of Kolmogorov between both; {Labels.Number(contractions[0].Noise)} and less would come of chance."),
        Html.Table(
            "The farthest moved first", ["parameter", "prior mean", "prior sd", "mean", "sd", "contraction", "distance"],
            contractions.Select(moved => (IReadOnlyList<object>)[
                Html.Of("code", moved.Parameter), Html.Number(moved.PriorMean), Html.Number(moved.PriorDeviation), Html.Number(moved.Mean), Html.Number(moved.Deviation), Html.Number(moved.Share), Html.Number(moved.Distance),
            ])));

    private static XElement Waves(CalibrationIdentity identity) => Html.Section(
        "waves", "Waves",
        Html.Table(
            "Waves", ["wave", "within", "accepted", "effective particles", "different", "size of proposals", "histories"],
            identity.Waves.Select(wave => (IReadOnlyList<object>)[
                $"{wave.Wave}", Html.Number(wave.Epsilon ?? double.NaN), Html.Percent(wave.Acceptance ?? double.NaN), Html.Number(wave.EffectiveSize), Html.Whole(wave.Distinct), Html.Number(wave.Size), Html.Whole(wave.Histories),
            ])));
}
