using System.Collections.Immutable;

namespace AgentSim.Results.Exploring;

/// <summary>What is to be drawn of a selection.</summary>
/// <param name="Selection">Which histories.</param>
/// <param name="Histograms">Names of quantities whose distribution is drawn.</param>
/// <param name="Planes">Pairs of quantities, to the right and up.</param>
/// <param name="Series">Names of measures that are drawn over the years.</param>
public sealed record ExploreQuestion(
    Selection Selection, ImmutableArray<string> Histograms, ImmutableArray<(string Across, string Up)> Planes, ImmutableArray<string> Series)
{
    /// <summary>Pictures that are drawn at once, at most.</summary>
    public const int MostPictures = 24;
}
