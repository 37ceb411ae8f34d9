using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AgentSim.Experiments.Calibrating;

/// <summary>
/// How often proposals of each size were made and accepted, every wave counting half as much as the next. A size is proposed in proportion to the square of the way that it is expected to go, acceptance included: where it is chance that decides on
/// acceptance, small steps are accepted no more often than large ones, and would only keep particles together.
/// </summary>
/// <param name="Proposed">Proposals of each size.</param>
/// <param name="Accepted">Those that were accepted.</param>
public sealed record ProposalSizes(ImmutableArray<double> Proposed, ImmutableArray<double> Accepted)
{
    // No size is given up: what was too large in one wave may not be in another.
    private const double LeastChance = 0.03;

    /// <summary>The sizes that there are, from a draw of the prior downwards.</summary>
    public static ImmutableArray<double> All { get; } = [1, 0.5, 0.25, 0.125, 0.0625, 0.03125];

    /// <summary>What is known before the first wave: nothing.</summary>
    public static ProposalSizes Unknown { get; } = new([.. All.Select(_ => 0.0)], [.. All.Select(_ => 0.0)]);

    /// <summary>The mean size of proposals that come next.</summary>
    [JsonIgnore]
    public double Mean => Chances().Zip(All, (chance, size) => chance * size).Sum();

    /// <summary>How likely each size is to be proposed.</summary>
    internal double[] Chances()
    {
        double[] ways = [.. All.Select((size, i) => size * size * (Accepted[i] + 0.5) / (Proposed[i] + 1))];
        var sum = ways.Sum();
        return [.. ways.Select(way => LeastChance + ((1 - (LeastChance * ways.Length)) * way / sum))];
    }

    /// <summary>The place of the size that belongs to a uniform draw.</summary>
    internal static int Of(double[] chances, double uniform)
    {
        var place = 0;
        for (var sum = chances[0]; sum <= uniform && place < chances.Length - 1; sum += chances[place]) place++;
        return place;
    }

    /// <summary>What is known after a wave.</summary>
    internal ProposalSizes After(int[] proposed, int[] accepted) => new([.. Proposed.Select((before, i) => (before / 2) + proposed[i])], [.. Accepted.Select((before, i) => (before / 2) + accepted[i])]);
}
