using AgentSim.Games.Numerics;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Spatial;

/// <summary>
/// Rounds of challenges among the positions that are on the table: one of them stands; each other is as likely to be put against it next, and takes its place with the chance
/// <c>C_ij^m / (C_ij^m + C_ji^m)</c>, where <c>C_ij = sum over k of w_k max(0, (x_k - x_j)^2 - (x_k - x_i)^2)</c> is what those who would rather have i bring to bear. Talks go on for long: what stands in the end is the
/// chain's stationary distribution.
/// </summary>
/// <remarks>A voting contest in proportion to support, as in the spatial model of politics and in Bueno de Mesquita's, with squared losses; a position counts once however many hold it, and their weight counts in every vote.</remarks>
internal static class ChallengeRounds
{
    private const double LeastSupport = 1e-12;

    /// <summary>What stands in the end.</summary>
    /// <param name="positions">What each actor wants.</param>
    /// <param name="weights">What each brings to bear, from 0; not all 0.</param>
    /// <param name="sharpness">m, above 0: how far the stronger side is surer to win than in proportion to its support.</param>
    /// <returns>The positions from the lowest to the highest, each once, and their chances.</returns>
    public static (double[] Places, double[] Chances) End(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double sharpness)
    {
        double[] places = [.. positions.ToArray().Distinct().Order()];
        var count = places.Length;
        // Balance of the chain, its last row replaced by the sum of 1.
        var (matrix, right) = (new double[count, count], new double[count]);
        for (var stands = 0; stands < count; stands++)
        {
            for (var other = 0; other < count; other++)
            {
                if (other == stands) continue;
                var replaced = Wins(places[other], places[stands], positions, weights, sharpness) / count;
                matrix[other, stands] += replaced;
                matrix[stands, stands] -= replaced;
            }
        }

        for (var place = 0; place < count; place++) matrix[count - 1, place] = 1;
        right[count - 1] = 1;
        if (Elimination.Solve(matrix, right) == 0) throw new WrongGameException("The rounds of challenges have no single end.");
        return (places, right);
    }

    private static double Wins(double place, double other, ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double sharpness)
    {
        var (support, against, stake) = (0.0, 0.0, (place - other) * (place - other));
        for (var actor = 0; actor < positions.Length; actor++)
        {
            // Losses in units of the distance in question, so that no unit of positions matters.
            var preference = weights[actor] * (place - other) * (2 * positions[actor] - place - other) / stake;
            if (preference > 0) support += preference;
            else against -= preference;
        }

        var (one, two) = (Lanes.Pow(support, sharpness) + LeastSupport, Lanes.Pow(against, sharpness) + LeastSupport);
        return one / (one + two);
    }
}
