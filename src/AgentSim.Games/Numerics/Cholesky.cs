namespace AgentSim.Games.Numerics;

/// <summary>Small systems whose matrix is symmetric and positive definite but for rounding, as those of interior point methods, whose entries grow without bound near the end and whose solutions are good nevertheless.</summary>
internal static class Cholesky
{
    // Of a diagonal of ones: what is left of a pivot below this is rounding, and its unknown stays as it is.
    private const double LeastPivot = 1e-30;

    /// <summary>Solves <c>matrix x = right</c>, the matrix, of which the lower half counts, having a diagonal of ones; both are used up, and <paramref name="right"/> becomes x.</summary>
    /// <remarks>Source: Wright, SIAM Journal on Optimization 9 (1999) 251-276: small pivots are skipped.</remarks>
    public static void Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            for (var before = 0; before < column; before++) matrix[column, column] -= matrix[column, before] * matrix[column, before];
            var root = matrix[column, column] > LeastPivot ? Math.Sqrt(matrix[column, column]) : double.PositiveInfinity;
            matrix[column, column] = root;
            for (var row = column + 1; row < size; row++)
            {
                for (var before = 0; before < column; before++) matrix[row, column] -= matrix[row, before] * matrix[column, before];
                matrix[row, column] /= root;
            }
        }

        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < row; column++) right[row] -= matrix[row, column] * right[column];
            right[row] /= matrix[row, row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++) right[row] -= matrix[column, row] * right[column];
            right[row] /= matrix[row, row];
        }
    }
}
