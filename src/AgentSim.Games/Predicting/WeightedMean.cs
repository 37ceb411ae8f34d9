using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>The mean of positions by capability times salience: the compromise model, an approximation of Nash's solution where failure is bad for all. Source: Achen, in Thomson et al., <i>The European Union Decides</i> (2006), ch. 4.</summary>
public sealed record WeightedMean : PredictionProtocol
{
    /// <inheritdoc/>
    public override string Name => "weighted-mean";

    /// <inheritdoc/>
    public override string Description => "mean by capability times salience";

    /// <inheritdoc/>
    public override Talks Play(Decision decision, int? rounds)
    {
        var line = new OneLine(decision, Name);
        return line.OneShot(Weighted.Mean(line.Positions, line.Weights), []);
    }
}
