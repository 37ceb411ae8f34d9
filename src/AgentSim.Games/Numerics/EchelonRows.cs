namespace AgentSim.Games.Numerics;

/// <summary>Linear equations that are independent of each other, in echelon form: each new one is reduced by those before it.</summary>
/// <param name="unknowns">Columns that are unknowns; what follows them in a row is its right side.</param>
internal sealed class EchelonRows(int unknowns)
{
    // Rows are of zeros and ones, and few: what is left of a dependent one is rounding.
    private const double Nothing = 1e-9;

    private readonly List<(double[] Row, int Pivot)> rows = [];

    /// <summary>How many independent equations there are.</summary>
    public int Count => rows.Count;

    /// <summary>Adds an equation unless it follows from the others.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(double[] row)
    {
        var (reduced, pivot) = Reduced(row);
        if (Math.Abs(reduced[pivot]) <= Nothing) return false;
        var leading = reduced[pivot];
        for (var column = 0; column < reduced.Length; column++) reduced[column] /= leading;
        foreach (var (other, _) in rows) Subtract(other, reduced, pivot);
        rows.Add((reduced, pivot));
        return true;
    }

    /// <summary>Whether the left side of an equation follows from the others.</summary>
    public bool Spans(double[] row)
    {
        var (reduced, pivot) = Reduced(row);
        return Math.Abs(reduced[pivot]) <= Nothing;
    }

    /// <summary>The unknowns, of which as many as there are equations are known; null if some is not.</summary>
    public double[]? Solution()
    {
        if (rows.Count < unknowns) return null;
        var solution = new double[unknowns];
        foreach (var (row, pivot) in rows) solution[pivot] = row[unknowns];
        return solution;
    }

    private (double[] Row, int Pivot) Reduced(double[] row)
    {
        var reduced = (double[])row.Clone();
        foreach (var (known, pivot) in rows) Subtract(reduced, known, pivot);
        var largest = 0;
        for (var column = 1; column < unknowns; column++)
            if (Math.Abs(reduced[column]) > Math.Abs(reduced[largest])) largest = column;
        return (reduced, largest);
    }

    private static void Subtract(double[] row, double[] known, int pivot)
    {
        var factor = row[pivot];
        if (factor == 0) return;
        for (var column = 0; column < row.Length; column++) row[column] -= factor * known[column];
        row[pivot] = 0;
    }
}
