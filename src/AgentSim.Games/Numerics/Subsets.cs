namespace AgentSim.Games.Numerics;

/// <summary>Sets of some of the first whole numbers.</summary>
internal static class Subsets
{
    /// <summary>All sets of <paramref name="size"/> of the numbers 0 to <paramref name="count"/> - 1, each in order, in lexicographic order.</summary>
    public static IEnumerable<int[]> OfSize(int count, int size)
    {
        var set = Enumerable.Range(0, size).ToArray();
        while (true)
        {
            yield return [.. set];
            var last = size - 1;
            while (last >= 0 && set[last] == count - size + last) last--;
            if (last < 0) yield break;
            set[last]++;
            for (var next = last + 1; next < size; next++) set[next] = set[next - 1] + 1;
        }
    }

    /// <summary>All sets but the empty one, smaller ones first.</summary>
    public static IEnumerable<int[]> Of(int count) => Enumerable.Range(1, count).SelectMany(size => OfSize(count, size));
}
