using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>
/// One vote of each position against each other, with chances in proportion to support: <c>P_ij = C_ij / (C_ij + C_ji)</c>, where <c>C_ij = 1e-8 + sum over k of c_k s_k max(0, u_k(x_i) - u_k(x_j))</c> and
/// <c>u_k(x) = 1 - d^2</c>, d the distance as a share of the range; a position wins with a chance in proportion to the product over j of P_ij. The prediction is the mean of positions by these chances.
/// </summary>
/// <remarks>
/// Source: the probabilistic Condorcet election of the program KTAB, with the utility <c>(1 - d)(1 + d rho)</c> of one averse to risk (rho = 1). A position is put to the vote once, however many hold it.
/// </remarks>
internal sealed record Condorcet : PredictionProtocol
{
    private const double LeastSupport = 1e-8;

    /// <inheritdoc/>
    public override string Name => "condorcet";

    /// <inheritdoc/>
    public override string Description => "one-shot probabilistic Condorcet election";

    /// <inheritdoc/>
    public override Talks Play(Decision decision, int? rounds)
    {
        var line = new OneLine(decision, Name);
        double[] places = [.. line.Positions.Distinct().Order()];
        var chances = Chances(line, places);
        return line.OneShot(Weighted.Mean(places, chances), Array.ConvertAll(line.Positions, own => chances[Array.IndexOf(places, own)]));
    }

    private static double[] Chances(OneLine line, double[] places)
    {
        var range = Math.Max(places[^1] - places[0], double.Epsilon);
        var chances = Array.ConvertAll(places, one => places.Where(other => other != one).Aggregate(1.0, (product, other) => product * Wins(one, other)));
        var sum = chances.Sum();
        return Array.ConvertAll(chances, chance => chance / sum);

        double Wins(double one, double other)
        {
            var (support, against) = (LeastSupport, LeastSupport);
            foreach (var (ideal, weight) in line.Positions.Zip(line.Weights))
            {
                var vote = weight * (Squared(ideal - other) - Squared(ideal - one));
                if (vote > 0) support += vote;
                else against -= vote;
            }

            return support / (support + against);
        }

        double Squared(double distance) => distance / range * (distance / range);
    }
}
