using System.Collections.Immutable;

namespace AgentSim.Simulation.Programs;

/// <summary>How the lanes of a tape are computed. All ways of doing so give the same bits.</summary>
/// <param name="outputs">The numbers of the results, by result.</param>
/// <param name="registers">Number of columns that it needs besides inputs.</param>
internal abstract unsafe class LaneCode(ImmutableArray<int> outputs, int registers)
{
    /// <summary>The numbers of the results, by result.</summary>
    public ImmutableArray<int> Outputs => outputs;

    /// <summary>Number of columns that it needs besides inputs.</summary>
    public int Registers => registers;

    /// <summary>Computes <paramref name="count"/> lanes, a multiple of eight, of what is at the places by number.</summary>
    public abstract void Run(Place* places, nint count);
}
