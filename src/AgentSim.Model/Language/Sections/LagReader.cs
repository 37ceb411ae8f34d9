using AgentSim.Language.Naming;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads the time from deal to effect, which may be drawn, and counts it in periods.</summary>
internal static class LagReader
{
    /// <summary>The lag in periods.</summary>
    public static Distribution Read(Node? node, Definition issue, Draft draft)
    {
        if (node is ScalarNode scalar) return new Fixed(Durations.Read(scalar, draft.Calendar, draft.Report) ?? 0);
        if (node is not MapNode map || DistributionReader.Read(map, draft.Seed, issue.Elements, draft.Report) is not { } read) return new Fixed(0);
        var measure = map.Scalar("unit")?.Text ?? (read.Unit.IsUnknown ? "period" : read.Unit.ToString());
        double? scale = measure switch { "year" => draft.Calendar.PeriodsPerYear, "quarter" => draft.Calendar.PeriodsPerYear / 4.0, "period" or "1" => 1, _ => null };
        if (scale is null) draft.Report.Add(map.Place, "a lag is a time", measure, "year, quarter, period");
        if (Least(read.Distribution) < 0) draft.Report.Add(map.Place, "a lag cannot be negative", allowed: "a distribution above 0, or a range");
        return Scaled(read.Distribution, scale ?? 1);
    }

    private static double Least(Distribution distribution)
    {
        var least = distribution switch
        {
            Fixed f => f.Value,
            Uniform u => u.Low,
            Triangular t => t.Low,
            Beta b => b.Low,
            Categorical c => c.Values.Min(),
            LogNormal or Gamma => 0,
            _ => double.NegativeInfinity,
        };
        return Math.Max(least, distribution.Range.Low);
    }

    private static Distribution Scaled(Distribution distribution, double scale)
    {
        Distribution scaled = distribution switch
        {
            Fixed f => new Fixed(f.Value * scale),
            Uniform u => new Uniform(u.Low * scale, u.High * scale),
            Normal n => new Normal(n.Mean * scale, n.Deviation * scale),
            LogNormal l => l with { Median = l.Median * scale },
            Triangular t => new Triangular(t.Low * scale, t.Mode * scale, t.High * scale),
            Beta b => b with { Low = b.Low * scale, High = b.High * scale },
            Gamma g => g with { Mean = g.Mean * scale },
            Categorical c => c with { Values = [.. c.Values.Select(v => v * scale)] },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return scaled with { Range = new(distribution.Range.Low * scale, distribution.Range.High * scale) };
    }
}
