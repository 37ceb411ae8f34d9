namespace AgentSim.Games.Numerics;

/// <summary>Small systems of linear equations, solved in place by Gaussian elimination with partial pivoting.</summary>
internal static class Elimination
{
    /// <summary>Pivots smaller than this share of their column's largest entry at the start are no pivots: the system has no single solution.</summary>
    public const double LeastPivot = 1e-11;

    /// <summary>Solves <c>matrix x = right</c>; both are used up, and <paramref name="right"/> becomes x.</summary>
    /// <returns>The sign of the determinant, 1 or -1; 0 if the matrix is singular, and then nothing is solved.</returns>
    public static int Solve(double[,] matrix, double[] right)
    {
        var (size, sign) = (right.Length, 1);
        var least = LeastPivot * Largest(matrix, size);
        for (var column = 0; column < size; column++)
        {
            var pivot = PivotRow(matrix, column, size);
            if (!(Math.Abs(matrix[pivot, column]) > least)) return 0;
            if (pivot != column) Swap(matrix, right, pivot, column);
            if (pivot != column) sign = -sign;
            if (matrix[column, column] < 0) sign = -sign;
            for (var row = column + 1; row < size; row++) Subtract(matrix, right, row, column);
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++) right[row] -= matrix[row, column] * right[column];
            right[row] /= matrix[row, row];
        }

        return sign;
    }

    private static double Largest(double[,] matrix, int size)
    {
        var largest = 0.0;
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++) largest = Math.Max(largest, Math.Abs(matrix[row, column]));
        return largest;
    }

    private static int PivotRow(double[,] matrix, int column, int size)
    {
        var pivot = column;
        for (var row = column + 1; row < size; row++)
            if (Math.Abs(matrix[row, column]) > Math.Abs(matrix[pivot, column])) pivot = row;
        return pivot;
    }

    private static void Swap(double[,] matrix, double[] right, int first, int second)
    {
        for (var column = 0; column < right.Length; column++) (matrix[first, column], matrix[second, column]) = (matrix[second, column], matrix[first, column]);
        (right[first], right[second]) = (right[second], right[first]);
    }

    private static void Subtract(double[,] matrix, double[] right, int row, int pivot)
    {
        var factor = matrix[row, pivot] / matrix[pivot, pivot];
        if (factor == 0) return;
        for (var column = pivot; column < right.Length; column++) matrix[row, column] -= factor * matrix[pivot, column];
        right[row] -= factor * right[pivot];
    }
}
