using System.Collections.Immutable;
using System.Text.Json;
using AgentSim.Games.Reading;
using AgentSim.Games.Similarity;

namespace AgentSim.Games.Tests.Similarity;

/// <summary>The scores of Signorino and Ritter's tables.</summary>
public class PublishedSimilarityTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData("a", -1.0 / 3, -1.0, -1.0)]
    [InlineData("b", 1.0 / 3, -1.0, -1.0)]
    [InlineData("c", 1.0 / 3, -1.0, -1.0)]
    [InlineData("d", 1.0, null, null)]
    [InlineData("e", 2.0 / 3, -1.0 / 11, -1.0 / 11)]
    [InlineData("f", 2.0 / 3, -1.0, -49.0 / 59)]
    [InlineData("g", 2.0 / 3, -1.0, -49.0 / 59)]
    [InlineData("h", 2.0 / 3, -1.0 / 11, -1.0 / 11)]
    public void Table_5_is_met(string pair, double s, double? tau, double? kappa)
    {
        var found = Of($"table-5{pair}.csv", 3).Single();

        Assert.Equal(s, found.S, Tolerance);
        Equal(tau, found.TauB);
        Equal(kappa, found.Kappa);
        // The means of both are the same in all of these.
        Equal(kappa, found.Pi);
    }

    [Fact]
    public void Table_6_is_met()
    {
        var (plain, squared) = (Of("alliances-1914.csv", 3).Single(), Of("alliances-1914.csv", 3, exponent: 2).Single());

        Assert.Equal(0.4, plain.S, Tolerance);
        Assert.Equal(-0.46, plain.WeightedS!.Value, Tolerance);
        Assert.Equal(0.4444444444444444, squared.S, Tolerance);
        Equal(0.03031695312954162, plain.TauB);
        Equal(-0.0775862068965516, plain.Kappa);
        Equal(-0.08695652173913038, plain.Pi);
    }

    [Fact]
    public void Scales_of_different_ranges_are_weighed_together() => Assert.Equal(0.475, Of("two-issues.csv", null).Single().WeightedS!.Value, Tolerance);

    [Fact]
    public void All_pairs_are_compared_in_the_order_of_the_table()
    {
        var found = Of("alliances-1947.csv", 3);

        Assert.Equal([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], found.Select(pair => (pair.First, pair.Second)));
        // Britain and France differ by 3 on one of 26.
        Assert.Equal(1 - 2.0 / 26, found[3].S, Tolerance);
    }

    [Fact]
    public void Profiles_by_hand_have_the_scores_of_their_formulas()
    {
        var profiles = ProfilesReader.Read("on,weight,a,b\n1,.3,3,3\n2,.1,0,1\n3,.2,1,1\n4,.15,2,0\n5,.25,3,2", "x.csv", 3);
        var (plain, squared) = (ProfileSimilarity.All(profiles, 1).Single(), ProfileSimilarity.All(profiles, 2).Single());

        Assert.Equal([0.4666666666666667, 0.5666666666666667, 0.7333333333333334, 0.4444444444444444, 0.53125, 0.5161290322580646], new[] { plain.S, plain.WeightedS!.Value, squared.S, plain.TauB!.Value, plain.Kappa!.Value, plain.Pi!.Value }, (first, second) => Math.Abs(first - second) < Tolerance);
        Assert.Equal(1 - 2 * (1 + Math.Sqrt(8) + 1) / Math.Sqrt(27) / 5, ProfileSimilarity.All(profiles, 1.5).Single().S, Tolerance);
    }

    [Fact]
    public void The_collected_scores_of_others_are_met()
    {
        var known = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("validation", "alliance-scores.json"))).RootElement;

        foreach (var pair in known.GetProperty("table5").EnumerateArray())
        {
            var found = Of($"table-5{pair.GetProperty("case").GetString()}.csv", 3).Single();
            Assert.Equal(pair.GetProperty("S").GetDouble(), found.S, Tolerance);
            foreach (var (key, value) in new[] { ("tau_b", found.TauB), ("kappa_sq", found.Kappa), ("pi_sq", found.Pi) })
                Equal(pair.GetProperty(key) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null, value);
        }
    }

    private static void Equal(double? expected, double? found)
    {
        Assert.Equal(expected is null, found is null);
        if (expected is { } number) Assert.Equal(number, found!.Value, Tolerance);
    }

    private static ImmutableArray<ProfileSimilarity> Of(string file, double? range, double exponent = 1) =>
        ProfileSimilarity.All(ProfilesReader.Read(File.ReadAllText(Repository.At("models", "published", "signorino-ritter-1999", file)), file, range), exponent);
}
