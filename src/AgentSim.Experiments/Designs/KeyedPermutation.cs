using System.Numerics;
using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// A random order of the numbers below a count in which any place can be looked up alone: a Feistel network on the next power of four whose round function is a
/// draw, walked until it is below the count. Source: Black and Rogaway, Ciphers with Arbitrary Finite Domains, CT-RSA 2002.
/// </summary>
internal sealed class KeyedPermutation(long count, ulong randomSeed, string stream)
{
    private const uint Rounds = 10;

    private readonly Draws draws = new(randomSeed);
    private readonly Stream named = Stream.Named(stream);
    private readonly int halfBits = (BitOperations.Log2((ulong)Math.Max(1, count - 1)) + 2) / 2;

    /// <summary>Where the order of this index puts a place.</summary>
    public long Of(long place, int index)
    {
        do place = Walk(place, index);
        while (place >= count);
        return place;
    }

    private long Walk(long place, int index)
    {
        var mask = (1L << halfBits) - 1;
        var (left, right) = (place >> halfBits, place & mask);
        for (var round = 0u; round < Rounds; round++)
        {
            var draw = (long)(draws.Uniform(named, (uint)right, round, 0, (uint)index) * (mask + 1));
            (left, right) = (right, left ^ draw);
        }

        return (left << halfBits) | right;
    }
}
