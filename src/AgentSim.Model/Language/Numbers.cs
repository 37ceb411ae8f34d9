using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Numbers in files.</summary>
internal static class Numbers
{
    /// <summary>The number that a text is; null if it is none, or none that is finite.</summary>
    public static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite), CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    /// <summary>The number under a node; null if it is none, and then the report says why.</summary>
    public static double? Read(Node? node, string what, Report report)
    {
        if (node is not ScalarNode scalar || scalar.Text.Trim().Length == 0) return null;
        if (Parse(scalar.Text) is { } value) return value;
        report.Add(scalar.Place, $"{what} must be a finite number", scalar.Text, IsInfinite(scalar.Text) ? "a number; an actor's precision alone may be infinite (actor.precision=infinite)" : null);
        return null;
    }

    /// <summary>Whether a text is one of the ways in which people write infinity.</summary>
    public static bool IsInfinite(string text) => text.ToLowerInvariant().TrimStart('+', '.') is "inf" or "infinity" or "infinite" or "\u221e";

    /// <summary>A whole number within bounds.</summary>
    public static int? ReadWhole(Node? node, string what, int least, int most, Report report)
    {
        if (Read(node, what, report) is not { } value) return null;
        if (value == Math.Round(value) && value >= least && value <= most) return (int)value;
        report.Add(node!.Place, $"{what} is out of range", ((ScalarNode)node).Text, $"whole numbers from {least} to {most}");
        return null;
    }

    /// <summary>The numbers of a list, of which there must be <paramref name="count"/>.</summary>
    public static ImmutableArray<double>? ReadList(Node? node, int count, string what, string form, Report report)
    {
        if (node is not ListNode list) return null;
        if (list.Items.Length != count)
        {
            report.Add(list.Place, $"{what} takes {count} numbers", $"{list.Items.Length}", form);
            return null;
        }

        var numbers = list.Items.Select(i => Read(i, what, report)).ToList();
        return numbers.Any(n => n is null) ? null : [.. numbers.Select(n => n!.Value)];
    }

    /// <summary>A range [low, high]; null if there is none that is well formed.</summary>
    public static Interval? ReadRange(Node? node, Report report)
    {
        if (ReadList(node, 2, "range", "[low, high]", report) is not { } ends) return null;
        if (ends[0] < ends[1]) return new(ends[0], ends[1]);
        report.Add(node!.Place, "a range must begin below its end", string.Create(CultureInfo.InvariantCulture, $"[{ends[0]}, {ends[1]}]"));
        return null;
    }

    /// <summary>A number as a person writes it.</summary>
    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
