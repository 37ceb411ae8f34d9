using System.Collections.Immutable;
using AgentSim.Games.Spatial;

namespace AgentSim.Games.Predicting;

/// <summary>One issue that was, or is to be, decided: at least two actors, of whom at least one has capability and cares.</summary>
/// <param name="Issue">Its name.</param>
/// <param name="Proposal">What it is a part of: issues of one proposal are not independent. The issue's own name where the table tells none.</param>
/// <param name="Procedure">How it is decided, such as <c>COD</c>; empty where the table does not tell.</param>
/// <param name="Reference">What holds if nothing is decided, in units of positions; null where unknown.</param>
/// <param name="Outcome">What was decided, in units of positions; null where unknown.</param>
/// <param name="HasCapabilities">Whether the table tells capabilities; where it does not, all are 1.</param>
/// <param name="Actors">In the order of the table.</param>
public sealed record Decision(string Issue, string Proposal, string Procedure, double? Reference, double? Outcome, bool HasCapabilities, ImmutableArray<SpatialActor> Actors)
{
    /// <summary>How many numbers make a position.</summary>
    public int Dimensions => Actors[0].Position.Length;
}
