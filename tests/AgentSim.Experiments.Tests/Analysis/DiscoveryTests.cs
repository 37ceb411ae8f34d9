using AgentSim.Experiments.Analysis;
using AgentSim.Experiments.Tests.Claims;
using AgentSim.Experiments.Tests.Language;

namespace AgentSim.Experiments.Tests.Analysis;

public class DiscoveryTests
{
    [Fact]
    public void A_pattern_in_two_corners_is_told_in_two_boxes()
    {
        // The factor is the number of the design point, and the pattern is below 40 and from 150 on, of 200.
        var table = Discovered((point, _) => point is < 40 or >= 150 ? 1 : 0);
        Assert.Equal(["inertia", "inertia (box 2)"], table.Rows.Select(row => row.Name));
        Assert.Contains(table.Remarks, remark => remark.StartsWith("Inside box 2, 100.0 % are hedging, and 100.0 % of all that are hedging outside of those before are inside", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pattern_in_one_corner_is_told_in_one() => Assert.Equal(["inertia"], Discovered((point, _) => point < 40 ? 1 : 0).Rows.Select(row => row.Name));

    private static AnalysisTable Discovered(Func<int, int, double> hedging)
    {
        var experiment = Laboratory.Experiment("factors: { inertia: { range: [0, 1] } }\ndesign: { latin_hypercube: 200 }\nsamples: 1\nrandom_play: no\ndiscover: [hedging]\n");
        return Analyses.Of(experiment, new MadeUpHistories(200, 1, 1, (_, point, sample, _) => hedging(point, sample))).Single();
    }
}
