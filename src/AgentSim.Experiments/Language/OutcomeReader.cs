using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Language.Claims;
using AgentSim.Experiments.Statistics;
using AgentSim.Language;
using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads statistics such as <c>mean(bwi, 2003, 2009)</c>, and checks them against the model and what is kept of it.</summary>
/// <param name="report">Where errors go.</param>
/// <param name="baseline">The model, which records what all arms do.</param>
/// <param name="collection">What is kept.</param>
internal sealed class OutcomeReader(Report report, Model baseline, Collection collection)
{
    private const string Forms = "mean(m), mean(s, 2003, 2009), median(m), quantile(m, 0.9), quantile(m, 0.9, 7), deviation(m), share(p), hazard(m), transition(s, 1, 2)";

    private static readonly string[] Functions = ["mean", "median", "quantile", "deviation", "share", "hazard", "transition"];

    /// <summary>The statistic in a scalar of its own, or the mean of the measure that is named; null if there is none, and then the report says why.</summary>
    public Outcome? Read(ScalarNode text)
    {
        if (FormulaReader.Read(text, ClaimGrammar.Statistic, "a statistic", report, ClaimGrammar.Signs) is not { } syntax) return null;
        return syntax is NameSyntax name ? Number(name, text) is { } measure ? new MeanOf(measure, null) : null : Of(syntax, text, [baseline.Calendar]);
    }

    /// <summary>A statistic in a claim.</summary>
    /// <param name="syntax">The statistic.</param>
    /// <param name="text">The claim.</param>
    /// <param name="calendars">The times of the arms that it is of.</param>
    public Outcome? Of(Syntax syntax, ScalarNode text, IEnumerable<Calendar> calendars)
    {
        if (syntax is not CallSyntax { Function: var function } call)
        {
            report.Add(text.PlaceAt(syntax.At), "this is not a statistic", (syntax as NameSyntax)?.Name.Text, Forms);
            return null;
        }

        if (!Functions.Contains(function.Text))
        {
            report.Add(text.PlaceAt(function.At), "there is no such statistic", function.Text, Forms, Nearest.To(function.Text, Functions));
            return null;
        }

        return (function.Text, call.Arguments) switch
        {
            ("mean", [NameSyntax m]) => Number(m, text) is { } measure ? new MeanOf(measure, null) : null,
            ("mean", [NameSyntax m, var first, var last]) => Series(m, text) is { } series && Years(first, last, text, calendars) is { } years ? new MeanOf(series, years) : null,
            ("median", [NameSyntax m]) => Number(m, text) is { } measure ? new QuantileOf(measure, 0.5) : null,
            ("quantile", [NameSyntax m, var p]) => Number(m, text) is { } measure && Probability(p, text) is { } probability ? new QuantileOf(measure, probability) : null,
            ("quantile", [NameSyntax m, var p, var type]) => Number(m, text) is { } measure && Probability(p, text) is { } probability && Type(type, text) is { } definition
                ? new QuantileOf(measure, probability) { Type = definition } : null,
            ("deviation", [NameSyntax m]) => Number(m, text) is { } measure ? new DeviationOf(measure) : null,
            ("share", [NameSyntax p]) => Share(p, text),
            ("hazard", [NameSyntax m]) => Number(m, text) is { } measure ? new HazardOf(measure) : null,
            ("transition", [NameSyntax s, var from, var to]) => Series(s, text) is { } series && Value(from, text) is { } before && Value(to, text) is { } after && AreCodes(series, [(from, before), (to, after)], text) ? new TransitionOf(series, before, after) : null,
            _ => Misused(call, text),
        };
    }

    /// <summary>A pattern, or a measure that is true or false; null if there is none of that name.</summary>
    public ShareOf? Share(NameSyntax name, ScalarNode text)
    {
        if (name.IsBare && baseline.Patterns.Any(pattern => pattern.Name == name.Name.Text)) return new(name.Name.Text, true);
        if (Number(name, text) is not { } measure) return null;
        if (Truth.Is(baseline, measure)) return new(measure, false);
        report.Add(text.PlaceAt(name.At), $"{measure} is a number, and a measure that is true or false is needed", measure, $"a pattern, or a measure of the model such as \"{measure} > 0\"");
        return null;
    }

    /// <summary>Whether a measure is true or false, or a code.</summary>
    public bool IsCoded(string measure) => baseline.Measures.First(other => other.Name == measure).Kind != MeasureKind.Quantity;

    /// <summary>Why a claim says nothing; null if it does.</summary>
    public (string Problem, string Allowed)? Fault(Claim claim) => ClaimBounds.Fault(claim, baseline);

    /// <summary>Whether a series can have values: those of its codes, where it has some, and 0 and 1 where it is true or false.</summary>
    private bool AreCodes(string series, (Syntax Syntax, double Value)[] values, ScalarNode text)
    {
        var measure = baseline.Measures.First(other => other.Name == series);
        string[] known = measure.Kind switch
        {
            MeasureKind.Nominal => [.. measure.Codes.Select(code => $"{Numbers.Text(code.Value)} ({code.Name})")],
            MeasureKind.Truth => ["0 (false)", "1 (true)"],
            _ => [],
        };
        if (known.Length == 0) return true;
        var before = report.Count;
        foreach (var (syntax, value) in values.Where(value => measure.Kind == MeasureKind.Truth ? value.Value is not (0 or 1) : measure.NameOf(value.Value) is null))
            report.Add(text.PlaceAt(syntax.At), $"{series} is never this", Numbers.Text(value), Listing.Of(known));
        return report.Count == before;
    }

    private Outcome? Misused(CallSyntax call, ScalarNode text)
    {
        var forms = Forms.Split("), ").Select(form => form.TrimEnd(')') + ")").Where(form => form.StartsWith(call.Function.Text + "(", StringComparison.Ordinal));
        report.Add(text.PlaceAt(call.At), $"{call.Function.Text} does not take this", allowed: string.Join(", ", forms));
        return null;
    }

    /// <summary>A measure that is one number of a history; null if it is none, and then the report says why.</summary>
    public string? Number(NameSyntax name, ScalarNode text)
    {
        if (Measure(name, text) is not { } measure) return null;
        if (measure.IsAggregate) return measure.Name;
        var calendar = baseline.Calendar;
        report.Add(
            text.PlaceAt(name.At), $"{measure.Name} is a series, and one number of a history is needed", measure.Name,
            $"the mean over some years: mean({measure.Name}, {calendar.FirstYear}, {calendar.Year(calendar.Periods - 1)}), or a measure of the model that sums it up");
        return null;
    }

    /// <summary>A measure that is a series, kept every year.</summary>
    private string? Series(NameSyntax name, ScalarNode text)
    {
        if (Measure(name, text) is not { } measure) return null;
        if (measure.IsAggregate) report.Add(text.PlaceAt(name.At), $"{measure.Name} is one number of a history, and a series is needed", measure.Name, Listing.Of(baseline.Measures.Where(other => !other.IsAggregate).Select(other => other.Name)));
        else if (collection.SeriesEvery != 1) report.Add(text.PlaceAt(name.At), $"the series {measure.Name} is needed for every year, and is not kept so", allowed: "collect: { series: yes }");
        else return measure.Name;
        return null;
    }

    private Measure? Measure(NameSyntax name, ScalarNode text)
    {
        var full = name.Full;
        var known = baseline.Measures.Select(measure => measure.Name).ToList();
        if (baseline.Measures.FirstOrDefault(measure => measure.Name == full) is { } found)
        {
            if (collection.Measures is not { } kept || kept.Contains(full)) return found;
            report.Add(text.PlaceAt(name.At), $"{full} is needed, and is not among the measures that are kept", allowed: $"collect: {{ measures: [..., {full}] }}");
            return null;
        }

        if (baseline.Patterns.Any(pattern => pattern.Name == full)) report.Add(text.PlaceAt(name.At), $"{full} is a pattern, and a measure is needed", full, $"share({full})");
        else report.Add(text.PlaceAt(name.At), "there is no such measure", full, meant: Nearest.To(full, [.. known, .. baseline.Patterns.Select(pattern => pattern.Name)]));
        return null;
    }

    private (int First, int Last)? Years(Syntax first, Syntax last, ScalarNode text, IEnumerable<Calendar> calendars)
    {
        if (Value(first, text) is not { } from || Value(last, text) is not { } to) return null;
        if (from > to || from != Math.Round(from) || to != Math.Round(to))
        {
            report.Add(text.PlaceAt(first.At), "these are not a first and a last year", $"{Numbers.Text(from)}, {Numbers.Text(to)}", "2003, 2009");
            return null;
        }

        foreach (var calendar in calendars)
        {
            var end = calendar.Year(calendar.Periods - 1);
            if (from >= calendar.FirstYear && to <= end) continue;
            report.Add(text.PlaceAt(first.At), "these years are not all in the model's time", $"{Numbers.Text(from)}, {Numbers.Text(to)}", $"{calendar.FirstYear} to {end}");
            return null;
        }

        return ((int)from, (int)to);
    }

    private double? Probability(Syntax syntax, ScalarNode text)
    {
        if (Value(syntax, text) is not { } value) return null;
        if (value is > 0 and < 1) return value;
        report.Add(text.PlaceAt(syntax.At), "a quantile's probability is out of range", Numbers.Text(value), "above 0, below 1");
        return null;
    }

    private QuantileType? Type(Syntax syntax, ScalarNode text)
    {
        if (Value(syntax, text) is not { } value) return null;
        if (value is >= 1 and <= 9 && value == Math.Round(value)) return (QuantileType)(int)value;
        report.Add(text.PlaceAt(syntax.At), "there is no such type of quantile", Numbers.Text(value), "1 to 9, as Hyndman and Fan number them; 7 is that of R, NumPy and DuckDB");
        return null;
    }

    private double? Value(Syntax syntax, ScalarNode text)
    {
        var value = syntax switch
        {
            NumberSyntax number => number.Value,
            OperatorSyntax { Operator: Sign.Minus, Left: null, Right: NumberSyntax number } => -number.Value,
            _ => double.NaN,
        };
        if (double.IsFinite(value)) return value;
        report.Add(text.PlaceAt(syntax.At), "this must be a number");
        return null;
    }
}
