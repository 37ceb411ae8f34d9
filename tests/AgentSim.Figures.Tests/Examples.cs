using System.Collections.Immutable;
using AgentSim.Figures.Kinds;

namespace AgentSim.Figures.Tests;

/// <summary>A figure of each kind, from made-up data; names hold what means something in SVG.</summary>
internal static class Examples
{
    private static readonly ImmutableArray<string> Arms = ["baseline", "<script>alert(1)</script> & co"];

    public static ImmutableArray<Figure> All =>
    [
        new PatternsFigure("Patterns", Arms, ["isolation", "multi_vector_bandwagoning"], [[Share(0.25), Share(0.75)], [Share(0.5), Share(0.5)]], [[25, 75], [50, 50]]),
        new SettlingFigure("Settling", ["isolation", "hedging"], [(10, [Share(0.3), Share(0.7)]), (20, [Share(0.25), Share(0.75)])]),
        new ClassesFigure("Classes", "class_year", ["isolation", "hedging"], [(1992, [0.2, 0.8]), (1993, [0.4, 0.6]), (1994, [0.9, 0.1])], [(1992, 0), (1994, 1)]),
        Fan([1992, 1993, 1994, 1996, 1997], (1992, 0.4), (1993, 0.5)),
        Plane(),
        new RidgesFigure("Ridges", "bwi", 0, 1, [.. Arms.Select((arm, i) => new RidgeArm(arm, [.. Enumerable.Range(0, RidgesFigure.Bins).Select(bin => (bin + (30 * i)) % 40)], new(0.5, 0.1, 0.9)))]),
        new EcdfFigure("Distribution", "bwi", [.. Arms.Select((arm, i) => new EcdfArm(arm, 100, 100, [(0.1, 0.2), (0.4 + (0.1 * i), 0.6), (0.9, 1)]))]),
        new DifferencesFigure("Differences", "baseline", [Arms[1], "no_squeeze"], [new("pure_bandwagoning", [Share(0.1), Share(0.2)]), new("multi_vector_bandwagoning_of_two_patrons", [Share(0.1), Share(0.2)]), new("hedging", [Share(0.1), Share(0.2)])], [new("bwi", [Share(0.3), WithInterval.None])], "paired history by history"),
        new DifferencesFigure(
            "Differences of many", "baseline", [.. Enumerable.Range(1, 9).Select(arm => $"arm_{arm}")], [new("hedging", [.. Enumerable.Range(1, 9).Select(arm => Share(0.02 * arm))])],
            [new("bwi", [WithInterval.None, .. Enumerable.Range(1, 8).Select(arm => Share(-0.1 * arm))])], "paired history by history"),
        new SensitivityFigure("Sensitivity", "mean(bwi)", "Sobol' indices", ["first", "total"], [new("skill", [Share(0.4), Share(0.6)]), new("w_cost", [new(0.1, double.NaN, double.NaN), Share(0.3)])]),
        new MorrisFigure("Morris", "mean(bwi)", [("skill", Share(0.5), 0.2), ("w_cost", Share(0.3), 0.4)]),
        new PhaseFigure("Phase", "Share of hedging", true, new("skill", ["0.1", "0.5"]), new("price", ["1", "2"]), [new(0, 0, Share(0.1), 60), new(1, 0, Share(0.4), 60), new(1, 1, WithInterval.None, 0)]),
        new SweepFigure("hedging", ["a", "b", "c"], [0, 1, 2], Arms, [[Share(0.1), WithInterval.None, Share(0.3)], [Share(0.2), Share(0.3), Share(0.4)]]),
        new PortfolioFigure("Portfolio", ["russia", "china", "usa + eu"], "baseline, 2010", [new(10, 4, true, 7), new(9, 4, false, 2)], [(1992, 0.7, 0.1, 0.2), (1993, 0.6, 0.2, 0.2)]),
        new TiesFigure("Ties", "baseline", ["client", "north", "west"], [new(1992, [(0, 1, 0.5)]), new(1993, [(0, 1, 0.9), (1, 2, 0.1)])]),
        new FitFigure("Fit", [new("share", 0.5, 0.1, new(0.52, 0.4, 0.6), new(0.3, 0.1, 0.8)), new("ties", 2, 0.5, new(1, 0.5, 1.5), WithInterval.None)]),
        new CornerFigure("Corner", [new("skill", [0.1, 0.5, 0.9], [0.4, 0.5, 0.6]), new("w_cost", [1, 2, 3], [2, 2.1, 2.2])]),
    ];

    public static FanFigure Fan(int[] years, params (int, double)[] observed) => new(
        "bwi over the years", "bwi", "index", [new(Arms[0], [.. years.Select(year => new YearQuantiles(year, 9, 0.1, 0.2, 0.3, 0.4, 0.5))]), new(Arms[1], [.. years.Select(year => new YearQuantiles(year, 9, 0.1, 0.2, 0.35, 0.4, 0.5))])],
        [.. observed], [("nine_eleven", 1993.5)]);

    public static PlaneFigure Plane() => new(
        "Plane", new("bwi", 0, 1), new("aut", 0, 1), [new(Arms[0], 101, [(0, 0, 1), (39, 39, 100)]), new(Arms[1], 50, [(20, 20, 50)])], [new(true, 0.75, 0.33, "bwi 0.75 (joint)"), new(false, 0.33, 0.75, "aut 0.33")],
        [new(1992, 0.6, 0.2), new(1993, 0.7, 0.3)]);

    private static WithInterval Share(double share) => new(share, share - 0.05, share + 0.06);
}
