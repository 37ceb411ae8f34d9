using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Tests.Statistics;

public sealed class OrderPermutationTests
{
    /// <summary>Four labels that all fit: of 24 orders only the one that is there does as well.</summary>
    [Fact]
    public void All_orders_are_looked_at_where_there_are_few() =>
        Assert.Equal(new(4, 1 / 24.0), PermutationTest.OfOrder(4, InPlace, Alternative.Greater, new(1000, 1)));

    [Fact]
    public void The_p_value_of_an_order_that_is_like_any_other_is_one() =>
        Assert.Equal(1, PermutationTest.OfOrder(5, _ => 0.3, Alternative.Greater, new(1000, 1)).PValue);

    /// <summary>Of ten cases 3,628,800 orders; how many fit in at least three places is known from derangements: 1 - (16481/44800 + 16687/45360 + 2119/11520).</summary>
    [Fact]
    public void Some_orders_are_drawn_where_there_are_many()
    {
        var test = PermutationTest.OfOrder(10, order => Math.Min(3, InPlace(order)), Alternative.Greater, new(20_000, 1));

        Assert.Equal(3, test.Statistic);
        Assert.InRange(test.PValue, 0.080 - 0.006, 0.080 + 0.006);
    }

    private static double InPlace(ReadOnlySpan<int> order)
    {
        var count = 0;
        for (var i = 0; i < order.Length; i++) count += order[i] == i ? 1 : 0;
        return count;
    }
}
