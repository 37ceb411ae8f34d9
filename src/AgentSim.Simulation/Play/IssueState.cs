using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Play;

/// <summary>Where one issue stands, lane by lane; in columns of whole rows, so that they can be read eight lanes at a time.</summary>
internal sealed class IssueState(int lanes)
{
    /// <summary>No such period.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Index of the level last agreed.</summary>
    public int[] Agreed { get; } = new int[ColumnArena.Padded(lanes)];

    /// <summary>Index of the level that has effect.</summary>
    public int[] InForce { get; } = new int[ColumnArena.Padded(lanes)];

    /// <summary>The side payment that goes with the level last agreed.</summary>
    public double[] AgreedTransfer { get; } = new double[ColumnArena.Padded(lanes)];

    /// <summary>The side payment that has effect.</summary>
    public double[] InForceTransfer { get; } = new double[ColumnArena.Padded(lanes)];

    /// <summary>The period in which what was agreed has effect; <see cref="Never"/> if it has already.</summary>
    public int[] Due { get; } = new int[ColumnArena.Padded(lanes)];

    /// <summary>The period in which it lapses.</summary>
    public int[] Lapses { get; } = new int[ColumnArena.Padded(lanes)];

    /// <summary>For a conduct: the period in which a promise ends; 0 if there is none.</summary>
    public int[] PromisedUntil { get; } = new int[ColumnArena.Padded(lanes)];

    /// <summary>What breaking the promise costs its giver.</summary>
    public double[] Breach { get; } = new double[ColumnArena.Padded(lanes)];

    /// <summary>Puts all lanes at the level that histories start from.</summary>
    public void Start(int level)
    {
        Array.Fill(Agreed, level);
        Array.Fill(InForce, level);
        Array.Clear(AgreedTransfer);
        Array.Clear(InForceTransfer);
        Array.Fill(Due, Never);
        Array.Fill(Lapses, Never);
        Array.Clear(PromisedUntil);
        Array.Clear(Breach);
    }

    /// <summary>Whether a deal waits to have effect.</summary>
    public bool IsPending(int lane) => Due[lane] != Never;
}
