using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Sensitivity;
using AgentSim.Experiments.Statistics;
using AgentSim.Language;

namespace AgentSim.Experiments.Analysis;

/// <summary>Analyses what an experiment asks for, by the method that its design is made for; of the baseline.</summary>
public static class Analyses
{
    private const double Confidence = 0.95;
    private const int Resamples = 1000;
    private const int Slices = 10;
    private const int FewestRows = 10 * Slices;
    private const int MostBoxes = 4;

    // Each takes as long as the estimate itself; SALib's default.
    private const int ResamplesOfDelta = 100;
    private const int MostRowsOfDelta = 4000;
    private const int MostCellsOfDelta = 200_000;

    /// <summary>All tables that the experiment asks for.</summary>
    public static ImmutableArray<AnalysisTable> Of(Experiment experiment, IRecordedHistories histories)
    {
        var resampling = new Resampling(Resamples, experiment.RandomSeed);
        return
        [
            .. experiment.Outputs.Select(output => Of(experiment, histories, output, resampling)),
            .. experiment.Discoveries.Select(name => Discover(experiment, histories, name)),
            .. AgainstHistory.Of(experiment, histories),
        ];
    }

    private static AnalysisTable Of(Experiment experiment, IRecordedHistories histories, Outcome output, Resampling resampling)
    {
        var numbers = histories.Numbers(output, Arm.Baseline);
        try
        {
            return experiment.Design.Plan switch
            {
                SaltelliDesign plan => Sobol(output, SobolAnalysis.Of(plan, ByPoint(experiment, histories, output, numbers), Confidence, resampling), Chance(histories, numbers)),
                MorrisTrajectories plan => Morris(output, MorrisScreening.Of(plan, ByPoint(experiment, histories, output, numbers), EffectScale.Range, Confidence, resampling)),
                ExtendedFast plan => Fast(experiment, output, FastAnalysis.Of(plan, ByPoint(experiment, histories, output, numbers))),
                _ => GivenDataOf(experiment, histories, output, numbers, resampling),
            };
        }
        catch (ArgumentException impossible)
        {
            return new(output.ToString(), "none", [], [], [impossible.Message.Split(" (Parameter", 2)[0]]);
        }
    }

    /// <summary>The output at each design point, in order; NaN where no history of it is known.</summary>
    private static double[] ByPoint(Experiment experiment, IRecordedHistories histories, Outcome output, double[] numbers)
    {
        var points = new double[experiment.Design.Points];
        Array.Fill(points, double.NaN);
        foreach (var point in Enumerable.Range(0, numbers.Length).Where(row => !double.IsNaN(numbers[row])).GroupBy(row => histories.Points[row]))
            points[point.Key] = output.Of([.. point.Select(row => numbers[row])]);
        return points;
    }

    private static AnalysisTable Sobol(Outcome output, SobolIndices indices, string? chance) => new(
        output.ToString(), "Sobol' indices", ["first", "low", "high", "total", "low", "high"],
        [
            .. indices.Groups.OrderByDescending(group => group.Total.Value).Select(group => new AnalysisRow(group.Group, [.. Three(group.First), .. Three(group.Total)])),
            .. indices.Pairs.OrderByDescending(pair => pair.Share.Value).Select(pair => new AnalysisRow($"{pair.First} x {pair.Second}", [.. Three(pair.Share), double.NaN, double.NaN, double.NaN])),
        ],
        [
            .. indices.Groups.Select(group => group.Remark).OfType<string>(),
            .. indices.Dropped > 0 ? [$"{indices.Dropped} base points were left out: a value is missing at one of their points."] : Array.Empty<string>(),
            .. chance is null ? Array.Empty<string>() : [chance],
        ]);

    private static AnalysisTable Morris(Outcome output, ImmutableArray<MorrisEffect> effects) => new(
        output.ToString(), "Morris screening", ["mu*", "low", "high", "mu", "sigma"],
        [.. effects.OrderByDescending(effect => effect.Absolute.Value).Select(effect => new AnalysisRow(effect.Group, [.. Three(effect.Absolute), effect.Mean, effect.Deviation]))], []);

    private static AnalysisTable Fast(Experiment experiment, Outcome output, ImmutableArray<FastIndex> indices) => new(
        output.ToString(), "FAST", ["first", "total"],
        [.. indices.OrderByDescending(index => index.Total).Select(index => new AnalysisRow(experiment.Design.Factors[index.Factor].Name, [index.First, index.Total]))], []);

    /// <summary>Of whatever histories were played with.</summary>
    private static AnalysisTable GivenDataOf(Experiment experiment, IRecordedHistories histories, Outcome output, double[] numbers, Resampling resampling)
    {
        var varied = VariedInputs.Of(experiment, histories);
        var sources = (output.IsMean() ? varied.ByHistory(numbers) : varied.ByUnit(output, numbers)).ToArray();
        if (sources.Length == 0) return new(output.ToString(), "none", [], [], [varied.IsEmpty ? VariedInputs.NothingVaried : $"{output} is of several histories, and none of the {varied.Units} has as many."]);
        var rows = sources.SelectMany(source => Indices(source, resampling)).OrderByDescending(row => row.Values[1]).ToImmutableArray();
        return new(output.ToString(), "PAWN and delta", ["PAWN", "delta", "low", "high", "first"], rows, [.. Remarks(varied, sources, output).Distinct()]);
    }

    private static IEnumerable<AnalysisRow> Indices(VariedData source, Resampling resampling)
    {
        var pawn = PawnAnalysis.Of(new(source.Inputs, source.Numbers), Slices).ToDictionary(index => index.Input);
        var thinned = source.Thinned(RowsOfDelta(source));
        return DeltaAnalysis.Of(new(thinned.Inputs, thinned.Numbers, thinned.UnitOf), Confidence, new(ResamplesOfDelta, resampling.RandomSeed))
            .Select(index => new AnalysisRow(index.Input, [pawn[index.Input].Median, .. Three(index.Delta), index.First.Value]));
    }

    /// <summary>Delta looks at every row of every input many times.</summary>
    private static int RowsOfDelta(VariedData source) => Math.Clamp(MostCellsOfDelta / source.Inputs.Length, 500, MostRowsOfDelta);

    /// <summary>How much of the variance of single histories is due to the parameters that samples draw, where samples are played more than once.</summary>
    private static string? Parameters(VariedData source)
    {
        var samples = Enumerable.Range(0, source.Numbers.Length).GroupBy(row => source.UnitOf[row], row => source.Numbers[row]).Select(sample => sample.ToArray()).ToArray();
        if (samples.Length < 2 || samples.All(sample => sample.Length < 2)) return null;
        var share = VarianceComponents.Of(new(samples), Confidence).ParameterShare;
        return string.Create(CultureInfo.InvariantCulture, $"{100 * share.Value:0.0} % ({100 * share.Interval.Low:0.0} to {100 * share.Interval.High:0.0}) of the variance of single histories is due to parameters, the rest to chance.");
    }

    private static IEnumerable<string> Remarks(VariedInputs varied, VariedData[] sources, Outcome output)
    {
        if (!output.IsMean()) yield return $"{output} is of the histories of each of {sources[0].Numbers.Length} {varied.Units}.";
        foreach (var source in sources)
        {
            if (source.AreDrawn && output.IsMean() && Parameters(source) is { } share) yield return share;
            if (source.Numbers.Length > RowsOfDelta(source)) yield return $"Delta is of {RowsOfDelta(source)} histories that are spread over all.";
        }

        if (sources.FirstOrDefault(source => source.Numbers.Length < FewestRows) is { } few) yield return $"{few.Numbers.Length} rows are few for densities: some {FewestRows} are needed for more than a hint.";
        foreach (var source in sources)
        {
            if (source.UnitOf.Distinct().Count() is var count && count < source.Numbers.Length)
                yield return $"Intervals of {(source.AreDrawn ? "drawn parameters are by drawing whole samples" : "factors are by drawing whole design points")} again, of which there are {count}: their histories share values.";
        }

        if (varied.LeftOut is { } leftOut) yield return leftOut;
    }

    /// <summary>Source: Friedman and Fisher, Statistics and Computing 9 (1999) 123-143; Bryant and Lempert, Technological Forecasting and Social Change 77 (2010) 34-49.</summary>
    private static AnalysisTable Discover(Experiment experiment, IRecordedHistories histories, string name)
    {
        var isPattern = experiment.Design.Variants[0].Arms[0].Model.Patterns.Any(pattern => pattern.Name == name);
        var numbers = histories.Numbers(new ShareOf(name, isPattern), Arm.Baseline);
        if (numbers.Where(value => !double.IsNaN(value)).Distinct().Count() < 2)
            return new(name, "PRIM", [], [], ["It is the same in all histories: there is no region to look for."]);
        var varied = VariedInputs.Of(experiment, histories);
        if (varied.IsEmpty) return new(name, "none", [], [], [VariedInputs.NothingVaried]);
        var inputs = varied.All;
        var found = Prim.DiscoverSeveral(new(inputs, numbers), new(PrimSettings.DefaultPeel, PrimSettings.DefaultLeastMass), MostBoxes).ToArray();
        // A later box is of what the ones before leave: it says something where it is denser than all histories together.
        var overall = numbers.Where(value => !double.IsNaN(value)).Average();
        var boxes = found.TakeWhile((tradeOff, index) => index == 0 || (!tradeOff.Balanced.Limits.IsEmpty && tradeOff.Balanced.Density > overall)).ToArray();
        return new(
            name, "PRIM", ["low", "high", "quasi-p"],
            [.. boxes.SelectMany((tradeOff, box) => tradeOff.Balanced.Limits.OrderBy(limit => limit.QuasiPValue).Select(limit => new AnalysisRow(Boxed(box, limit.Input), [.. Ends(experiment, limit), limit.QuasiPValue])))],
            [.. boxes.SelectMany((tradeOff, box) => Remarks(experiment, name, tradeOff, box))]);
    }

    private static IEnumerable<string> Remarks(Experiment experiment, string name, PrimTradeOff tradeOff, int box)
    {
        var best = tradeOff.Balanced;
        foreach (var limit in best.Limits.Where(limit => !limit.Categories.IsEmpty))
            yield return $"{Boxed(box, limit.Input)} is {string.Join(" or ", limit.Categories.Select(category => Written(experiment, limit.Input, category)))}.";
        var (where, of) = box == 0 ? ("Inside", "") : ($"Inside box {box + 1}", " outside of those before");
        yield return string.Create(CultureInfo.InvariantCulture, $"{where}, {100 * best.Density:0.0} % are {name}, and {100 * best.Coverage:0.0} % of all that are {name}{of} are inside, with {100 * best.Mass:0.0} % of histories{of}.");
        yield return (box == 0 ? "Trade-off" : $"Trade-off of box {box + 1}") + " (coverage, density): " + string.Join("; ", tradeOff.Boxes.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Coverage:0.00}, {one.Density:0.00}")));
    }

    /// <summary>An input of a box; of the first, which is most often the only one, by its name alone.</summary>
    private static string Boxed(int box, string input) => box == 0 ? input : $"{input} (box {box + 1})";

    /// <summary>The lowest and highest value that a box allows; of words none.</summary>
    private static double[] Ends(Experiment experiment, PrimLimit limit) =>
        limit.Categories.IsEmpty ? [limit.Low, limit.High]
        : experiment.Design.Factors.FirstOrDefault(factor => factor.Name == limit.Input) is { HasNumbers: false } ? [double.NaN, double.NaN]
        : [limit.Categories.Min(), limit.Categories.Max()];

    private static string Written(Experiment experiment, string input, double value) =>
        experiment.Design.Factors.FirstOrDefault(factor => factor.Name == input)?.Written(value) ?? Numbers.Text(value);

    /// <summary>How much of the variance of single histories is chance, where points are played more than once.</summary>
    private static string? Chance(IRecordedHistories histories, double[] numbers)
    {
        var points = Enumerable.Range(0, numbers.Length).Where(row => !double.IsNaN(numbers[row])).GroupBy(row => histories.Points[row], row => numbers[row]).Select(point => point.ToArray()).ToArray();
        if (points.Length < 2 || points.All(point => point.Length < 2)) return "Points were played once: chance cannot be told from factors.";
        var share = VarianceComponents.Of(new(points), Confidence);
        return string.Create(CultureInfo.InvariantCulture, $"{100 * share.ChanceShare:0.0} % of the variance of single histories is within design points: chance, and parameters that are no factors.");
    }

    private static double[] Three(Estimate estimate) => [estimate.Value, estimate.Interval.Low, estimate.Interval.High];
}
