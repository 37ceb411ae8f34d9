using AgentSim.Expressions;

namespace AgentSim.Simulation.Compilation;

/// <summary>Something that expressions read and that the order of play provides: the leaves of all formulas.</summary>
internal abstract record Root;

/// <summary>A root with a value of its own in each lane.</summary>
internal abstract record LaneRoot : Root
{
    /// <summary>The issue whose level it shows; null if it shows none.</summary>
    public virtual int? LevelOf => null;

    /// <summary>The levels that it changes with within a period, when something is decided.</summary>
    public virtual Changes ChangesWith => Changes.None;

    /// <summary>Whether it can change within a period.</summary>
    public bool IsDecided => ChangesWith != Changes.None;
}

/// <summary>A root that is the same in all lanes.</summary>
internal abstract record UniformRoot : Root;

/// <summary>The value of a parameter.</summary>
internal sealed record ParameterRoot(int Index) : LaneRoot;

/// <summary>The period's draw of a shock.</summary>
internal sealed record ShockRoot(int Index) : LaneRoot;

/// <summary>The present value of a variable with memory.</summary>
internal sealed record MemoryRoot(int Variable) : LaneRoot;

/// <summary>The index of an issue's level.</summary>
internal sealed record LevelRoot(int Issue, LevelState State) : LaneRoot
{
    /// <inheritdoc/>
    public override int? LevelOf => Issue;

    /// <inheritdoc/>
    public override Changes ChangesWith => Changes.Of(Issue, State);
}

/// <summary>An attribute of an issue's level; the attribute behind the last is the side payment.</summary>
internal sealed record AttributeRoot(int Issue, int Attribute, LevelState State) : LaneRoot
{
    /// <inheritdoc/>
    public override int? LevelOf => Issue;

    /// <inheritdoc/>
    public override Changes ChangesWith => Changes.Of(Issue, State);
}

/// <summary>Time of the last change of an issue's level in force.</summary>
internal sealed record ChangeRoot(int Issue) : LaneRoot
{
    /// <inheritdoc/>
    public override Changes ChangesWith => Changes.Of(Issue, LevelState.InForce);
}

/// <summary>Whether something happened to a topic in the last period, or in this one.</summary>
internal sealed record HappeningRoot(int Topic, IssueHistoryKind Kind, int Actor, bool InThisPeriod) : LaneRoot
{
    /// <inheritdoc/>
    public override Changes ChangesWith => InThisPeriod ? Changes.All : Changes.None;
}

/// <summary>A past value of a remembered expression.</summary>
internal sealed record PastRoot(int Remembered, int Periods) : LaneRoot;

/// <summary>The sum of a remembered expression over the periods before this one, one fewer than the window has.</summary>
internal sealed record WindowRoot(int Remembered, int Periods) : LaneRoot;

/// <summary>An aggregate over a whole history, once it is over.</summary>
internal sealed record AggregateRoot(int Index) : LaneRoot;

/// <summary>The present value of a series, or one some periods ahead.</summary>
internal sealed record SeriesRoot(int Index, int Ahead) : UniformRoot;

/// <summary>The present size of an event.</summary>
internal sealed record EventRoot(int Index) : UniformRoot;

/// <summary>The clock.</summary>
internal sealed record ClockRoot(ClockReading Reading) : UniformRoot;

/// <summary>How many periods a moving average has at hand, this one included.</summary>
internal sealed record WindowCountRoot(int Periods) : UniformRoot;
