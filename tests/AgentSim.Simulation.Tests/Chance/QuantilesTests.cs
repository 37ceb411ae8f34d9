using AgentSim.Simulation.Chance;
using CsCheck;
using MathNet.Numerics;

namespace AgentSim.Simulation.Tests.Chance;

public class QuantilesTests
{
    private static readonly Gen<double> Share = Gen.OneOf(
        Gen.Double[1e-3, 1 - 1e-3], Gen.Int[1, 40].Select(power => Math.ScaleB(1, -power)), Gen.Int[2, 40].Select(power => 1 - Math.ScaleB(1, -power)));

    private static readonly Gen<double> Shape = Gen.Double[-2, 2.5].Select(power => Math.Pow(10, power));

    [Theory]
    // Wichura 1988, table of test values.
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.5, 0)]
    public void Normal_meets_the_published_values(double p, double expected) => Near(expected, Quantiles.Normal(p), 1e-15);

    [Theory]
    // 30-digit arithmetic.
    [InlineData(0.001, 0.5, 7.85398574631245e-07)]
    [InlineData(0.5, 0.1, 0.0005933911044602261)]
    [InlineData(0.3, 1.5, 0.7118261215176398)]
    [InlineData(0.99, 2.5, 7.543136234694494)]
    [InlineData(0.9, 20, 25.90252860665876)]
    [InlineData(0.01, 100, 78.21598305379582)]
    [InlineData(0.75, 1000, 1021.1436879071974)]
    public void Gamma_meets_values_known_to_many_digits(double p, double shape, double expected) =>
        Near(expected, Quantiles.Gamma(p, shape), 1e-13);

    [Theory]
    // 30-digit arithmetic.
    [InlineData(0.1, 0.5, 0.5, 0.024471741852423217)]
    [InlineData(0.5, 2, 3, 0.38572756813238956)]
    [InlineData(0.999, 2, 3, 0.9359618608971666)]
    [InlineData(0.01, 10, 0.5, 0.7118461650028393)]
    [InlineData(0.9, 0.2, 5, 0.12289669809574003)]
    [InlineData(0.3, 80, 120, 0.38157886539760144)]
    [InlineData(0.001, 1.5, 1.5, 0.007036878673682089)]
    public void Beta_meets_values_known_to_many_digits(double p, double a, double b, double expected) =>
        Near(expected, Quantiles.Beta(p, a, b), 1e-13);

    [Fact]
    public void Normal_is_that_of_another_library() =>
        Share.Sample(p => Near(-Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * p), Quantiles.Normal(p), 1e-9));

    [Fact]
    public void The_share_below_a_gamma_quantile_is_p() =>
        Gen.Select(Share, Shape).Sample((p, shape) =>
        {
            var x = Quantiles.Gamma(p, shape);
            if (x < 1e-12) // the other library takes this for 0
                return;
            Near(p, SpecialFunctions.GammaLowerRegularized(shape, x), 1e-9);
            Near(1 - p, SpecialFunctions.GammaUpperRegularized(shape, x), 1e-9);
        });

    [Fact]
    public void The_share_below_a_beta_quantile_is_p() =>
        Gen.Select(Share, Shape, Shape).Sample((p, a, b) =>
        {
            var x = Quantiles.Beta(p, a, b);
            if (x is > 1e-12 and < 0.999)
                Near(p, SpecialFunctions.BetaRegularized(a, b, x), 1e-9);
        });

    [Fact]
    public void Special_cases_have_their_closed_forms() =>
        Gen.Select(Share, Shape).Sample((p, shape) =>
        {
            Near(-Math.Log(1 - p), Quantiles.Gamma(p, 1), 1e-9);
            Near(Math.Pow(p, 1 / shape), Quantiles.Beta(p, shape, 1), 1e-9);
            Near(Math.Pow(Math.Sin(Math.PI * p / 2), 2), Quantiles.Beta(p, 0.5, 0.5), 1e-9);
            Near(Math.Log(p / (1 - p)), Quantiles.Logistic(p), 1e-9);
            Near(-Math.Log(-Math.Log(p)), Quantiles.Gumbel(p), 1e-9);
            Near(Math.Exp(0.3 + 0.2 * Quantiles.Normal(p)), Quantiles.LogNormal(p, 0.3, 0.2), 1e-12);
        });

    [Fact]
    public void The_share_below_a_triangular_quantile_is_p()
    {
        Gen.Select(Share, Gen.Double[0, 1]).Sample((p, place) =>
        {
            var (low, mode, high) = (-3.0, -3 + 5 * place, 2.0);
            var x = Quantiles.Triangular(p, low, mode, high);
            Assert.InRange(x, low, high);
            var share = x < mode
                ? (x - low) * (x - low) / ((high - low) * (mode - low))
                : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
            Assert.Equal(p, share, 1e-12);
        });
        Assert.Equal(2, Quantiles.Triangular(0.4, 2, 2, 2));
        Assert.Throws<ArgumentException>(() => Quantiles.Triangular(0.5, 0, 3, 2));
    }

    [Fact]
    public void Quantiles_are_monotone() =>
        Gen.Select(Share, Gen.Double[1e-3, 0.1], Shape, Shape).Sample((p, step, a, b) =>
        {
            var q = p + (1 - p) * step;
            Assert.True(Quantiles.Normal(p) < Quantiles.Normal(q));
            Assert.True(Quantiles.Gumbel(p) < Quantiles.Gumbel(q));
            Assert.True(Quantiles.Logistic(p) < Quantiles.Logistic(q));
            Assert.True(Quantiles.Gamma(p, a) <= Quantiles.Gamma(q, a));
            Assert.True(Quantiles.Beta(p, a, b) <= Quantiles.Beta(q, a, b));
        });

    [Fact]
    public void Columns_are_their_scalars()
    {
        var shares = Enumerable.Range(0, 1001).Select(i => Math.ScaleB(i % 2 == 0 ? 1 : 1.5, -i / 2)).ToArray();
        var column = new double[shares.Length];
        Quantiles.Normal(shares, column);
        Assert.Equal(shares.Select(Quantiles.Normal), column);
        Quantiles.Gumbel(shares, column);
        Assert.Equal(shares.Select(Quantiles.Gumbel), column);
        Quantiles.Logistic(shares, column);
        Assert.Equal(shares.Select(Quantiles.Logistic), column);
    }

    [Fact]
    public void The_ends_are_those_of_the_distribution_and_beyond_is_nothing()
    {
        const double infinity = double.PositiveInfinity;
        Func<double, double>[] all =
        [
            Quantiles.Normal, Quantiles.Gumbel, Quantiles.Logistic, p => Quantiles.Gamma(p, 2), p => Quantiles.Beta(p, 2, 3),
            p => Quantiles.LogNormal(p, 0, 1), p => Quantiles.Triangular(p, -1, 0, 1),
        ];
        Assert.Equal([-infinity, -infinity, -infinity, 0, 0, 0, -1], all.Select(quantile => quantile(0)));
        Assert.Equal([infinity, infinity, infinity, infinity, 1, infinity, 1], all.Select(quantile => quantile(1)));
        foreach (var p in new[] { -0.1, 1.1, double.NaN })
            Assert.All(all, quantile => Assert.True(double.IsNaN(quantile(p))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Shapes_must_be_positive(double shape)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Gamma(0.5, shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Beta(0.5, shape, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Beta(0.5, 1, shape));
    }

    private static void Near(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} is not {expected:R}");
}
