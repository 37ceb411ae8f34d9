using System.Runtime.CompilerServices;

namespace AgentSim.Simulation.Bargaining;

/// <summary>The lanes of a session that are worked on: its first ones, or those listed. Who looks at few of them gathers theirs.</summary>
internal readonly unsafe ref struct Places
{
    private readonly ReadOnlySpan<int> listed;

    /// <summary>Some lanes, each from 0.</summary>
    public Places(ReadOnlySpan<int> listed)
    {
        this.listed = listed;
        Count = listed.Length;
    }

    private Places(int count) => Count = count;

    /// <summary>Number of lanes.</summary>
    public int Count { get; }

    /// <summary>The lane at a place.</summary>
    public int this[int place] => listed.IsEmpty ? place : listed[place];

    /// <summary>The first lanes.</summary>
    public static implicit operator Places(int count) => new(count);

    /// <summary>The numbers of a column at up to eight places from one on; behind the last, anything finite that the column holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Octet Load(double* column, int place)
    {
        if (listed.IsEmpty) return Octet.Load(column + place);
        return place <= Count - Octet.Count ? Octet.Gather(column, listed[place..]) : LoadLast(column, place);
    }

    private Octet LoadLast(double* column, int place)
    {
        var eight = stackalloc double[Octet.Count];
        var some = listed[place..];
        for (var i = 0; i < some.Length; i++) eight[i] = column[some[i]];
        for (var i = some.Length; i < Octet.Count; i++) eight[i] = column[some[^1]];
        return Octet.Load(eight);
    }
}
