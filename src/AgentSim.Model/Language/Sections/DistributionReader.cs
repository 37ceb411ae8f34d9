using System.Collections.Immutable;
using AgentSim.Language.Seeds;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads what is believed of a random quantity, and checks its numbers.</summary>
internal static class DistributionReader
{
    private const double Tolerance = 1e-9;

    /// <summary>The distribution that a mapping states; null if it states none that is well formed.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="seed">Where <c>given</c> looks.</param>
    /// <param name="elements">The elements that the quantity is defined for.</param>
    /// <param name="report">Where errors go.</param>
    public static SeedValue? Read(MapNode node, SeedContent seed, ImmutableArray<string> elements, Report report)
    {
        var range = Numbers.ReadRange(node["range"], report);
        var unit = Units.Read(node["unit"], report);
        if (node.Scalar("given") is { } given) return Given(given, unit, range, seed, elements, report);
        var stated = node.Entries.Select(entry => (Entry: entry, Distribution: Of(entry, range, report))).FirstOrDefault(one => one.Distribution is not null);
        if (stated.Distribution is not { } distribution) return null;
        if (distribution is not Beta && range is { } bounds)
        {
            distribution = distribution with { Range = bounds };
            CheckRange(node["range"]!, stated.Entry.Value, distribution, report);
        }

        return new(distribution, unit, Draft.Source(node));
    }

    /// <summary>What a seed calls a thing of an indexed definition: <c>trade_north</c> if it has that, otherwise <c>trade</c>.</summary>
    public static string SeedName(string name, ImmutableArray<string> elements, Func<string, bool> exists)
    {
        var own = string.Join('_', elements.Prepend(name));
        return exists(own) ? own : name;
    }

    private static SeedValue? Given(ScalarNode given, Unit unit, Interval? range, SeedContent seed, ImmutableArray<string> elements, Report report)
    {
        var name = SeedName(given.Text, elements, seed.Values.ContainsKey);
        if (seed.ReadValue(name) is not { } value)
        {
            report.Add(given.Place, "the seed has no such value", given.Text, meant: Nearest.To(given.Text, seed.Values.Keys.Order(StringComparer.Ordinal)));
            return null;
        }

        if (!value.Unit.GoesWith(unit)) report.Add(given.Place, $"the seed gives {name} in another unit", value.Unit.ToString(), unit.ToString());
        var distribution = range is { } bounds ? value.Distribution with { Range = bounds } : value.Distribution;
        return value with { Distribution = distribution, Unit = unit.IsUnknown ? value.Unit : unit };
    }

    private static Distribution? Of(Entry entry, Interval? range, Report report) => entry.Name switch
    {
        "fixed" or "value" => Numbers.Read(entry.Value, entry.Name, report) is { } value ? new Fixed(value) : null,
        "uniform" => Pair(entry, "[low, high]", report) is var (low, high) && Check(low < high, entry, "low must be below high", report) ? new Uniform(low, high) : null,
        "normal" => Pair(entry, "[mean, standard deviation]", report) is var (mean, deviation) && Check(deviation > 0, entry, "the standard deviation must be above 0", report)
            ? new Normal(mean, deviation)
            : null,
        "lognormal" => Pair(entry, "[median, standard deviation of the logarithm]", report) is var (median, spread) && Check(median > 0 && spread > 0, entry, "both numbers must be above 0", report)
            ? new LogNormal(median, spread)
            : null,
        "triangular" => Numbers.ReadList(entry.Value, 3, "triangular", "[low, mode, high]", report) is { } t
            && Check(t[0] <= t[1] && t[1] <= t[2] && t[0] < t[2], entry, "the mode must lie from low to high, and low below high", report)
            ? new Triangular(t[0], t[1], t[2])
            : null,
        "beta" => Pair(entry, "[a, b]", report) is var (a, b) && Check(a > 0 && b > 0, entry, "both shapes must be above 0", report)
            ? new Beta(a, b, range?.Low ?? 0, range?.High ?? 1)
            : null,
        "gamma" => Pair(entry, "[shape, mean]", report) is var (shape, average) && Check(shape > 0 && average > 0, entry, "both numbers must be above 0", report)
            ? new Gamma(shape, average)
            : null,
        "categorical" => Categorical(entry, report),
        "bernoulli" => Numbers.Read(entry.Value, "bernoulli", report) is { } p && Check(p is >= 0 and <= 1, entry, "a probability must be from 0 to 1", report)
            ? new Categorical([0, 1], [1 - p, p])
            : null,
        _ => null,
    };

    private static (double First, double Second)? Pair(Entry entry, string form, Report report) =>
        Numbers.ReadList(entry.Value, 2, entry.Name, form, report) is { } numbers ? (numbers[0], numbers[1]) : null;

    private static bool Check(bool holds, Entry entry, string problem, Report report)
    {
        if (!holds) report.Add(entry.Value.Place, $"{entry.Name}: {problem}", Found(entry.Value));
        return holds;
    }

    private static string? Found(Node node) => node switch
    {
        ListNode list => $"[{string.Join(", ", list.Items.OfType<ScalarNode>().Select(i => i.Text))}]",
        ScalarNode scalar => scalar.Text,
        _ => null,
    };

    private static Categorical? Categorical(Entry entry, Report report)
    {
        if (entry.Value is not MapNode map) return null;
        var values = map.Entries.Select(e => Numbers.Read(e.Key, "a value of categorical", report)).ToList();
        var probabilities = map.Entries.Select(e => Numbers.Read(e.Value, "a probability", report)).ToList();
        if (values.Concat(probabilities).Any(v => v is null)) return null;
        if (!Check(probabilities.TrueForAll(p => p >= 0), entry, "a probability cannot be negative", report)) return null;
        var sum = probabilities.Sum(p => p!.Value);
        if (Math.Abs(sum - 1) <= Tolerance) return new([.. values.Select(v => v!.Value)], [.. probabilities.Select(p => p!.Value)]);
        report.Add(entry.Value.Place, "categorical: the probabilities must sum to 1", Numbers.Text(Math.Round(sum, 9)));
        return null;
    }

    private static void CheckRange(Node range, Node value, Distribution distribution, Report report)
    {
        var (low, high) = distribution switch
        {
            Fixed f => (f.Value, f.Value),
            Uniform u => (u.Low, u.High),
            Triangular t => (t.Low, t.High),
            LogNormal or Gamma => (0, double.PositiveInfinity),
            Categorical c => (c.Values.Min(), c.Values.Max()),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        if (low <= distribution.Range.High && high >= distribution.Range.Low) return;
        var (kept, possible) = (Text(distribution.Range.Low, distribution.Range.High), low == high ? Numbers.Text(low) : Text(low, high));

        // Of a value and a range, that is wrong which was said last.
        if (range.Place.File.Order > value.Place.File.Order) report.Add(range.Place, "the range leaves nothing of the distribution", kept, possible);
        else report.Add(value.Place, low == high ? "this is out of range" : "nothing of this is in the range", possible, kept);

        static string Text(double low, double high) => $"[{Numbers.Text(low)}, {Numbers.Text(high)}]";
    }
}
