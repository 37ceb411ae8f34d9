using System.Collections.Immutable;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Similarity;

/// <summary>How alike two profiles are. Each measure is 1 of equal profiles; it is missing where it is not defined, as of constant profiles.</summary>
/// <param name="First">Place of one profile.</param>
/// <param name="Second">Place of the other.</param>
/// <param name="S">Signorino and Ritter's S, from -1 to 1, all rows alike.</param>
/// <param name="WeightedS">The same with the rows' weights; null without weights.</param>
/// <param name="TauB">Kendall's tau-b.</param>
/// <param name="Kappa">Cohen's kappa with squared distances.</param>
/// <param name="Pi">Scott's pi with squared distances.</param>
public sealed record ProfileSimilarity(int First, int Second, double S, double? WeightedS, double? TauB, double? Kappa, double? Pi)
{
    /// <summary>All pairs of profiles.</summary>
    /// <param name="profiles">The profiles.</param>
    /// <param name="exponent">What distances on a row are raised to in S, above 0: 1 for absolute distances, 2 for squared ones.</param>
    public static ImmutableArray<ProfileSimilarity> All(Profiles profiles, double exponent)
    {
        var pairs = ImmutableArray.CreateBuilder<ProfileSimilarity>();
        for (var first = 0; first < profiles.Names.Length; first++)
            for (var second = first + 1; second < profiles.Names.Length; second++) pairs.Add(Of(profiles, first, second, exponent));
        return pairs.ToImmutable();
    }

    private static ProfileSimilarity Of(Profiles profiles, int first, int second, double exponent)
    {
        var (one, other) = (profiles.Values[first], profiles.Values[second]);
        ImmutableArray<double> even = [.. Enumerable.Repeat(1.0, one.Length)];
        return new(
            first, second, Score(one, other, even, profiles.Ranges, exponent), profiles.Weights is { } weights ? Score(one, other, weights, profiles.Ranges, exponent) : null,
            Correlation(one, other), Agreement(one, other, 1), Agreement(one, other, 0.5));
    }

    /// <summary><c>1 - 2 sum of w_k (|a_k - b_k| / range_k)^exponent / sum of w_k</c>. Source: Signorino and Ritter, International Studies Quarterly 43 (1999).</summary>
    private static double Score(ImmutableArray<double> one, ImmutableArray<double> other, ImmutableArray<double> weights, ImmutableArray<double> ranges, double exponent)
    {
        var (distance, weight) = (0.0, 0.0);
        for (var row = 0; row < one.Length; row++)
        {
            distance += weights[row] * Power(Math.Abs(one[row] - other[row]) / ranges[row], exponent);
            weight += weights[row];
        }

        return 1 - 2 * distance / weight;
    }

    // Whole exponents are what others use, and exact.
    private static double Power(double share, double exponent) => exponent switch { 1 => share, 2 => share * share, _ => Lanes.Pow(share, exponent) };

    /// <summary><c>(concordant - discordant) / sqrt((pairs - tied in a) (pairs - tied in b))</c>. Source: Kendall, Biometrika 33 (1945).</summary>
    private static double? Correlation(ImmutableArray<double> one, ImmutableArray<double> other)
    {
        long balance = 0, untiedOne = 0, untiedOther = 0;
        for (var row = 0; row < one.Length; row++)
        {
            for (var next = row + 1; next < one.Length; next++)
            {
                var (signOne, signOther) = (Math.Sign(one[row] - one[next]), Math.Sign(other[row] - other[next]));
                balance += signOne * signOther;
                untiedOne += signOne * signOne;
                untiedOther += signOther * signOther;
            }
        }

        return untiedOne == 0 || untiedOther == 0 ? null : balance / Math.Sqrt((double)untiedOne * untiedOther);
    }

    /// <summary>
    /// <c>1 - D / (var a + var b + share (mean a - mean b)^2)</c>, D the mean squared distance: with a share of 1 chance draws from each profile by itself, which is kappa; with 1/2 from both together, which is pi. Sources: Cohen, Psychological Bulletin 70 (1968);
    /// Scott, Public Opinion Quarterly 19 (1955); Häge, Political Analysis 19 (2011).
    /// </summary>
    private static double? Agreement(ImmutableArray<double> one, ImmutableArray<double> other, double share)
    {
        var (meanOne, meanOther) = (one.Average(), other.Average());
        var distance = one.Zip(other, (first, second) => (first - second) * (first - second)).Average();
        var byChance = one.Average(value => (value - meanOne) * (value - meanOne)) + other.Average(value => (value - meanOther) * (value - meanOther)) + share * (meanOne - meanOther) * (meanOne - meanOther);
        return byChance == 0 ? null : 1 - distance / byChance;
    }
}
