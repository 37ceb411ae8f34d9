using AgentSim.Expressions;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments.Tests;

public class RunTests
{
    [Fact]
    public void Batches_cover_every_history_of_every_arm_and_point_once_and_in_order()
    {
        var run = Synthetic.Run(samples: 5, batchSize: 4, replications: 2, "1", "2");
        var played = run.Batches().SelectMany(b => Enumerable.Range(0, b.Histories.Count).Select(lane => (b.Arm, b.Histories.Point(lane), b.Histories.InPoint(lane))));
        Assert.Equal(from point in Enumerable.Range(0, 2) from arm in Enumerable.Range(0, 2) from h in Enumerable.Range(0, 10) select (arm, point, h), played);
        Assert.All(run.Batches(), batch => Assert.Equal(2u, batch.Histories.Replications));
        Assert.Equal([4, 4, 2], run.Batches().Take(3).Select(batch => batch.Histories.Count));
    }

    [Fact]
    public void A_batch_larger_than_the_run_is_as_large_as_the_run() =>
        Assert.Equal([new Histories(0, 3, 1, 3), new Histories(0, 3, 1, 3)], Synthetic.Run(samples: 3, batchSize: 1024).Batches().Select(batch => batch.Histories));

    [Fact]
    public void Sizes_below_one_are_refused_by_name()
    {
        Assert.StartsWith("Samples must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling(0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Division(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Division(1, 0));
    }

    [Fact]
    public void Arms_that_record_other_measures_cannot_be_compared()
    {
        var odd = Synthetic.Model with { Measures = Synthetic.Model.Measures.RemoveAt(0) };
        var error = Assert.Throws<ArgumentException>(() =>
            Design.Of(new Variant([], [Arm.OfBaseline(Synthetic.Model), new("odd", odd)])));
        Assert.StartsWith("The arm \"odd\" records other measures or patterns than the first arm.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_play_changes_every_precision_and_nothing_else_but_the_digest()
    {
        var random = RandomPlay.Of(Synthetic.Model);
        Assert.All(random.Actors, actor => Assert.Equal(new Number(0), actor.Precision));
        Assert.NotEqual(Synthetic.Model.Digest, random.Digest);
        var back = random.Actors.Select(actor => actor with { Precision = 36.0 });
        Assert.Equal(Synthetic.Model.Actors, back);
        Assert.Equal(Synthetic.Model, random with { Actors = Synthetic.Model.Actors, Digest = Synthetic.Model.Digest });
    }
}
