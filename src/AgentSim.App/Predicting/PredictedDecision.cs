using AgentSim.Games.Predicting;

namespace AgentSim.App.Predicting;

/// <summary>A decision with what is predicted of it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Talks">What the protocol makes of it; its prediction is not that which counts where the protocol was fitted.</param>
/// <param name="Prediction">On each dimension; by settings that have not seen the decision where the protocol was fitted.</param>
/// <param name="Mean">The weighted mean, on each dimension.</param>
/// <param name="Median">The weighted median, on each dimension.</param>
internal sealed record PredictedDecision(Decision Decision, Talks Talks, double[] Prediction, double[] Mean, double[] Median)
{
    /// <summary>How far the prediction is off; the decision has an outcome.</summary>
    public double Error => Math.Abs(Prediction[0] - Decision.Outcome!.Value);

    /// <summary>How far the weighted mean is off.</summary>
    public double MeanError => Math.Abs(Mean[0] - Decision.Outcome!.Value);

    /// <summary>How far the weighted median is off.</summary>
    public double MedianError => Math.Abs(Median[0] - Decision.Outcome!.Value);
}
