using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>A measure at the points of Saltelli's design, by where points come from; less its mean, and divided by its standard deviation.</summary>
/// <param name="A">At the points of A, one for each base point that is whole.</param>
/// <param name="B">At the points of B.</param>
/// <param name="Ab">For each group, at the points of A with that group from B.</param>
/// <param name="Ba">For each group, at the points of B with that group from A; empty where the design has none.</param>
internal sealed record SaltelliOutputs(double[] A, double[] B, double[][] Ab, double[][] Ba)
{
    public int Count => A.Length;

    public static SaltelliOutputs Of(SaltelliDesign plan, ReadOnlySpan<double> outputs)
    {
        var (groups, perBase) = (plan.Groups.Count, SaltelliDesign.PointsPerBase(plan.Groups, plan.Order));
        var rows = new List<double[]>();
        for (var first = 0; first < outputs.Length; first += perBase)
        {
            var row = outputs.Slice(first, perBase).ToArray();
            if (!row.Any(double.IsNaN)) rows.Add(row);
        }

        if (rows.Count < 2) throw new ArgumentException($"At least 2 base points without missing values are needed, but there are {rows.Count}.", nameof(outputs));
        var moments = Moments.Of([.. rows.SelectMany(row => row)]);
        if (!(moments.Squares > 0)) throw new ArgumentException("The measure is the same at all points: there is no variance to divide.", nameof(outputs));
        var deviation = Math.Sqrt(moments.Squares / moments.Count);
        double[] Column(int step) => [.. rows.Select(row => (row[step] - moments.Mean) / deviation)];
        double[][] ba = plan.Order == SobolOrder.SecondToo ? [.. Enumerable.Range(groups + 1, groups).Select(Column)] : [];
        return new(Column(0), Column(perBase - 1), [.. Enumerable.Range(1, groups).Select(Column)], ba);
    }
}
