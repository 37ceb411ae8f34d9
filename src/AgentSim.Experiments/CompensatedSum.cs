namespace AgentSim.Experiments;

/// <summary>
/// A sum in the order in which values are added, with the rounding errors added up beside it, so that the result is as good as if it had been
/// computed in twice the precision. Source: Neumaier, ZAMM 54 (1974) 39-51.
/// </summary>
internal struct CompensatedSum
{
    private double sum;
    private double errors;

    public void Add(double value)
    {
        var next = sum + value;
        errors += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    public readonly double Value => sum + errors;
}
