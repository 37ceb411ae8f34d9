namespace AgentSim.Simulation.Play;

/// <summary>Some of the lanes that are eligible for a topic.</summary>
/// <param name="talks">What lies on the table about the topic.</param>
internal sealed class Part(Talks talks)
{
    private readonly int[] lanes = new int[talks.Eligible.Capacity], positions = new int[talks.Eligible.Capacity];

    /// <summary>What lies on the table about the topic.</summary>
    public Talks Talks => talks;

    /// <summary>Number of lanes.</summary>
    public int Count { get; private set; }

    /// <summary>The lanes.</summary>
    public ReadOnlySpan<int> Lanes => lanes.AsSpan(0, Count);

    /// <summary>Their places among the eligible ones.</summary>
    public ReadOnlySpan<int> Positions => positions.AsSpan(0, Count);

    /// <summary>Takes all eligible lanes.</summary>
    public void TakeAll()
    {
        Count = 0;
        foreach (var lane in talks.Eligible.Indices) Add(lane, Count);
    }

    /// <summary>Takes the eligible lanes in which a mark is set.</summary>
    public void TakeMarked(ReadOnlySpan<bool> marked)
    {
        Count = 0;
        for (var position = 0; position < talks.Eligible.Count; position++)
        {
            if (marked[talks.Eligible.Indices[position]]) Add(talks.Eligible.Indices[position], position);
        }
    }

    private void Add(int lane, int position)
    {
        lanes[Count] = lane;
        positions[Count++] = position;
    }
}
