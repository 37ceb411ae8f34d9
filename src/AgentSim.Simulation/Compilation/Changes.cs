using AgentSim.Expressions;

namespace AgentSim.Simulation.Compilation;

/// <summary>
/// What decisions change: the level agreed of some issues, the level in force of some. Of more than 64 issues several share their bits: sets may then seem to have
/// something in common that have not, but never the other way round.
/// </summary>
/// <param name="Bits">Two bits for each issue, by its index modulo 64.</param>
internal readonly record struct Changes(UInt128 Bits)
{
    /// <summary>Nothing.</summary>
    public static Changes None => default;

    /// <summary>Everything.</summary>
    public static Changes All => new(UInt128.MaxValue);

    /// <summary>One level of an issue.</summary>
    public static Changes Of(int issue, LevelState state) => new(UInt128.One << ((issue % 64 * 2) + (state == LevelState.InForce ? 1 : 0)));

    /// <summary>The one and the other.</summary>
    public static Changes operator |(Changes one, Changes other) => new(one.Bits | other.Bits);

    /// <summary>Whether they have something in common.</summary>
    public bool Meet(Changes other) => (Bits & other.Bits) != 0;
}
