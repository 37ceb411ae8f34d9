using System.Collections.Immutable;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>How three divide a total: by itself series that are called alike but for the name of an actor, the first two apart and the others together.</summary>
internal static class PortfolioFigures
{
    private const int Parts = 3;

    public static FigureAnswer Of(RunFigures of, FigureChoice choice)
    {
        var (parts, refusal) = choice.Series is { } text ? Read(of, text) : (Default(of), null);
        if (refusal is not null) return refusal;
        if (parts is not { } three) return FigureAnswer.None("No three series are called alike but for an actor's name; --series names three, such as --series a,b,c+d.");
        var lastYear = of.Manifest.Outline?.LastYear ?? three.SelectMany(part => part.Series).SelectMany(series => series.Observed).Select(observed => observed.Year).DefaultIfEmpty(of.Manifest.FirstYear).Max();
        if (choice.Year is { } asked && (asked < of.Manifest.FirstYear || asked > lastYear)) return FigureAnswer.None($"There is no year {asked} here; the years are {of.Manifest.FirstYear} to {lastYear}.");
        var (year, arm) = (choice.Year ?? lastYear, of.Arm(choice));
        return new PortfolioFigure(
            $"How {string.Join(", ", three.Select(part => part.Name))} divide the whole in {year}{of.Where(choice)}", [.. three.Select(part => part.Name)], $"{of.Manifest.Arms[arm]}, {year}",
            [.. of.Query.Triangles(arm, choice.Point, year, [.. three.Select(part => part.Series)], PortfolioFigure.Side).Select(cell => new PortfolioCell(cell.Left, cell.Right, cell.IsUpright, cell.Count))],
            Path(three));
    }

    /// <summary>The three by themselves; null if there are none.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<MeasureIdentity> Series)>? Default(RunFigures of)
    {
        var actors = of.Manifest.Outline?.Actors ?? [];
        var families = of.Series(MeasureKind.Quantity)
            .SelectMany(series => actors.Where(actor => series.Name.EndsWith($"_{actor}", StringComparison.Ordinal) || series.Name.EndsWith($"[{actor}]", StringComparison.Ordinal)).Select(actor => (Actor: actor, Series: series, Stem: series.Name[..series.Name.LastIndexOf(actor, StringComparison.Ordinal)])))
            .GroupBy(member => member.Stem);
        if (families.FirstOrDefault(family => family.Count() >= Parts) is not { } members) return null;
        var ordered = members.ToArray();
        var rest = ordered[(Parts - 1)..];
        return [.. ordered[..(Parts - 1)].Select(member => (member.Actor, ImmutableArray.Create(member.Series))), (string.Join(" + ", rest.Select(member => member.Actor)), [.. rest.Select(member => member.Series)])];
    }

    private static (ImmutableArray<(string Name, ImmutableArray<MeasureIdentity> Series)>? Parts, FigureAnswer? Refusal) Read(RunFigures of, string text)
    {
        var known = of.Series(MeasureKind.Quantity);
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length != Parts) return (null, FigureAnswer.None($"--series names {parts.Length} parts ({text}); a portfolio has {Parts}, separated by commas, each a series or a sum of some, such as a,b,c+d."));
        var names = parts.Select(part => part.Split('+', StringSplitOptions.TrimEntries)).ToArray();
        if (names.SelectMany(part => part).FirstOrDefault(name => !known.Any(series => series.Name == name)) is { } unknown) return (null, RunFigures.Unknown("series", unknown, known.Select(series => series.Name)));
        return ([.. names.Select(part => (string.Join(" + ", part), part.Select(name => known.First(series => series.Name == name)).ToImmutableArray()))], null);
    }

    private static ImmutableArray<(int Year, double Left, double Right, double Top)> Path(ImmutableArray<(string Name, ImmutableArray<MeasureIdentity> Series)> parts)
    {
        var sums = parts.Select(part => part.Series.SelectMany(series => series.Observed).GroupBy(value => value.Year).Where(year => year.Count() == part.Series.Length).ToDictionary(year => year.Key, year => year.Sum(value => Math.Max(0, value.Value)))).ToArray();
        return [.. sums[0].Keys.Where(year => sums.All(sum => sum.ContainsKey(year)) && sums.Sum(sum => sum[year]) > 0).Order().Select(year =>
        {
            var total = sums.Sum(sum => sum[year]);
            return (year, sums[0][year] / total, sums[1][year] / total, sums[2][year] / total);
        })];
    }
}
