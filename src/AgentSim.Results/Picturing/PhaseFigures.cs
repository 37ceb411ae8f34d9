using System.Globalization;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>Phase diagrams.</summary>
internal static class PhaseFigures
{
    // More cells would leave no room for their numbers.
    private const int MostLevels = 8;
    private const int Slices = 6;

    public static FigureAnswer Of(RunFigures of, FigureChoice choice)
    {
        var factors = of.Manifest.Factors;
        foreach (var name in new[] { choice.X, choice.Y }.OfType<string>())
        {
            if (!factors.Contains(name)) return RunFigures.Unknown("factor", name, factors);
        }

        var x = choice.X ?? factors.First(factor => factor != choice.Y);
        var y = choice.Y ?? factors.First(factor => factor != x);
        if (x == y) return FigureAnswer.None($"A phase diagram needs two factors; both are {x}. There are: {string.Join(", ", factors)}.");
        var (quantity, refusal) = AskedQuantity.Chosen(of, choice);
        if (quantity is null) return refusal!;
        var arm = of.Arm(choice);
        var (across, up) = (Factor(of, arm, x), Factor(of, arm, y));
        return new PhaseFigure(
            $"{quantity.Words} over {x} and {y} in {of.Manifest.Arms[arm]}", quantity.Words, quantity.IsShare, across.Factor, up.Factor,
            [.. of.Query.Phase(arm, across.Cell, up.Cell, quantity.Sql, quantity.IsShare).Select(cell => new PhaseCell(cell.Across, cell.Up, cell.Value, cell.Histories))]);
    }

    private static (PhaseFactor Factor, string Cell) Factor(RunFigures of, int arm, string name)
    {
        var (values, low, high) = of.Query.Levels(arm, name, MostLevels);
        string Edge(int slice) => (low + ((high - low) * slice / Slices)).ToString("0.##", CultureInfo.InvariantCulture);
        return (
            new(name, values.IsEmpty ? [.. Enumerable.Range(0, Slices).Select(slice => $"{Edge(slice)}\u2013{Edge(slice + 1)}")] : [.. values.Select(value => value.ToString("0.###", CultureInfo.InvariantCulture))]),
            ResultQuery.CellOf(name, values, low, high, Slices));
    }
}
