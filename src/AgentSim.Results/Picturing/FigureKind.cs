using System.Collections.Immutable;

namespace AgentSim.Results.Picturing;

/// <summary>A kind of figure.</summary>
/// <param name="Name">What it is called at the command line: <c>fan</c>.</param>
/// <param name="Shows">What it shows, in a line.</param>
/// <param name="Options">The options that it takes, without dashes.</param>
public sealed record FigureKind(string Name, string Shows, ImmutableArray<string> Options)
{
    /// <summary>All kinds, in the order in which a reader wants them.</summary>
    public static ImmutableArray<FigureKind> All => [.. RunFigures.Drawers.Keys, .. CalibrationFigures.Kinds];
}
