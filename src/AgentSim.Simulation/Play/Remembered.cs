using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Play;

/// <summary>The last values of one expression: a ring of columns.</summary>
internal sealed unsafe class Remembered(int depth, int lanes) : IDisposable
{
    private readonly ColumnArena ring = new(depth, lanes);

    /// <summary>How many past values are kept.</summary>
    public int Depth => depth;

    /// <summary>Takes an expression's value in the first period for all that were before it.</summary>
    public void Start(ReadOnlySpan<double> values)
    {
        for (var column = 0; column < depth; column++) values.CopyTo(ring[column]);
    }

    /// <summary>Keeps the value of a period, instead of the oldest.</summary>
    public void Keep(int period, ReadOnlySpan<double> values) => values.CopyTo(ring[period % depth]);

    /// <summary>The value some periods before <paramref name="period"/>, whose own value is not kept yet; from 1 to <see cref="Depth"/>.</summary>
    public ReadOnlySpan<double> Past(int period, int periods) => ring[(period - periods + depth) % depth];

    /// <inheritdoc/>
    public void Dispose() => ring.Dispose();
}
