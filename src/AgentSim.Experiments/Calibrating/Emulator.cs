using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AgentSim.Experiments.Calibrating;

/// <summary>
/// What a target is expected to be at parameter values that were not played: a regression on coordinates, linear in all that the samples can tell apart, with squares and products of the few that matter most.
/// </summary>
internal sealed class Emulator
{
    // So many samples for each coordinate that is regressed on.
    private const int SamplesPerTerm = 3;
    private const int Curved = 8;

    // Keeps what hardly matters near 0, as so many samples without any effect would.
    private const double Ridge = 1;

    private readonly int[] linear;
    private readonly (int One, int Other)[] products;
    private readonly double[] coefficients;

    private Emulator(int[] linear, (int One, int Other)[] products, double[] coefficients, double residual) =>
        (this.linear, this.products, this.coefficients, Residual) = (linear, products, coefficients, residual);

    /// <summary>The variance that it leaves unexplained, the error of its coefficients included.</summary>
    public double Residual { get; }

    /// <summary>The coordinates with the variance that each explains where all others are drawn from the prior, products shared by both; the largest first.</summary>
    public ImmutableArray<(int Coordinate, double Variance)> Effects { get; private init; }

    /// <summary>Fits an emulator.</summary>
    /// <param name="coordinates">Of each sample: <c>[sample * width + coordinate]</c>.</param>
    /// <param name="width">How many coordinates there are.</param>
    /// <param name="values">The value of each sample.</param>
    public static Emulator Of(ReadOnlySpan<double> coordinates, int width, double[] values)
    {
        var z = coordinates.ToArray();
        var mean = values.Average();
        double Covariance(int j)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++) sum += z[(i * width) + j] * (values[i] - mean);
            return Math.Abs(sum);
        }

        int[] ranked = [.. Enumerable.Range(0, width).OrderByDescending(Covariance)];
        int[] linear = [.. ranked.Take(Math.Max(1, values.Length / SamplesPerTerm / 2))];
        int[] curved = [.. ranked.Take(Math.Min(Curved, values.Length / 50))];
        (int One, int Other)[] products = [.. from i in Enumerable.Range(0, curved.Length) from j in Enumerable.Range(i, curved.Length - i) select (curved[i], curved[j])];
        var terms = 1 + linear.Length + products.Length;
        var design = DenseMatrix.Create(values.Length, terms, (row, term) => Term(z.AsSpan(row * width, width), term, linear, products));
        var moments = design.TransposeThisAndMultiply(design);
        for (var term = 1; term < terms; term++) moments[term, term] += Ridge;
        var fitted = moments.Cholesky().Solve(design.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(values)));
        var left = (Vector<double>.Build.DenseOfArray(values) - (design * fitted)).ToArray();
        var residual = left.Sum(value => value * value) / Math.Max(1, values.Length - terms) * (1 + ((double)terms / values.Length));
        return new(linear, products, fitted.ToArray(), residual) { Effects = EffectsOf(linear, products, fitted.ToArray()) };
    }

    /// <summary>What is expected at a point.</summary>
    public double At(ReadOnlySpan<double> coordinates)
    {
        var sum = 0.0;
        for (var term = 0; term < coefficients.Length; term++) sum += coefficients[term] * Term(coordinates, term, linear, products);
        return sum;
    }

    private static double Term(ReadOnlySpan<double> z, int term, int[] linear, (int One, int Other)[] products)
    {
        if (term == 0) return 1;
        if (term <= linear.Length) return z[linear[term - 1]];
        var (one, other) = products[term - 1 - linear.Length];
        return (z[one] * z[other]) - (one == other ? 1 : 0); // Hermite polynomials: independent of each other under the prior
    }

    private static ImmutableArray<(int Coordinate, double Variance)> EffectsOf(int[] linear, (int One, int Other)[] products, double[] coefficients)
    {
        var variance = new Dictionary<int, double>();
        void Add(int coordinate, double more) => variance[coordinate] = variance.GetValueOrDefault(coordinate) + more;
        for (var i = 0; i < linear.Length; i++) Add(linear[i], coefficients[1 + i] * coefficients[1 + i]);
        for (var i = 0; i < products.Length; i++)
        {
            var square = coefficients[1 + linear.Length + i] * coefficients[1 + linear.Length + i]; // a square has variance 2, a product 1, half of it for each
            Add(products[i].One, products[i].One == products[i].Other ? square : square / 2);
            Add(products[i].Other, products[i].One == products[i].Other ? square : square / 2);
        }

        return [.. variance.Select(pair => (pair.Key, pair.Value)).OrderByDescending(effect => effect.Value).ThenBy(effect => effect.Key)];
    }
}
