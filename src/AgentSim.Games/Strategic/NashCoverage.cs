namespace AgentSim.Games.Strategic;

/// <summary>What is known about there being no other equilibria than those found.</summary>
public enum NashCoverage
{
    /// <summary>These are all.</summary>
    All,

    /// <summary>The game is degenerate: equilibria may form sets, and these are all the corners of such sets (and all that stand alone).</summary>
    CornersOfSets,

    /// <summary>Every support was searched from many starts: of equilibria that form sets only pure ones are found, and nothing proves that no other is missing.</summary>
    Searched,

    /// <summary>Only pure strategies were searched, and these are all in them.</summary>
    PureOnly,
}
