using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>Functions that look back, or ahead.</summary>
internal static class Past
{
    private const double ForecastYears = 5;

    public static Term Lag(Resolution formula, CallSyntax call, Scope scope)
    {
        var operand = formula.Of(call.Arguments[0], scope);
        if (!formula.Allows(Reads.Past, call.At, "lag") || Periods(formula, call.Arguments[1], 1) is not { } periods) return Term.Wrong;
        return operand with { Value = new Lagged(operand.Value, periods) };
    }

    public static Term Average(Resolution formula, CallSyntax call, Scope scope)
    {
        var operand = formula.Of(call.Arguments[0], scope);
        if (!formula.Allows(Reads.Past, call.At, "average") || Periods(formula, call.Arguments[1], 1) is not { } periods) return Term.Wrong;
        return periods == 1 ? operand : operand with { Value = new MovingAverage(operand.Value, periods) };
    }

    public static Term Ahead(Resolution formula, CallSyntax call, Scope scope)
    {
        if (!formula.Allows(Reads.Past | Reads.Series, call.At, "ahead")) return Term.Wrong;
        if (call.Arguments[0] is not NameSyntax { Attribute: null } name) return formula.Wrong(call.Arguments[0].At, "ahead takes a series");
        var series = References.Find(formula, name, scope, [NameKind.Series], "a series");
        if (series is null || Periods(formula, call.Arguments[1], 1) is not { } periods) return Term.Wrong;
        return Term.Of(new Ahead(series.Name, periods), formula.Draft.UnitOf(series.Name));
    }

    /// <summary>
    /// <c>x * clip(x / lag(x, 5 years), .5, 2) ^ (d / 5 years)</c>; and <c>x</c> itself where it was 0 five years ago.
    /// </summary>
    public static Term Forecast(Resolution formula, CallSyntax call, Scope scope)
    {
        var operand = formula.Of(call.Arguments[0], scope);
        if (!formula.Allows(Reads.Past, call.At, "forecast") || Periods(formula, call.Arguments[1], 1) is not { } periods) return Term.Wrong;
        var span = (int)ForecastYears * formula.Draft.Calendar.PeriodsPerYear;
        if (span >= formula.Draft.Calendar.Periods) return formula.Wrong(call.At, "forecast looks five years back, and the model's time is shorter");
        var before = new Lagged(operand.Value, span);
        var growth = Make.Clip(Make.Of(Function.Divide, operand.Value, before), new Number(0.5), new Number(2));
        var grown = Make.Of(Function.Multiply, operand.Value, Make.Of(Function.Power, growth, new Number((double)periods / span)));
        return operand with { Value = Make.If(Make.Of(Function.Equal, before, new Number(0)), operand.Value, grown) };
    }

    /// <summary>A number of periods; null if it is none.</summary>
    private static int? Periods(Resolution formula, Syntax syntax, int least)
    {
        var calendar = formula.Draft.Calendar;
        var (periods, problem) = syntax switch
        {
            NumberSyntax number => Durations.Periods(number.Value, null, calendar),
            DurationSyntax duration => Durations.Periods(duration.Count, duration.Measure.Text, calendar),
            OperatorSyntax { Operator: Sign.Minus, Left: null } => (null, "a duration cannot be negative"),
            _ => (null, "a duration must be written out"),
        };
        if (problem is null && periods < least) problem = $"a duration must be at least {least} period here";
        if (problem is null && periods >= calendar.Periods) problem = "a duration cannot be as long as the model's time";
        if (problem is null) return periods;
        formula.Error(syntax.At, problem, allowed: Durations.Allowed);
        return null;
    }
}
