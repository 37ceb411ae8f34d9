using System.Collections.Immutable;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>A decision on one dimension, as numbers.</summary>
internal sealed class OneLine
{
    /// <exception cref="WrongGameException">The decision has more dimensions than one.</exception>
    public OneLine(Decision decision, string protocol)
    {
        if (decision.Dimensions != 1) throw new WrongGameException($"{protocol} predicts on one dimension, but the table has {decision.Dimensions}; spatial-politics takes any number.");
        Actors = [.. decision.Actors];
        Positions = Array.ConvertAll(Actors, actor => actor.Position[0]);
        Weights = Array.ConvertAll(Actors, actor => actor.Capability * actor.Salience[0]);
    }

    public SpatialActor[] Actors { get; }

    public double[] Positions { get; }

    /// <summary>Capability times salience.</summary>
    public double[] Weights { get; }

    /// <summary>Where everybody stands after a round.</summary>
    public TalksRound Round(int number, double[] positions, double[] chances) => new(
        number, [.. positions.Select(position => ImmutableArray.Create(position))], [Weighted.Winner(positions, Weights)], [Weighted.Mean(positions, Weights)], [.. chances]);

    /// <summary>Talks of a single round.</summary>
    public Talks OneShot(double prediction, double[] chances) => new([Round(0, Positions, chances)], [prediction]);
}
