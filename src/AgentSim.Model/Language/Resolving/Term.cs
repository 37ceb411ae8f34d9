using AgentSim.Expressions;

namespace AgentSim.Language.Resolving;

/// <summary>A part of a formula once its names mean something.</summary>
/// <param name="Value">What it computes.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="IsLiteral">Whether it is made of numbers alone, which go with any unit when added or compared.</param>
internal readonly record struct Term(Expression Value, Unit Unit, bool IsLiteral)
{
    /// <summary>What stands for a part that is wrong: it causes no further errors.</summary>
    public static Term Wrong { get; } = new(new Number(0), Unit.Unknown, true);

    /// <summary>A number.</summary>
    public static Term Of(double value) => new(new Number(value), Unit.None, true);

    /// <summary>A quantity with a unit.</summary>
    public static Term Of(Expression value, Unit unit) => new(value, unit, false);

    /// <summary>Something that is counted, compared or asked: it has no dimension.</summary>
    public static Term Plain(Expression value) => new(value, Unit.None, false);

    /// <summary>Something that goes with anything.</summary>
    public static Term Any(Expression value) => new(value, Unit.Unknown, false);

    /// <summary>Whether it can be added to or compared with <paramref name="other"/>.</summary>
    public bool GoesWith(Term other) => IsLiteral || other.IsLiteral || Unit.GoesWith(other.Unit);
}
