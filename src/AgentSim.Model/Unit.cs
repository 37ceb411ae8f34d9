using System.Collections.Immutable;

namespace AgentSim;

/// <summary>
/// A unit of measurement as a product of powers of named base units: <c>USD/bbl</c>, <c>Mt/year</c>. Every name is a base unit of its own, so
/// Mt and t do not mix; <c>1</c> and <c>share</c> have no dimension. A quantity whose unit nobody stated is <see cref="Unknown"/> and goes with anything.
/// </summary>
public sealed class Unit : IEquatable<Unit>
{
    private readonly ImmutableSortedDictionary<string, int>? powers;

    private Unit(ImmutableSortedDictionary<string, int>? powers) => this.powers = powers;

    /// <summary>Not stated: goes with anything.</summary>
    public static Unit Unknown { get; } = new(null);

    /// <summary>No dimension: a share, a probability, a count.</summary>
    public static Unit None { get; } = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>Whether nobody stated it.</summary>
    public bool IsUnknown => powers is null;

    /// <summary>The base unit called <paramref name="name"/>.</summary>
    public static Unit Named(string name) => name is "share" or "utility" or "index" ? None : new(None.powers!.Add(name, 1));

    /// <summary>The unit of a product.</summary>
    public static Unit operator *(Unit left, Unit right) => left.Combine(right, 1);

    /// <summary>The unit of a quotient.</summary>
    public static Unit operator /(Unit left, Unit right) => left.Combine(right, -1);

    /// <summary>The unit of a whole power.</summary>
    public Unit Power(int exponent) =>
        powers is null ? this : new(powers.ToImmutableSortedDictionary(p => p.Key, p => p.Value * exponent, StringComparer.Ordinal).RemoveRange(exponent == 0 ? powers.Keys : []));

    /// <summary>The unit whose square it is; null if there is none.</summary>
    public Unit? SquareRoot() =>
        powers is null ? this : powers.Values.Any(power => power % 2 != 0) ? null : new(powers.ToImmutableSortedDictionary(p => p.Key, p => p.Value / 2, StringComparer.Ordinal));

    /// <summary>Whether quantities of the two units can be added or compared.</summary>
    public bool GoesWith(Unit other) => IsUnknown || other.IsUnknown || Equals(other);

    /// <inheritdoc/>
    public bool Equals(Unit? other) =>
        other is not null && (powers is null ? other.powers is null : other.powers is not null && powers.SequenceEqual(other.powers));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (powers is null) return "unknown";
        if (powers.IsEmpty) return "1";
        var above = string.Join('*', powers.Where(p => p.Value > 0).Select(p => Factor(p.Key, p.Value)));
        var below = string.Concat(powers.Where(p => p.Value < 0).Select(p => "/" + Factor(p.Key, -p.Value)));
        return (above.Length == 0 ? "1" : above) + below;
    }

    private static string Factor(string name, int power) => power == 1 ? name : $"{name}^{power}";

    private Unit Combine(Unit other, int sign)
    {
        if (powers is null || other.powers is null) return Unknown;
        var result = powers.ToBuilder();
        foreach (var (name, power) in other.powers)
        {
            var sum = result.GetValueOrDefault(name) + (sign * power);
            if (sum == 0) result.Remove(name); else result[name] = sum;
        }

        return new(result.ToImmutable());
    }
}
