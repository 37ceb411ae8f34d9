using AgentSim.Games.Numerics;
using AgentSim.Games.Power;
using CsCheck;

namespace AgentSim.Games.Tests.Power;

/// <summary>What holds of power in all voting bodies.</summary>
public class VotingPowerLawTests
{
    private static readonly Gen<(long Quota, int[] Weights)> Bodies =
        from weights in Gen.Int[0, 9].Array[2, 9].Where(weights => weights.Sum() > 0)
        from quota in Gen.Long[1, weights.Sum()]
        select (quota, weights);

    [Fact]
    public void Counting_by_generating_functions_and_going_through_all_coalitions_agree() => Bodies.Sample(body =>
    {
        var (table, one) = (SwingCounts.ByTable(Game(body)), SwingCounts.ByEnumeration(Game(body)));
        return table.Winning == one.Winning && table.BySize.Zip(one.BySize).All(pair => pair.First.SequenceEqual(pair.Second));
    }, iter: 300);

    [Fact]
    public void Power_sums_to_1_equal_weights_have_equal_power_and_heavier_ones_no_less() => Bodies.Sample(body =>
    {
        var members = VotingPower.Of(Game(body)).Members;
        var rising = body.Weights.Index().OrderBy(pair => pair.Item).ToArray();
        return Sum(members.Select(member => member.ExactShapleyShubik)) == "1" && Sum(members.Select(member => member.ExactBanzhaf)) == "1"
            && rising.Zip(rising.Skip(1)).All(pair => pair.First.Item == pair.Second.Item
                ? members[pair.First.Index] == members[pair.Second.Index] : members[pair.First.Index].ShapleyShubik <= members[pair.Second.Index].ShapleyShubik);
    }, iter: 300);

    [Fact]
    public void Minimal_winning_coalitions_are_all_those_that_win_and_lose_with_any_member_less() => Bodies.Sample(body =>
    {
        var found = VotingPower.Of(Game(body)).MinimalWinning;
        var expected = Enumerable.Range(1, (1 << body.Weights.Length) - 1).Where(coalition => IsMinimal(body, coalition)).ToHashSet();
        return (int)found.Count == expected.Count && expected.SetEquals(found.Listed.Select(coalition => coalition.Sum(member => 1 << member)));
    }, iter: 300);

    [Fact]
    public void Units_do_not_matter_nor_does_a_quota_between_two_sums() => Bodies.Sample(body =>
    {
        var plain = VotingPower.Of(Game(body));
        var quarters = VotingPower.Of(new("quarters", new(4 * body.Quota - 3, 10), [.. body.Weights.Select((weight, member) => ($"{member}", new Fraction(4 * weight, 10)))]));
        return plain.Members.SequenceEqual(quarters.Members);
    }, iter: 100);

    [Fact]
    public void Who_wins_alone_is_a_dictator_and_all_others_are_dummies()
    {
        var members = VotingPower.Of(Game((3, [3, 1, 1]))).Members;

        Assert.Equal([VotingRole.Dictator, VotingRole.Dummy, VotingRole.Dummy], members.Select(member => member.Role));
        Assert.Equal(1, members[0].AbsoluteBanzhaf);
    }

    [Fact]
    public void Many_members_are_counted_by_generating_functions()
    {
        // 120 equal members: each has 1/120, and decides with the chance C(119, 60) / 2^119.
        var power = VotingPower.Of(Game((61, [.. Enumerable.Repeat(1, 120)])));

        Assert.All(power.Members, member => Assert.Equal("1/120", member.ExactShapleyShubik));
        Assert.Equal(Binomial(119, 60) / Math.ScaleB(1, 119), power.Members[0].AbsoluteBanzhaf, 1e-15);
        Assert.Equal(MinimalWinning.MostListed, power.MinimalWinning.Listed.Length);
    }

    [Fact]
    public void Weights_with_too_many_digits_for_many_members_are_refused_with_the_reason()
    {
        var wrong = Assert.Throws<WrongGameException>(() => VotingPower.Of(Game((40_000_000, [.. Enumerable.Range(1, 30).Select(member => 2_000_003 + member)]))));

        Assert.Contains("30 members have 2^30 coalitions", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Round the weights.", wrong.Message, StringComparison.Ordinal);
    }

    private static double Binomial(int from, int chosen) => Enumerable.Range(1, chosen).Aggregate(1.0, (product, k) => product * (from - chosen + k) / k);

    private static string Sum(IEnumerable<string> fractions) => fractions.Select(text => Fraction.Parse(text)!.Value).Aggregate((first, second) => first + second).ToString();

    private static bool IsMinimal((long Quota, int[] Weights) body, int coalition)
    {
        int[] members = [.. Enumerable.Range(0, body.Weights.Length).Where(member => (coalition >> member & 1) == 1)];
        var weight = members.Sum(member => body.Weights[member]);
        return weight >= body.Quota && members.All(member => weight - body.Weights[member] < body.Quota);
    }

    private static WeightedGame Game((long Quota, int[] Weights) body) => new("random", new(body.Quota, 1), [.. body.Weights.Select((weight, member) => ($"{member}", new Fraction(weight, 1)))]);
}
