using System.Diagnostics;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>What a flow of 1 a year is worth today.</summary>
internal static class PresentValue
{
    /// <summary>
    /// <c>sum of d^t dt</c> over the periods from <paramref name="lag"/> years ahead until the horizon, or the deal's life, ends:
    /// <c>dt d^L (1 - d^S) / (1 - d^dt)</c> with <c>S = max(0, min(H, L + life) - L)</c>; S where nothing is discounted.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="discount">d: worth of a gain one year later.</param>
    /// <param name="horizon">H: years that are looked ahead.</param>
    /// <param name="lag">L: years until the flow begins.</param>
    /// <param name="life">Years for which it flows; null if it does not end.</param>
    /// <param name="step">dt: years of a period.</param>
    public static Node Of(ExpressionGraph graph, Node discount, Node horizon, double lag, double? life, double step)
    {
        Node Apply(Operation operation, Node a, Node b) => graph.Binary(operation, a, b);
        var end = life is { } years ? Apply(Operation.Min, horizon, graph.Constant(lag + years)) : horizon;
        var span = Apply(Operation.Max, graph.Constant(0), Apply(Operation.Subtract, end, graph.Constant(lag)));
        var one = graph.Constant(1);
        var later = Apply(Operation.Multiply, graph.Constant(step), Apply(Operation.Power, discount, graph.Constant(lag)));
        var sum = Apply(Operation.Divide,
            Apply(Operation.Subtract, one, Apply(Operation.Power, discount, span)),
            Apply(Operation.Subtract, one, Apply(Operation.Power, discount, graph.Constant(step))));
        return graph.Select(Apply(Operation.Less, discount, one), Apply(Operation.Multiply, later, sum), span);
    }

    /// <summary>The periods that a deal is expected to wait for effect: the mean of its lag; of a lognormal one, the median.</summary>
    public static double Expected(Distribution lag) => lag switch
    {
        Fixed f => f.Value,
        Uniform u => (u.Low + u.High) / 2,
        Normal n => n.Mean,
        LogNormal l => l.Median,
        Triangular t => (t.Low + t.Mode + t.High) / 3,
        Beta b => b.Low + ((b.High - b.Low) * b.A / (b.A + b.B)),
        Gamma g => g.Mean,
        Categorical c => c.Values.Zip(c.Probabilities, (value, probability) => value * probability).Sum(),
        _ => throw new UnreachableException(),
    };
}
