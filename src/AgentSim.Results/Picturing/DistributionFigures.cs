using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>Figures of how a measure is distributed in each arm.</summary>
internal static class DistributionFigures
{
    public static FigureAnswer Ridges(RunFigures of, FigureChoice choice) => Chosen(of, choice, measure =>
    {
        var arms = of.Arms(choice);
        var ends = arms.Select(arm => of.Query.Ends(arm, choice.Point, measure)).ToArray();
        var known = ends.Where(end => double.IsFinite(end.Least)).ToArray();
        if (known.Length == 0) return FigureAnswer.None($"No history has a value of {measure.Name}.");
        var (low, high) = known.All(end => end.Least >= 0 && end.Greatest <= 1) && known.Any(end => end.High > 0.4) ? (0, 1) : (known.Min(end => end.Low), known.Max(end => end.High));
        if (high <= low) (low, high) = (low - 0.5, high + 0.5);
        return new RidgesFigure(
            $"{measure.Name} in each arm{of.Where(choice)}", measure.Name, low, high,
            [.. arms.Zip(ends, (arm, end) => new RidgeArm(of.Manifest.Arms[arm], of.Query.Slices(arm, choice.Point, measure, low, high, RidgesFigure.Bins), new(end.Q50, end.Q05, end.Q95)))]);
    });

    public static FigureAnswer Ecdf(RunFigures of, FigureChoice choice) => Chosen(of, choice, measure => new EcdfFigure(
        $"Distribution of {measure.Name} in each arm{of.Where(choice)}", measure.Name,
        [.. of.Arms(choice).Select(arm =>
        {
            var (count, samples, steps) = of.Query.Distribution(arm, choice.Point, measure);
            return new EcdfArm(of.Manifest.Arms[arm], count, samples, steps);
        })]));

    private static FigureAnswer Chosen(RunFigures of, FigureChoice choice, Func<MeasureIdentity, FigureAnswer> draw)
    {
        var measures = of.Manifest.Measures.Where(measure => measure.Kind == MeasureKind.Quantity).ToArray();
        return choice.Measure is null ? draw(of.Whole(MeasureKind.Quantity)[0])
            : measures.FirstOrDefault(measure => measure.Name == choice.Measure) is { } found ? draw(found)
            : RunFigures.Unknown("measure", choice.Measure, of.Whole(MeasureKind.Quantity).Select(measure => measure.Name));
    }
}
