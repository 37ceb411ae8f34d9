using AgentSim.Experiments;

namespace AgentSim.Cluster.Tests;

/// <summary>What the coordinator decides, event by event.</summary>
public sealed class WorkLedgerTests
{
    private static readonly LedgerLimits Limits = new(TimeSpan.FromSeconds(2), 8, 12, TimeSpan.FromSeconds(3));
    private readonly WorkLedger ledger = new(Limits);

    [Fact]
    public void A_worker_is_dealt_a_batch_for_each_core_at_first_and_then_what_it_plays_in_a_while()
    {
        ledger.Add(Batches(100), At(0));
        ledger.Joined("a", 2, At(0));
        Assert.Equal([new Deal("a", 1, [0, 1])], ledger.Asked("a", 0, [], At(0)), Same);
        ledger.Arrived("a", 0, At(0.5));
        ledger.Arrived("a", 1, At(1));
        ledger.Written(0, At(1));
        ledger.Written(1, At(1));
        var dealt = Assert.IsType<Deal>(Assert.Single(ledger.Asked("a", 1, [], At(1))));
        Assert.InRange(dealt.Units.Length, 3, 5); // two a second, for two seconds
    }

    [Fact]
    public void What_a_lost_worker_held_is_dealt_to_the_next_who_asks()
    {
        ledger.Add(Batches(2), At(0));
        ledger.Joined("a", 2, At(0));
        ledger.Asked("a", 0, [], At(0));
        ledger.Left("a", At(1));
        ledger.Joined("b", 2, At(1));
        var first = Assert.IsType<Deal>(Assert.Single(ledger.Asked("b", 0, [], At(1))));
        var second = Assert.IsType<Deal>(Assert.Single(ledger.Asked("b", 1, first.Units, At(1))));
        Assert.Equal([0, 1], first.Units.Concat(second.Units).Order());
    }

    [Fact]
    public void A_deal_that_was_lost_is_sent_again_with_its_number()
    {
        ledger.Add(Batches(10), At(0));
        ledger.Joined("a", 2, At(0));
        var dealt = ledger.Asked("a", 0, [], At(0));
        Assert.Equal(dealt, ledger.Asked("a", 0, [], At(1)), Same);
    }

    [Fact]
    public void A_batch_that_comes_twice_is_kept_once()
    {
        ledger.Add(Batches(1), At(0));
        ledger.Joined("a", 1, At(0));
        ledger.Joined("b", 1, At(0));
        ledger.Asked("a", 0, [], At(0));
        Assert.Empty(ledger.Asked("b", 0, [], At(1)));
        Assert.Equal([new Deal("b", 1, [0])], ledger.Ticked(At(10)), Same);
        Assert.Equal([new Keep("b", 0)], ledger.Arrived("b", 0, At(11)));
        Assert.Equal([new Compare("a", 0), new Acknowledge("a", 0)], ledger.Arrived("a", 0, At(11)));
        Assert.Equal([new Compare("b", 0)], ledger.Arrived("b", 0, At(11)));
        Assert.Equal([new Acknowledge("b", 0), new AllKept()], ledger.Written(0, At(11)));
        Assert.Equal([new Compare("b", 0), new Acknowledge("b", 0)], ledger.Arrived("b", 0, At(12)));
        Assert.Equal(1, ledger.Kept);
    }

    [Fact]
    public void Whoever_still_holds_what_was_kept_from_another_is_told()
    {
        ledger.Add(Batches(1), At(0));
        ledger.Joined("a", 1, At(0));
        ledger.Joined("b", 1, At(0));
        ledger.Asked("a", 0, [], At(0));
        ledger.Asked("b", 0, [], At(10));
        ledger.Arrived("b", 0, At(11));
        Assert.Equal([new Acknowledge("b", 0), new Withdraw("a", 0), new AllKept()], ledger.Written(0, At(11)));
    }

    [Fact]
    public void An_idle_worker_waits_before_it_is_given_what_another_plays()
    {
        ledger.Add(Batches(1), At(0));
        ledger.Joined("a", 1, At(0));
        ledger.Joined("b", 1, At(0));
        ledger.Asked("a", 0, [], At(0));
        ledger.Asked("b", 0, [], At(0));
        Assert.Empty(ledger.Ticked(At(2.9)));
        Assert.Equal([new Deal("b", 1, [0])], ledger.Ticked(At(3)), Same);
        Assert.Empty(ledger.Ticked(At(20)));
    }

    [Fact]
    public void A_worker_that_is_not_known_is_told_to_begin_anew_and_a_batch_that_nobody_was_dealt_is_not_taken()
    {
        ledger.Add(Batches(5), At(0));
        Assert.Equal([new Forget("ghost")], ledger.Asked("ghost", 3, [0, 1], At(0)));
        Assert.Empty(ledger.Arrived("ghost", 2, At(0)));
        Assert.Empty(ledger.Arrived("ghost", -1, At(0)));
        Assert.Empty(ledger.Arrived("ghost", 5, At(0)));
        Assert.Equal(5, ledger.Waiting);
    }

    [Fact]
    public void What_a_worker_says_that_it_does_not_hold_waits_for_the_next_who_asks()
    {
        ledger.Add(Batches(4), At(0));
        ledger.Joined("a", 4, At(0));
        ledger.Joined("b", 1, At(0));
        var dealt = Assert.IsType<Deal>(Assert.Single(ledger.Asked("a", 0, [], At(0))));
        Assert.True(dealt.Units.Length >= 1);
        var again = Assert.IsType<Deal>(Assert.Single(ledger.Asked("a", 1, [], At(1))));
        Assert.Equal(dealt.Units.Order().First(), again.Units.Order().First());
    }

    [Fact]
    public void Where_there_is_nothing_to_play_all_is_kept() => Assert.Equal([new AllKept()], ledger.Add([], At(0)));

    internal static Batch[] Batches(int count) => [.. Enumerable.Range(0, count).Select(number => new Batch(0, new((uint)number, 1, 1, (uint)count)))];

    internal static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static bool Same(LedgerEffect one, LedgerEffect other) =>
        one is Deal a && other is Deal b ? (a.Worker, a.Ticket) == (b.Worker, b.Ticket) && a.Units.SequenceEqual(b.Units) : one == other;
}
