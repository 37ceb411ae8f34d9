namespace AgentSim.Simulation.Programs;

/// <summary>Where a value of a tape is while the tape runs: a column, or a scalar in eight equal lanes.</summary>
internal readonly unsafe struct Place
{
    /// <summary>Lanes that are computed at once.</summary>
    public const int Vector = 4;

    private readonly nint step;

    private Place(double* lanes, nint step)
    {
        Lanes = lanes;
        this.step = step;
    }

    public double* Lanes { get; }

    public bool IsScalar => step == 0;

    public static Place Column(double* lanes) => new(lanes, Vector);

    public static Place Scalar(double* lanes) => new(lanes, 0);

    /// <summary>The first four lanes, and how far it is from there to the next four: no way in a scalar.</summary>
    public void Deconstruct(out double* lanes, out nint step)
    {
        lanes = Lanes;
        step = this.step;
    }
}
