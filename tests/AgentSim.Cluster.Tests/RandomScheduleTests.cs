using CsCheck;

namespace AgentSim.Cluster.Tests;

/// <summary>Whatever happens to workers and messages, each batch is kept exactly once.</summary>
public sealed class RandomScheduleTests
{
    private const int Schedules = 10_000;

    [Fact]
    public void In_ten_thousand_random_schedules_each_batch_is_kept_once_and_none_is_lost() => Gen.UInt.Sample(
        seed =>
        {
            var played = RandomSchedule.Play(seed);
            Assert.True(played.IsFinished, "It did not come to an end.");
            Assert.False(played.HasLost, "A batch was nowhere.");
            Assert.All(played.Kept, times => Assert.Equal(1, times));
            Assert.Equal((played.Kept.Count, 1), (played.Counted, played.Ends));
            Assert.InRange(played.MostHeld, 0, RandomSchedule.Limits.MostHeld + RandomSchedule.Limits.MostDealt);
        },
        iter: Schedules);

    [Fact]
    public void The_same_schedule_is_played_again_the_same() =>
        Gen.UInt.Sample(seed => Assert.Equal(RandomSchedule.Play(seed).MostHeld, RandomSchedule.Play(seed).MostHeld), iter: 20);
}
