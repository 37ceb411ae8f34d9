using System.Runtime.CompilerServices;

namespace AgentSim.Experiments.Statistics;

/// <summary>What callers must see to.</summary>
internal static class Require
{
    public static void Values(ReadOnlySpan<double> values, int minimum, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        if (values.Length < minimum) throw new ArgumentException($"At least {minimum} values are needed, but there are {values.Length}.", name);
        for (var i = 0; i < values.Length; i++)
            if (double.IsNaN(values[i])) throw new ArgumentException($"Value {i} is missing. Leave out missing values, from pairs both of them.", name);
    }

    public static void Pairs(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int minimum)
    {
        if (first.Length != second.Length) throw new ArgumentException($"Pairs have two values each, but there are {first.Length} and {second.Length}.", nameof(second));
        Values(first, minimum, nameof(first));
        Values(second, minimum, nameof(second));
    }

    public static void Level(double level, [CallerArgumentExpression(nameof(level))] string? name = null)
    {
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(name, level, "A level lies between 0 and 1, such as 0.95.");
    }

    public static void Share(double share, [CallerArgumentExpression(nameof(share))] string? name = null)
    {
        if (!(share >= 0 && share <= 1)) throw new ArgumentOutOfRangeException(name, share, "It must be from 0 to 1.");
    }

    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, value, "It must be above 0 and finite.");
    }

    public static void Count(int count, int total)
    {
        if (total < 1) throw new ArgumentOutOfRangeException(nameof(total), total, "A share of nothing is none; there must be at least 1.");
        if (count < 0 || count > total) throw new ArgumentOutOfRangeException(nameof(count), count, $"The count must be from 0 to {total}.");
    }
}
