using AgentSim.Experiments.Designs;

namespace AgentSim.Experiments.Tests.Sensitivity;

/// <summary>Functions whose sensitivities are known by formula, on the unit cube.</summary>
internal static class Functions
{
    public static FactorGroups Three { get; } = FactorGroups.Of(["x1", "x2", "x3"]);

    /// <summary><c>sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1</c> on -pi to pi.</summary>
    public static double Ishigami(double[] unit)
    {
        var x = unit.Select(coordinate => Math.PI * ((2 * coordinate) - 1)).ToArray();
        return Math.Sin(x[0]) + (7 * Math.Sin(x[1]) * Math.Sin(x[1])) + (0.1 * x[2] * x[2] * x[2] * x[2] * Math.Sin(x[0]));
    }

    public static double G(double[] x, double[] a) => x.Zip(a).Aggregate(1.0, (product, at) => product * (Math.Abs((4 * at.First) - 2) + at.Second) / (1 + at.Second));

    public static double[] On(UnitPlan plan, Func<double[], double> function)
    {
        var point = new double[plan.Dimensions];
        var outputs = new double[plan.Count];
        for (var number = 0; number < outputs.Length; number++)
        {
            plan.Coordinates(number, point);
            outputs[number] = function(point);
        }

        return outputs;
    }
}
