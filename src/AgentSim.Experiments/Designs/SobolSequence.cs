using System.Numerics;
using AgentSim.Simulation.Chance;
using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// Points that fill the unit cube more evenly than random ones: errors of means shrink almost in proportion to their number, if that is a power of two. In
/// Gray code order. Sources: Sobol', USSR Computational Mathematics and Mathematical Physics 7 (1967) 86-112; Antonov and Saleev, same journal, 19 (1979)
/// 252-256.
/// </summary>
internal sealed class SobolSequence : UnitPlan
{
    /// <summary>Most factors.</summary>
    public const int MostDimensions = DirectionNumbers.Dimensions;

    private readonly uint[][] directions;
    private readonly long skipped;
    private readonly OwenScrambling? scrambling;

    private SobolSequence(int dimensions, long count, long skipped, OwenScrambling? scrambling)
        : base(dimensions, count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        ArgumentOutOfRangeException.ThrowIfNegative(skipped);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (1L << DirectionNumbers.Bits) - skipped);
        directions = [.. Enumerable.Range(0, dimensions).Select(DirectionNumbers.Of)];
        (this.skipped, this.scrambling) = (skipped, scrambling);
    }

    internal override bool ReachesEnds => scrambling is null && skipped == 0;

    /// <summary>The sequence as it is, the same for everybody. Its very first point is at 0 in all coordinates.</summary>
    /// <param name="dimensions">Factors, from 1 to <see cref="MostDimensions"/>.</param>
    /// <param name="count">Points, at least 1; best a power of two.</param>
    /// <param name="skipped">Points left out at the beginning, 0 or more; skipping costs evenness unless it is a power of two at least as large as the count.</param>
    public static SobolSequence Plain(int dimensions, long count, long skipped) => new(dimensions, count, skipped, null);

    /// <summary>
    /// Scrambled at random so that each point is uniform and none is at 0 or 1, and yet the points are as even as before: errors can be judged by several random
    /// seeds, and shrink faster for smooth measures. Source: Owen, Journal of Complexity 14 (1998) 466-489.
    /// </summary>
    /// <param name="dimensions">Factors, from 1 to <see cref="MostDimensions"/>.</param>
    /// <param name="count">Points, at least 1; best a power of two.</param>
    /// <param name="randomSeed">The random seed; 0 is one like any other.</param>
    public static SobolSequence Scrambled(int dimensions, long count, ulong randomSeed) => new(dimensions, count, 0, new(randomSeed));

    private protected override void Fill(long number, Span<double> coordinates)
    {
        const double cell = 1.0 / (1L << DirectionNumbers.Bits);
        var gray = (ulong)(number + skipped);
        gray ^= gray >> 1;
        for (var i = 0; i < coordinates.Length; i++)
        {
            var bits = 0u;
            for (var rest = gray; rest != 0; rest &= rest - 1) bits ^= directions[i][BitOperations.TrailingZeroCount(rest)];
            coordinates[i] = scrambling is null ? bits * cell : (scrambling.Of(bits, i) + 0.5) * cell;
        }
    }

    /// <summary>Each bit is flipped or not by a draw that all higher bits choose.</summary>
    private sealed class OwenScrambling(ulong randomSeed)
    {
        private static readonly uint[] Places = [.. Enumerable.Range(0, DirectionNumbers.Bits).Select(bit => (uint)bit)];

        private readonly Draws draws = new(randomSeed);
        private readonly Stream named = Stream.Named("Owen scrambling");

        public uint Of(uint bits, int dimension)
        {
            Span<uint> above = stackalloc uint[DirectionNumbers.Bits];
            Span<double> uniforms = stackalloc double[DirectionNumbers.Bits];
            above[0] = 0;
            for (var bit = 1; bit < DirectionNumbers.Bits; bit++) above[bit] = bits >> (DirectionNumbers.Bits - bit);
            draws.Uniform(named, above, Places, 0, (uint)dimension, uniforms);
            for (var bit = 0; bit < DirectionNumbers.Bits; bit++)
                if (uniforms[bit] > 0.5) bits ^= 1u << (DirectionNumbers.Bits - 1 - bit);
            return bits;
        }
    }
}
