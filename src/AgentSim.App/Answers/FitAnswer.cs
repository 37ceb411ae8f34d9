using AgentSim.Experiments.Calibrating;

namespace AgentSim.App.Answers;

/// <summary>What <c>fit --json</c> prints. A number that there is none of is null.</summary>
/// <param name="Calibration">The calibration's name.</param>
/// <param name="HeldBack">Whether the targets are those that were held back.</param>
/// <param name="Targets">Each target.</param>
internal sealed record FitAnswer(string Calibration, bool HeldBack, FittedAnswer[] Targets);

/// <summary>How histories stand to a target; see <see cref="Fit"/>.</summary>
internal sealed record FittedAnswer(string Target, string Measure, int? Year, double Observed, double Tolerance, int Histories, double Missing, double? Q05, double? Median, double? Q95, double Within, bool Covered)
{
    /// <summary>The answer of one target.</summary>
    public static FittedAnswer Of(Fit fit) => new(
        fit.Target.Name, fit.Target.Measure, fit.Target.Year, fit.Target.Observed, fit.Target.Tolerance, fit.Values.Count + fit.Values.Missing, fit.Values.MissingShare,
        Known.Number(fit.Values.Quantiles.Q05), Known.Number(fit.Values.Quantiles.Q50), Known.Number(fit.Values.Quantiles.Q95), fit.Within, fit.IsCovered);
}
