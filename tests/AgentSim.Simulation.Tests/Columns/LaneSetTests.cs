using AgentSim.Simulation.Columns;
using CsCheck;

namespace AgentSim.Simulation.Tests.Columns;

public class LaneSetTests
{
    // Five octets and some more.
    private const int Batch = 43;

    private static readonly double[] Values = [0, -0.0, 1, 0.5, -2, double.NaN, double.PositiveInfinity, 5e-324];

    private static readonly Gen<double[]> Mask = Gen.Int[0, 7].Select(i => Values[i]).Array[Batch];

    [Fact]
    public void Sets_are_what_their_masks_say_in_ascending_order() =>
        Gen.Select(Mask, Mask).Sample((first, second) =>
        {
            var lanes = new LaneSet(Batch);
            lanes.FillWhere(first);
            Assert.Equal(Indices(lane => Holds(first[lane])), lanes.Indices.ToArray());

            var both = new LaneSet(Batch);
            both.FillFrom(lanes);
            both.IntersectWith(second);
            Assert.Equal(Indices(lane => Holds(first[lane]) && Holds(second[lane])), both.Indices.ToArray());

            lanes.ExceptWith(second);
            Assert.Equal(Indices(lane => Holds(first[lane]) && !Holds(second[lane])), lanes.Indices.ToArray());
        });

    [Fact]
    public void Sets_are_parted_by_a_whole_number() =>
        Gen.Select(Mask, Gen.Int[-1, 2].Array[Batch], Gen.Int[-1, 2]).Sample((mask, numbers, number) =>
        {
            var (all, some) = (new LaneSet(Batch), new LaneSet(Batch));
            all.FillWhere(mask);
            some.FillFrom(all, numbers, number, isSame: true);
            Assert.Equal(Indices(lane => Holds(mask[lane]) && numbers[lane] == number), some.Indices.ToArray());
            some.FillFrom(all, numbers, number, isSame: false);
            Assert.Equal(Indices(lane => Holds(mask[lane]) && numbers[lane] != number), some.Indices.ToArray());
        });

    [Fact]
    public void Scattering_what_was_gathered_changes_nothing_and_leaves_the_other_lanes() =>
        Mask.Sample(mask =>
        {
            var lanes = new LaneSet(Batch);
            lanes.FillWhere(mask);
            var column = Enumerable.Range(100, Batch).Select(i => (double)i).ToArray();
            var compact = new double[Batch];
            lanes.Gather(column, compact);
            Assert.Equal(lanes.Indices.ToArray().Select(lane => lane + 100.0), compact.Take(lanes.Count));

            var copy = new double[Batch];
            lanes.Scatter(compact, copy);
            Assert.Equal(Enumerable.Range(0, Batch).Select(lane => Holds(mask[lane]) ? lane + 100.0 : 0), copy);
        });

    [Fact]
    public void All_lanes_and_none()
    {
        var lanes = new LaneSet(3);
        Assert.Equal((3, 0), (lanes.Capacity, lanes.Count));
        lanes.FillAll();
        Assert.Equal([0, 1, 2], lanes.Indices.ToArray());
        lanes.Clear();
        Assert.Empty(lanes.Indices.ToArray());
    }

    [Fact]
    public void Columns_may_be_longer_than_the_batch_but_not_shorter()
    {
        var lanes = new LaneSet(3);
        lanes.FillWhere([1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.Equal(3, lanes.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => lanes.FillWhere([1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => lanes.Gather([1, 1, 1], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaneSet(3).FillFrom(lanes, [1, 1], 1, isSame: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaneSet(2).FillFrom(lanes, [1, 1, 1], 1, isSame: true));
    }

    private static int[] Indices(Func<int, bool> chosen) => [.. Enumerable.Range(0, Batch).Where(chosen)];

    private static bool Holds(double value) => value < 0 || value > 0;
}
