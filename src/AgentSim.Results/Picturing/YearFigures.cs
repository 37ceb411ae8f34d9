using System.Collections.Immutable;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>Figures of series over the years.</summary>
internal static class YearFigures
{
    public static FigureAnswer Fan(RunFigures of, FigureChoice choice)
    {
        var series = of.Series(MeasureKind.Quantity, MeasureKind.Truth);
        return choice.Series is null ? Fan(of, choice, series[0])
            : series.FirstOrDefault(measure => measure.Name == choice.Series) is { } found ? Fan(of, choice, found)
            : RunFigures.Unknown("series", choice.Series, series.Select(measure => measure.Name));
    }

    /// <summary>The fan of a series.</summary>
    public static FanFigure Fan(RunFigures of, FigureChoice choice, MeasureIdentity series) => Fans(of, choice, [series]).Single();

    /// <summary>The fans of several series: quicker than one by one.</summary>
    public static IEnumerable<FanFigure> Fans(RunFigures of, FigureChoice choice, MeasureIdentity[] series)
    {
        var arms = of.Arms(choice).Select(arm => (Name: of.Manifest.Arms[arm], Fans: of.Query.Fans(arm, choice.Point, series))).ToArray();
        return series.Select((measure, i) => new FanFigure(
            $"{measure.Name} over the years{of.Where(choice)}", measure.Name, measure.Unit is "1" or "unknown" ? null : measure.Unit,
            [.. arms.Select(arm => new FanArm(arm.Name, [.. arm.Fans[i].Select(Of)]))],
            [.. measure.Observed.Select(observed => (observed.Year, observed.Value))],
            [.. (of.Manifest.Outline?.Events ?? []).Select(happened => (happened.Name, happened.Time))]));
    }

    public static FigureAnswer Classes(RunFigures of, FigureChoice choice)
    {
        var series = of.Series(MeasureKind.Nominal);
        return choice.Series is null ? Classes(of, choice, series[0])
            : series.FirstOrDefault(measure => measure.Name == choice.Series) is { } found ? Classes(of, choice, found)
            : RunFigures.Unknown("series of classes", choice.Series, series.Select(measure => measure.Name));
    }

    /// <summary>The classes of a series.</summary>
    public static ClassesFigure Classes(RunFigures of, FigureChoice choice, MeasureIdentity series)
    {
        var arm = of.Arm(choice);
        var years = of.Query.Shares(arm, choice.Point, series);
        double[] values = [.. series.Codes.Select(code => code.Value).Concat(years.SelectMany(year => year.Shares).Select(share => share.Value)).Concat(series.Observed.Select(observed => observed.Value)).Distinct()];
        return new(
            $"{series.Name} in {of.Manifest.Arms[arm]} over the years{of.Where(choice)}", series.Name, [.. values.Select(series.NameOf)],
            [.. years.Select(year => (year.Year, values.Select(value => year.Shares.FirstOrDefault(share => share.Value == value)?.Proportion.Share ?? 0).ToImmutableArray()))],
            [.. series.Observed.Select(observed => (observed.Year, Array.IndexOf(values, observed.Value)))]);
    }

    private static YearQuantiles Of(FanYear year) => new(year.Year, year.Count, year.Quantiles.Q05, year.Quantiles.Q25, year.Quantiles.Q50, year.Quantiles.Q75, year.Quantiles.Q95);
}
