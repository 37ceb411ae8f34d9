namespace AgentSim.Experiments.Statistics;

/// <summary>In how many histories something happened, in two arms that share their luck.</summary>
/// <param name="Both">In both arms, 0 or more.</param>
/// <param name="OnlyFirst">In the first arm only.</param>
/// <param name="OnlySecond">In the second arm only.</param>
/// <param name="Neither">In neither.</param>
internal sealed record PairedCounts(int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    /// <summary>All histories.</summary>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/>.</exception>
    public int Total => checked(Both + OnlyFirst + OnlySecond + Neither);

    /// <summary>Counts pairs of histories.</summary>
    /// <param name="first">Whether it happened in the first arm, by history.</param>
    /// <param name="second">Whether it happened in the second arm, in the same order.</param>
    public static PairedCounts Of(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        if (first.Length != second.Length) throw new ArgumentException($"Pairs have two values each, but there are {first.Length} and {second.Length}.", nameof(second));
        Span<int> counts = stackalloc int[4];
        for (var i = 0; i < first.Length; i++) counts[(first[i] ? 0 : 2) + (second[i] ? 0 : 1)]++;
        return new(counts[0], counts[1], counts[2], counts[3]);
    }
}
