using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AgentSim.Simulation.Columns;

/// <summary>Takes numbers of a column from places that lie apart.</summary>
internal static unsafe class Gathering
{
    /// <summary>The numbers at eight places: the first ones listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Eight(double* column, ReadOnlySpan<int> places)
    {
        Debug.Assert(places.Length >= Vector512<double>.Count, "There are eight places.");
        return Eight(column, Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(places)));
    }

    /// <summary>The numbers at eight places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Eight(double* column, Vector256<int> places) => Avx2.IsSupported
        ? Vector512.Create(Avx2.GatherVector256(column, places.GetLower(), sizeof(double)), Avx2.GatherVector256(column, places.GetUpper(), sizeof(double)))
        : Vector512.Create(column[places[0]], column[places[1]], column[places[2]], column[places[3]], column[places[4]], column[places[5]], column[places[6]], column[places[7]]);

    /// <summary><c>destination[i] = column[places[i]]</c>; the last row is filled up with copies of the last number, for those who read whole rows.</summary>
    /// <param name="column">Where from.</param>
    /// <param name="places">The places.</param>
    /// <param name="destination">Where to: as many numbers as there are places, and up to a whole row.</param>
    public static void Copy(double* column, ReadOnlySpan<int> places, double* destination)
    {
        for (var place = 0; place < places.Length; place++) destination[place] = column[places[place]]; // eight at a time it is no faster
        for (var place = places.Length; place % ColumnArena.Row != 0; place++) destination[place] = destination[places.Length - 1];
    }
}
