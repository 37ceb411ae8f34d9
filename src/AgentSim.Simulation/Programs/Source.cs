namespace AgentSim.Simulation.Programs;

/// <summary>Where an input of a tape comes from.</summary>
internal readonly unsafe struct Source
{
    private Source(double* column, bool gathered, double scalar)
    {
        Column = column;
        IsGathered = gathered;
        Scalar = scalar;
    }

    internal double* Column { get; }

    internal bool IsGathered { get; }

    internal double Scalar { get; }

    /// <summary>A column whose lane i is the run's lane i; padded to a multiple of eight.</summary>
    public static Source Dense(double* column) => new(column, false, 0);

    /// <summary>A column of the whole batch, of which the run takes the lanes that it is told to.</summary>
    public static Source Gathered(double* column) => new(column, true, 0);

    /// <summary>The same value in all lanes.</summary>
    public static Source Of(double scalar) => new(null, false, scalar);
}
