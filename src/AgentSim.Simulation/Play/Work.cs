namespace AgentSim.Simulation.Play;

/// <summary>
/// The lanes at work. Where they are at least a third of the batch, all its lanes are worked on: reading columns as they lie costs less than gathering, and what comes
/// out in the other lanes nobody reads.
/// </summary>
internal readonly ref struct Work
{
    /// <summary>Work on some lanes of a batch.</summary>
    public Work(ReadOnlySpan<int> lanes, int batch)
    {
        IsAll = lanes.Length * 3 >= batch && !lanes.IsEmpty;
        Lanes = IsAll ? [] : lanes;
        Count = IsAll ? batch : lanes.Length;
    }

    /// <summary>The lanes; none stands for all: a loop over them does nothing then, and one over the columns as they lie takes its place.</summary>
    public ReadOnlySpan<int> Lanes { get; }

    /// <summary>Number of lanes at work.</summary>
    public int Count { get; }

    /// <summary>Whether all lanes are worked on: their columns then can be read and written as they lie.</summary>
    public bool IsAll { get; }

    /// <summary>The lane of the batch at a place among those at work.</summary>
    public int this[int place] => IsAll ? place : Lanes[place];
}
