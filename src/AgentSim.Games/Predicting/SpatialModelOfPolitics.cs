using System.Collections.Immutable;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>
/// The spatial model of politics, on any number of dimensions: positions from 0 to 100. The prediction is the mean of where everybody stands in the end, by the chances of positions. Who cares for nothing has no
/// distances: it takes no part, stays where it is and has no chance. Source: the program KTAB, model SMP.
/// </summary>
internal sealed record SpatialModelOfPolitics : PredictionProtocol
{
    private const double Scale = 100;

    /// <inheritdoc/>
    public override string Name => "spatial-politics";

    /// <inheritdoc/>
    public override string Description => "the spatial model of politics: challenges and bargains in turns";

    /// <inheritdoc/>
    public override Talks Play(Decision decision, int? rounds)
    {
        if (decision.Actors.FirstOrDefault(actor => actor.Position.Any(position => position is < 0 or > Scale)) is { } off)
            throw new WrongGameException($"{decision.Issue}: {off.Name} stands at {string.Join(", ", off.Position)}; {Name} needs positions from 0 to 100.");
        int[] taking = [.. Enumerable.Range(0, decision.Actors.Length).Where(actor => decision.Actors[actor].Salience.Sum() > 0)];
        var model = new SpatialPolitics([.. taking.Select(actor => decision.Actors[actor])]);
        var turns = model.Turns([.. taking.Select(actor => decision.Actors[actor].Position.Select(position => position / Scale).ToArray())]).Take(1 + (rounds ?? SpatialPolitics.MostTurns)).ToArray();
        return new([.. turns.Select((turn, number) => Round(decision, number, taking, turn, model.Chances(turn).ByActor))], [.. model.Chances(turns[^1]).Mean.Select(mean => mean * Scale)]);
    }

    private static TalksRound Round(Decision decision, int number, int[] taking, double[][] turn, double[] winning)
    {
        var positions = decision.Actors.Select(actor => actor.Position.ToArray()).ToArray();
        var chances = new double[positions.Length];
        foreach (var (place, actor) in taking.Index()) (positions[actor], chances[actor]) = ([.. turn[place].Zip(positions[actor], Scaled)], winning[place]);
        var (medians, means) = (new double[decision.Dimensions], new double[decision.Dimensions]);
        for (var dimension = 0; dimension < medians.Length; dimension++)
        {
            var along = Array.ConvertAll(positions, own => own[dimension]);
            double[] weights = [.. decision.Actors.Select(actor => actor.Capability * actor.Salience[dimension])];
            // A dimension for which nobody cares has no middle that anybody would mind: everybody counts alike.
            if (weights.Sum() == 0) Array.Fill(weights, 1);
            (medians[dimension], means[dimension]) = (Weighted.Winner(along, weights), Weighted.Mean(along, weights));
        }

        return new(number, [.. positions.Select(own => own.ToImmutableArray())], [.. medians], [.. means], [.. chances]);

        // Who has not moved stands where the table says, to the last digit; where others have moved to has four decimals.
        static double Scaled(double position, double first) => position == first / Scale ? first : Math.Round(position * Scale, 10);
    }
}
