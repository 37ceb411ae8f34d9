namespace AgentSim.Figures;

/// <summary>A number with its interval; NaN where there is none.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of it.</param>
public readonly record struct WithInterval(double Value, double Low, double High)
{
    /// <summary>Nothing.</summary>
    public static readonly WithInterval None = new(double.NaN, double.NaN, double.NaN);

    internal bool IsKnown => double.IsFinite(Value);

    internal bool HasEnds => double.IsFinite(Low) && double.IsFinite(High);
}
