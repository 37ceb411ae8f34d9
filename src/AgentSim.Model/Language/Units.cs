using System.Globalization;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Units in files: <c>USD/bbl</c>, <c>Mt/year</c>, <c>1</c>, <c>m^2</c>.</summary>
internal static class Units
{
    private const string Allowed = "names, powers, * and /: USD/bbl, m^2, 1/year, 1";

    /// <summary>The unit under a key <c>unit</c>; unknown if there is none.</summary>
    public static Unit Read(Node? node, Report report)
    {
        if (node is not ScalarNode scalar || scalar.Text.Trim().Length == 0) return Unit.Unknown;
        if (Parse(scalar.Text) is { } unit) return unit;
        report.Add(scalar.Place, "this is not a unit", scalar.Text, Allowed);
        return Unit.Unknown;
    }

    /// <summary>The unit that a text is; null if it is none.</summary>
    public static Unit? Parse(string text)
    {
        if (text.Length > 100) return null;
        var unit = Unit.None;
        var start = 0;
        var over = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('*' or '/')) continue;
            if (Factor(text[start..i].Trim()) is not { } factor) return null;
            unit = over ? unit / factor : unit * factor;
            over = i < text.Length && text[i] == '/';
            start = i + 1;
        }

        return unit;
    }

    private static Unit? Factor(string text)
    {
        if (text == "1") return Unit.None;
        var parts = text.Split('^');
        if (parts.Length > 2 || parts[0].Length == 0 || !parts[0].All(c => char.IsLetter(c) || c is '_' or '%')) return null;
        if (parts.Length == 1) return Unit.Named(parts[0]);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var power) && power is > 0 and <= 12 ? Unit.Named(parts[0]).Power(power) : null;
    }
}
