using AgentSim.Games.Similarity;

namespace AgentSim.App.Answers;

/// <summary>What <c>similarity --json</c> prints. Measures that are not defined are null, as is the weighted S without weights.</summary>
internal sealed record SimilarityAnswer(string Table, double Exponent, string[] Profiles, int Rows, SimilarityPairAnswer[] Pairs)
{
    /// <summary>The answer on a table.</summary>
    public static SimilarityAnswer Of(string file, Profiles profiles, double exponent, IEnumerable<ProfileSimilarity> pairs) => new(
        file, exponent, [.. profiles.Names], profiles.Rows.Length,
        [.. pairs.Select(pair => new SimilarityPairAnswer(profiles.Names[pair.First], profiles.Names[pair.Second], pair.S, pair.WeightedS, pair.TauB, pair.Kappa, pair.Pi))]);
}

/// <summary>See <see cref="ProfileSimilarity"/>.</summary>
internal sealed record SimilarityPairAnswer(string First, string Second, double S, double? SWeighted, double? TauB, double? Kappa, double? Pi);
