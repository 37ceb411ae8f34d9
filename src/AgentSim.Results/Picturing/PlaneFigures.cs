using AgentSim.Figures;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>The plane of two measures: by itself of those that divide histories into a region and the rest.</summary>
internal static class PlaneFigures
{
    public static FigureAnswer Of(RunFigures of, FigureChoice choice)
    {
        var measures = of.Manifest.Measures.Where(measure => measure.Kind == MeasureKind.Quantity).ToArray();
        var (x, y) = Default(of);
        foreach (var name in new[] { choice.X, choice.Y }.OfType<string>())
        {
            if (!measures.Any(measure => measure.Name == name)) return RunFigures.Unknown("measure", name, of.Whole(MeasureKind.Quantity).Select(measure => measure.Name));
        }

        if (choice.X is not null) x = measures.First(measure => measure.Name == choice.X);
        if (choice.Y is not null) y = measures.First(measure => measure.Name == choice.Y);
        if (x == y) return FigureAnswer.None($"A plane needs two measures; both are {x.Name}. {RunFigures.There(of.Whole(MeasureKind.Quantity).Where(measure => measure != x).Select(measure => measure.Name))}");
        return Plane(of, choice, x, y);
    }

    private static (MeasureIdentity X, MeasureIdentity Y) Default(RunFigures of)
    {
        if (PlaneMarks.Regions(of.Manifest).FirstOrDefault() is { } region) return (PlaneMarks.Measure(of.Manifest, region.Bounds[0].Measure)!, PlaneMarks.Measure(of.Manifest, region.Bounds[1].Measure)!);
        var whole = of.Whole(MeasureKind.Quantity);
        return (whole[0], whole[1]);
    }

    private static FigureAnswer Plane(RunFigures of, FigureChoice choice, MeasureIdentity x, MeasureIdentity y)
    {
        var arms = of.Arms(choice);
        var (across, up) = (Side(of, choice, x, arms), Side(of, choice, y, arms));
        return new PlaneFigure(
            $"{Labels.Words(x.Name)} and {Labels.Words(y.Name)}{of.Where(choice)}", across, up,
            [.. arms.Select(arm =>
            {
                var cells = of.Query.Grid(arm, choice.Point, (x, across.Low, across.High), (y, up.Low, up.High), PlaneFigure.Side);
                return new PlaneArm(of.Manifest.Arms[arm], cells.Sum(cell => cell.Count), cells);
            })],
            PlaneMarks.Thresholds(of.Manifest, x.Name, y.Name), PlaneMarks.Path(of.Manifest, x.Name, y.Name));
    }

    /// <summary>From 0 to the next fifth where all values lie between 0 and 1; else what holds nearly all.</summary>
    private static PlaneMeasure Side(RunFigures of, FigureChoice choice, MeasureIdentity measure, int[] arms)
    {
        var ends = arms.Select(arm => of.Query.Ends(arm, choice.Point, measure)).Where(end => double.IsFinite(end.Least)).ToArray();
        double[] marks = [.. PlaneMarks.SeriesOf(of.Manifest, measure)?.Observed.Select(value => value.Value) ?? [], .. PlaneMarks.Regions(of.Manifest).SelectMany(region => region.Bounds).Where(bound => bound.Measure == measure.Name).Select(bound => bound.Value)];
        if (ends.Length == 0) return new(measure.Name, 0, 1);
        if (ends.All(end => end.Least >= 0 && end.Greatest <= 1)) return new(measure.Name, 0, Math.Ceiling(Math.Max(0.2, ends.Select(end => end.Greatest).Concat(marks).Max()) * 5 * (1 - 1e-9)) / 5);
        var (low, high) = (ends.Select(end => end.Low).Concat(marks).Min(), ends.Select(end => end.High).Concat(marks).Max());
        return high > low ? new(measure.Name, low - ((high - low) * 0.03), high + ((high - low) * 0.03)) : new(measure.Name, low - 0.5, high + 0.5);
    }
}
