using AgentSim.Simulation.Columns;
using MathNet.Numerics.LinearAlgebra;

namespace AgentSim.Experiments.Statistics;

/// <summary>The distribution of the greatest distance between an empirical distribution function and the true one.</summary>
internal static class KolmogorovDistribution
{
    private const int MostForExact = 140;

    /// <summary>
    /// The chance of a distance above <paramref name="distance"/> among <paramref name="count"/> values. Exact up to 140 of them (Marsaglia, Tsang and Wang,
    /// Journal of Statistical Software 8 (2003) 18), else Kolmogorov's limit at Vrbik's corrected argument (Pioneer Journal of Theoretical and Applied
    /// Statistics 15 (2018) 35-44), which is right to about 1e-5.
    /// </summary>
    public static double Above(int count, double distance)
    {
        if (distance <= 0) return 1;
        if (distance >= 1) return 0;
        if (count <= MostForExact) return Math.Clamp(1 - Exact(count, distance), 0, 1);
        var root = Math.Sqrt(count);
        var z = root * distance;
        return Limit(z + (1 / (6 * root)) + ((z - 1) / (4.0 * count)));
    }

    private static double Exact(int count, double distance)
    {
        var k = (int)Math.Floor(count * distance) + 1;
        var size = (2 * k) - 1;
        var h = k - (count * distance);
        var power = Steps(size, h).Power(count);
        var chance = power[k - 1, k - 1];
        for (var i = 1; i <= count; i++) chance = chance * i / count;
        return chance;
    }

    private static Matrix<double> Steps(int size, double h)
    {
        var matrix = Matrix<double>.Build.Dense(size, size, (i, j) => i - j + 1 >= 0 ? 1 : 0);
        var power = h;
        for (var i = 0; i < size; i++, power *= h)
        {
            matrix[i, 0] -= power;
            matrix[size - 1, size - 1 - i] -= power;
        }

        var last = (2 * h) - 1;
        if (last > 0)
        {
            var corner = 1.0;
            for (var i = 0; i < size; i++) corner *= last;
            matrix[size - 1, 0] += corner;
        }

        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
                for (var g = 1; g <= i - j + 1; g++) matrix[i, j] /= g;
        return matrix;
    }

    /// <summary><c>2 sum (-1)^(k-1) exp(-2 k^2 z^2)</c>, which needs few terms but for small z, where the chance is 1 to all digits anyway.</summary>
    private static double Limit(double z)
    {
        if (z < 0.2) return 1;
        var (sum, sign) = (0.0, 2.0);
        for (var k = 1; k <= 100; k++, sign = -sign)
        {
            var term = Lanes.Exp(-2.0 * k * k * z * z);
            sum += sign * term;
            if (term < 1e-300) break;
        }

        return Math.Clamp(sum, 0, 1);
    }
}
