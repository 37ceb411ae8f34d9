using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Tests.Programs;

/// <summary>What the operations mean, said again in plain arithmetic on single values.</summary>
public class OperationTests
{
    private static readonly double[] Values =
    [
        0, -0.0, 1, -1, 0.5, -2.5, 3, 1e-300, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, Missing.Value,
    ];

    private static readonly Dictionary<Operation, Func<double, double, double, double>> Meanings = new()
    {
        [Operation.Add] = (a, b, _) => a + b,
        [Operation.Subtract] = (a, b, _) => a - b,
        [Operation.Multiply] = (a, b, _) => a * b,
        [Operation.Divide] = (a, b, _) => a / b,
        [Operation.Power] = (a, b, _) => Lanes.Pow(a, b),
        [Operation.Min] = (a, b, _) => double.IsNaN(a) ? a : double.IsNaN(b) ? b : b < a ? b : a,
        [Operation.Max] = (a, b, _) => double.IsNaN(a) ? a : double.IsNaN(b) ? b : b > a ? b : a,
        [Operation.Less] = (a, b, _) => a < b ? 1 : 0,
        [Operation.LessOrEqual] = (a, b, _) => a <= b ? 1 : 0,
        [Operation.Equal] = (a, b, _) => a == b ? 1 : 0,
        [Operation.NotEqual] = (a, b, _) => a != b ? 1 : 0,
        [Operation.And] = (a, b, _) => LaneSet.Holds(a) && LaneSet.Holds(b) ? 1 : 0,
        [Operation.Or] = (a, b, _) => LaneSet.Holds(a) || LaneSet.Holds(b) ? 1 : 0,
        [Operation.Negate] = (a, _, _) => double.IsNaN(a) ? a : -a,
        [Operation.Absolute] = (a, _, _) => double.IsNaN(a) ? a : Math.Abs(a),
        [Operation.Square] = (a, _, _) => a * a,
        [Operation.SquareRoot] = (a, _, _) => Math.Sqrt(a),
        [Operation.Reciprocal] = (a, _, _) => 1 / a,
        [Operation.Exp] = (a, _, _) => Lanes.Exp(a),
        [Operation.Log] = (a, _, _) => Lanes.Log(a),
        [Operation.Logistic] = (a, _, _) => Lanes.Logistic(a),
        [Operation.XLogX] = (a, _, _) => a == 0 ? 0 : a * Lanes.Log(a),
        [Operation.Floor] = (a, _, _) => Math.Floor(a),
        [Operation.Not] = (a, _, _) => LaneSet.Holds(a) ? 0 : 1,
        [Operation.IsMissing] = (a, _, _) => Missing.Is(a) ? 1 : 0,
        [Operation.Select] = (a, b, c) => LaneSet.Holds(a) ? b : c,
    };

    public static TheoryData<string> Operations => [.. Enum.GetNames<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_means_what_it_says(string name)
    {
        var operation = Enum.Parse<Operation>(name);
        foreach (var a in Values)
            foreach (var b in Values)
                foreach (var c in new[] { 7, Missing.Value })
                {
                    var (expected, actual) = (Meanings[operation](a, b, c), ScalarKernel.Apply(operation, a, b, c));
                    Assert.True(
                        BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
                        $"{operation} of {a}, {b} and {c} is {actual}, not {expected}");
                }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void What_is_computed_from_the_missing_value_is_missing_or_no_number_but_0_and_1(string name)
    {
        var operation = Enum.Parse<Operation>(name);
        var result = ScalarKernel.Apply(operation, Missing.Value, 3, 3);
        var answers = operation is Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.NotEqual
            or Operation.And or Operation.Or or Operation.Not or Operation.IsMissing or Operation.Select;
        Assert.Equal(!answers, Missing.Is(result));
    }
}
