using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments.Tests;

/// <summary>A model with everything that records can hold, and records of it that are a function of arm, design point and history alone.</summary>
internal static class Synthetic
{
    public const int FirstYear = 1992;
    public const int Years = 19;

    public static readonly ImmutableArray<string> SeriesNames = ["bwi_year", "aut_year", "share[north]"];

    public static Model Model { get; } = new(
        "synthetic", "Records made up <for> tests & pictures", "Nobody, \"Nowhere\" 2026", new(FirstYear, 1, Years * 4, 4), Seed(),
        [], [], [], [], [], [Issue("depth[north]"), Issue("pipe")], [Package()], [Actor("client"), Actor("north")], Measures(), Patterns(),
        Digest: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

    /// <summary>One or several design points, each with the two arms that every run has.</summary>
    public static Run Run(int samples, int batchSize, int replications = 1, params string[] settings) => new(
        Design.Of(settings.Length == 0 ? [Variant()] : [.. settings.Select(value => Variant(new KeyValuePair<string, string>("w_rev", value)))]),
        new(samples, replications), 7, new(batchSize, 2));

    public static BatchRecords Play(Batch batch)
    {
        var histories = Enumerable.Range(0, batch.Histories.Count).Select(lane => new Played(batch, batch.Histories.First + (uint)lane)).ToArray();
        return new(
            batch.Histories, [],
            [.. Enumerable.Range(0, Model.Measures.Length).Select(measure => histories.Select(h => h.Measure(measure)).ToArray())],
            [.. SeriesNames.Select((_, series) => Enumerable.Range(0, Years).SelectMany(year => histories.Select(h => h.Yearly(series, year))).ToArray())],
            [.. histories.Select(h => h.Pattern)],
            [.. histories.SelectMany(h => h.Deals)],
            [.. histories.Where(h => h.Failed).Select(h => new Failure(h.Index, (int)(h.Index % 5) - 1, "price"))]);
    }

    private static Variant Variant(params KeyValuePair<string, string>[] settings) =>
        new([.. settings], [Arm.OfBaseline(Model), Arm.OfRandomPlay(Model)]);

    private static Seed Seed() => new("synthetic-1992", "A made-up past", ImmutableDictionary<string, ImmutableArray<YearValue>>.Empty
        .Add("observed_bwi", [.. Enumerable.Range(0, Years).Select(year => new YearValue(FirstYear + year, 0.61 + (0.012 * year)))])
        .Add("observed_aut", [.. Enumerable.Range(0, Years - 1).Select(year => new YearValue(FirstYear + year, 0.18 + (0.011 * year) + (0.02 * (year % 3))))]),
        "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210");

    private static ImmutableArray<Measure> Measures()
    {
        Measure Yearly(string name, string? observed) => new(name, new Clock(ClockReading.Year), Unit.None, observed, "R10");
        Expression Mean(string series) => new Aggregate(AggregateKind.Mean, new Quantity(QuantityKind.Measure, series), null, 2003, 2009);
        Measure Whole(string name, string series = "bwi_year") => new(name, Mean(series), Unit.None, null, null);
        Expression AtLeast(double low, string series) => new Apply(Function.LessOrEqual, [low, Mean(series)]);
        return
        [
            Whole("bwi"), Whole("aut", "aut_year"), Yearly("bwi_year", "observed_bwi"), Yearly("aut_year", "observed_aut"), Yearly("share[north]", null),
            new("joint", new Apply(Function.And, [AtLeast(0.75, "bwi_year"), AtLeast(0.33, "aut_year")]), Unit.None, null, null), Whole("within", "share[north]"), Whole("pattern", "share[north]"),
        ];
    }

    private static ImmutableArray<Pattern> Patterns() =>
        [.. new[] { "isolation", "balancing", "multi_vector_bandwagoning", "pure_bandwagoning", "hedging" }.Select(name => new Pattern(name, 1.0, null))];

    private static Bargaining Bargaining() => new(
        Protocol.AlternatingOffers, new Unanimity(), 3, Recognition.Random, 0, true,
        ImmutableDictionary<string, Expression>.Empty, ImmutableDictionary<string, Expression>.Empty)
    {
        Spell = 20,
    };

    private static Issue Issue(string name) => new(
        name, [AgentSim.Issue.OnlyAttribute], [.. new[] { "none", "partner", "ally" }.Select((level, i) => new Level(level, [(Expression)(i / 2.0)], 1.0))],
        0, ["client", "north"], Bargaining(), 1.0, new Fixed(0), null, 0, 1, null, [], null, [], null);

    private static Package Package() =>
        new("loyalty_for_route", ["depth[north]", "pipe"], true, ["client", "north"], Bargaining(), 1.0, 20, 0, 1, null) { Breach = 0.2, Answers = [] };

    private static Actor Actor(string name) => new(
        name, name, 0.9, 10.0, 0.98, 36.0, 1.0, 0.1, 0.0, 2, ImmutableDictionary<string, Expression>.Empty, [new("term", 1.0, 1.0, null)], null);

    /// <summary>A history that was never played.</summary>
    private sealed class Played(Batch batch, uint index)
    {
        private readonly ulong key = ((ulong)batch.Arm << 60) ^ ((ulong)batch.Point << 50) ^ index;

        public uint Index => index;

        public bool Failed => index % 97 == 13;

        public int Pattern => Measure(0) < 0.45 ? 0 : Measure(1) < 0.25 ? 3 : Measure(0) < 0.6 ? 4 : Uniform(5) < 0.1 ? 1 : 2;

        public IEnumerable<Deal> Deals => Enumerable.Range(0, (int)(index % 4)).Select(i => new Deal(
            index, i * 9, i % 2, i == 2 ? 0 : -1, (DealKind)i, i % 3, (i + 1) % 3, i * 0.05, i == 3 ? -1 : i % 2, (i * 9) + 2));

        public double Measure(int measure) => measure switch
        {
            0 => MeanOfYears(0),
            1 => MeanOfYears(1),
            2 or 3 or 4 => Yearly(measure - 2, Years - 1),
            5 => MeanOfYears(0) >= 0.75 && MeanOfYears(1) >= 0.33 ? 1 : 0,
            6 => index % 11 == 3 ? double.NaN : (2 * Uniform(3)) - 1,
            _ => index % 2 == 0 ? -0.0 : Uniform(4),
        };

        public double Yearly(int series, int year)
        {
            if (series == 2 && year < index % 3) return double.NaN;
            var noise = (Uniform(series) + Uniform(10 + series) + Uniform((100 * (year + 1)) + series) - 1.5) * (0.25 - (0.1 * batch.Arm));
            var level = series switch { 0 => 0.55 - (0.08 * batch.Arm) + (0.012 * year), 1 => 0.2 + (0.09 * batch.Arm) + (0.008 * year), _ => 0.5 };
            return Math.Clamp(level + noise + (0.02 * batch.Point), 0, 1);
        }

        private double MeanOfYears(int series) => Enumerable.Range(11, 7).Average(year => Yearly(series, year));

        // SplitMix64. Source: Steele, Lea and Flood, OOPSLA 2014.
        private double Uniform(int draw)
        {
            var z = unchecked((key * 0x9E3779B97F4A7C15) + ((ulong)(draw + 1) * 0xD1342543DE82EF95));
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
