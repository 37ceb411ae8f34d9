using AgentSim.Simulation.Chance;
using CsCheck;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Simulation.Tests.Chance;

public class DrawsTests
{
    private static readonly Stream Stream = Stream.Named("price_noise");

    [Fact]
    public void The_words_of_the_counter_are_sample_replication_stream_and_time_with_index()
    {
        // Philox's third known answer: counter 243f6a88 85a308d3 13198a2e 03707344, key a4093822 299f31d0.
        var draws = new Draws(0x299f31d0_a4093822);
        var stream = new Stream(0x13198a2e);
        Assert.Equal(Fraction(0x94fdcceb_d16cfe09), draws.Uniform(stream, 0x243f6a88, 0x85a308d3, 0x03707, 0x344 * 2));
        Assert.Equal(Fraction(0x24126ea1_5001e420), draws.Uniform(stream, 0x243f6a88, 0x85a308d3, 0x03707, 0x344 * 2 + 1));
    }

    [Fact]
    public void Columns_are_their_scalars_at_any_length() =>
        Gen.Select(Gen.UInt.Array[0, 19], Gen.UInt, Gen.ULong, Gen.UInt[0, Draws.Times - 1], Gen.UInt[0, Draws.IndicesPerTime - 1])
            .Sample((samples, other, seed, time, index) =>
            {
                var draws = new Draws(seed);
                var replications = samples.Select(sample => unchecked(sample * 31 + other)).ToArray();
                var times = samples.Select(sample => sample % Draws.Times).ToArray();
                var column = new double[samples.Length];

                draws.Uniform(Stream, samples, replications, time, index, column);
                for (var i = 0; i < column.Length; i++)
                    Assert.Equal(draws.Uniform(Stream, samples[i], replications[i], time, index), column[i]);

                draws.Uniform(Stream, samples, replications, times, index, column);
                for (var i = 0; i < column.Length; i++)
                    Assert.Equal(draws.Uniform(Stream, samples[i], replications[i], times[i], index), column[i]);
            });

    [Fact]
    public void A_pair_is_the_two_draws_that_it_stands_for() =>
        Gen.Select(Gen.UInt.Array[0, 19], Gen.ULong, Gen.UInt[0, (Draws.IndicesPerTime / 2) - 1]).Sample((samples, seed, half) =>
        {
            var draws = new Draws(seed);
            var times = samples.Select(sample => sample % Draws.Times).ToArray();
            var (first, second) = (new double[samples.Length], new double[samples.Length]);
            draws.Pair(Stream, samples, samples, times, 2 * half, first, second);
            for (var i = 0; i < samples.Length; i++)
            {
                Assert.Equal(draws.Uniform(Stream, samples[i], samples[i], times[i], 2 * half), first[i]);
                Assert.Equal(draws.Uniform(Stream, samples[i], samples[i], times[i], (2 * half) + 1), second[i]);
            }
        });

    [Fact]
    public void Every_coordinate_matters()
    {
        var draws = new Draws(0);
        double[] all =
        [
            draws.Uniform(Stream, 0, 0, 0, 0), draws.Uniform(new(Stream.Id + 1), 0, 0, 0, 0), draws.Uniform(Stream, 1, 0, 0, 0),
            draws.Uniform(Stream, 0, 1, 0, 0), draws.Uniform(Stream, 0, 0, 1, 0), draws.Uniform(Stream, 0, 0, 0, 1),
            draws.Uniform(Stream, 0, 0, 0, 2), draws.Uniform(Stream, 0, Draws.WholeSample, 0, 0),
            new Draws(1).Uniform(Stream, 0, 0, 0, 0), new Draws(1UL << 32).Uniform(Stream, 0, 0, 0, 0),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Draws_lie_strictly_between_0_and_1()
    {
        Assert.Equal(0.5 / (1L << 52), Draws.Fraction(0));
        Assert.Equal(1 - 0.5 / (1L << 52), Draws.Fraction(ulong.MaxValue));
        Gen.ULong.Sample(bits => Draws.Fraction(bits) == Fraction(bits));
    }

    [Fact]
    public void Draws_are_spread_evenly_and_neighbours_are_unrelated()
    {
        const int count = 100_000;
        var samples = Enumerable.Range(0, count).Select(i => (uint)i).ToArray();
        var column = new double[count];
        new Draws(7).Uniform(Stream, samples, samples, 3, 5, column);

        // 99 degrees of freedom: the share of worse luck is 0.001 at 149.4 (chi-square table).
        var bins = column.GroupBy(u => (int)(u * 100)).Select(bin => bin.Count()).ToArray();
        Assert.InRange(bins.Sum(seen => (seen - count / 100.0) * (seen - count / 100.0) / (count / 100.0)), 0, 149.4);
        var covariance = Enumerable.Range(1, count - 1).Average(i => (column[i] - 0.5) * (column[i - 1] - 0.5));
        Assert.InRange(covariance * 12 * Math.Sqrt(count), -3.3, 3.3);
    }

    [Fact]
    public void Times_and_indices_beyond_the_layout_are_refused()
    {
        var draws = new Draws(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Uniform(Stream, 0, 0, Draws.Times, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Uniform(Stream, 0, 0, 0, Draws.IndicesPerTime));
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Uniform(Stream, [0, 0], [0, 0], [0, Draws.Times], 0, new double[2]));
        Assert.Throws<ArgumentException>(() => draws.Uniform(Stream, [0, 0], [0, 0], 0, 0, new double[3]));
        Assert.Throws<ArgumentException>(() => draws.Uniform(Stream, [0, 0], [0, 0], [0], 0, new double[2]));
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        var draws = new Draws(0);
        var (lanes, column) = (new uint[100], new double[100]);
        Draw();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Draw();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Draw()
        {
            draws.Uniform(Stream, lanes, lanes, 3, 5, column);
            draws.Uniform(Stream, lanes, lanes, lanes, 5, column);
            Quantiles.Normal(column, column);
            Quantiles.Gamma(draws.Uniform(Stream, 0, 0, 0, 0), 2);
        }
    }

    /// <summary>The documented fraction of 64 random bits.</summary>
    private static double Fraction(ulong bits) => ((bits >> 12) + 0.5) / (1L << 52);
}
