using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>The median of positions by capability times salience; where two tie, the middle between them. Source: Black, <i>The Theory of Committees and Elections</i> (1958).</summary>
public sealed record WeightedMedian : PredictionProtocol
{
    /// <inheritdoc/>
    public override string Name => "median";

    /// <inheritdoc/>
    public override string Description => "median by capability times salience";

    /// <inheritdoc/>
    public override Talks Play(Decision decision, int? rounds)
    {
        var line = new OneLine(decision, Name);
        return line.OneShot(Weighted.Median(line.Positions, line.Weights), []);
    }
}
