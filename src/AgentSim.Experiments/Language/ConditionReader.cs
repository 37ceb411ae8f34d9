using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Language;
using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;
using AgentSim.Simulation.Columns;

namespace AgentSim.Experiments.Language;

/// <summary>Reads <c>where</c>: an expression of factors in the syntax of models.</summary>
/// <param name="text">The expression.</param>
/// <param name="factors">What its names mean.</param>
/// <param name="report">Where errors go.</param>
internal sealed class ConditionReader(ScalarNode text, ImmutableArray<DesignFactor> factors, Report report)
{
    private const string Functions = "min, max, abs, sqrt, floor, exp, log, clip, if";

    private int terms, named;

    /// <summary>The condition, which does not hold where it has no value; null if it is none, and then the report says why.</summary>
    public Constraint? Read()
    {
        if (FormulaReader.Formula(text, report) is not { } syntax) return null;
        var before = report.Count;
        var term = Of(syntax);
        if (report.Count > before) return null;
        if (terms > ExperimentLimits.ConditionTerms) report.Add(text.Place, "this condition is too large", $"{terms}", $"at most {ExperimentLimits.ConditionTerms} terms");
        else if (named == 0) report.Add(text.Place, "this condition is the same for all points: it names no factor", text.Text, Listing.Of(factors.Select(factor => factor.Name)));
        else if (!IsCondition(syntax)) report.Add(text.Place, "this is a number, not a condition", text.Text, "a comparison: " + factors[0].Name + " < 1");
        return report.Count > before ? null : values => term(values) is not (0 or double.NaN);
    }

    private static bool IsCondition(Syntax syntax) => syntax switch
    {
        OperatorSyntax { Operator: (>= Sign.Less and <= Sign.NotEqual) or Sign.And or Sign.Or or Sign.Not } => true,
        CallSyntax { Function.Text: "if", Arguments: [_, var yes, var no] } => IsCondition(yes) && IsCondition(no),
        _ => false,
    };

    private Term Of(Syntax syntax)
    {
        terms++;
        return syntax switch
        {
            NumberSyntax number => _ => number.Value,
            NameSyntax name => Named(name),
            OperatorSyntax { Left: null } signed => Signed(signed.Operator, Of(signed.Right)),
            OperatorSyntax { Left: { } left } both => Joined(both.Operator, Of(left), Of(both.Right)),
            CallSyntax call => Called(call),
            _ => Wrong(syntax.At, "this cannot stand in a condition on points", null, $"factors, numbers, operators, {Functions}"),
        };
    }

    private Term Named(NameSyntax name)
    {
        var full = name.Full;
        var index = factors.ToList().FindIndex(factor => factor.Name == full);
        if (index < 0) return Wrong(name.At, "there is no such factor", full, Listing.Of(factors.Select(factor => factor.Name)), Nearest.To(full, factors.Select(factor => factor.Name)));
        named++;
        if (!factors[index].HasNumbers) return Wrong(name.At, $"{full} has words, which cannot be calculated with", Listing.Of(factors[index].Texts), "factors with numbers");
        if (factors[index].IsShare) return Wrong(name.At, $"{full} is one of shares that sum to 1, and is not known before all are drawn", null, "other factors");
        var factor = factors[index];
        return values => factor.ValueOf(values[index]);
    }

    private static Term Signed(Sign sign, Term of) => sign == Sign.Not ? values => of(values) == 0 ? 1 : 0 : values => -of(values);

    private static Term Joined(Sign sign, Term left, Term right) => sign switch
    {
        Sign.Plus => values => left(values) + right(values),
        Sign.Minus => values => left(values) - right(values),
        Sign.Times => values => left(values) * right(values),
        Sign.Over => values => left(values) / right(values),
        Sign.Power => values => Lanes.Pow(left(values), right(values)),
        Sign.Less => values => left(values) < right(values) ? 1 : 0,
        Sign.LessOrEqual => values => left(values) <= right(values) ? 1 : 0,
        Sign.Greater => values => left(values) > right(values) ? 1 : 0,
        Sign.GreaterOrEqual => values => left(values) >= right(values) ? 1 : 0,
        Sign.Equal => values => left(values) == right(values) ? 1 : 0,
        Sign.NotEqual => values => left(values) != right(values) ? 1 : 0,
        Sign.And => values => left(values) != 0 && right(values) != 0 ? 1 : 0,
        Sign.Or => values => left(values) != 0 || right(values) != 0 ? 1 : 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Term Called(CallSyntax call)
    {
        var arguments = call.Arguments.Select(Of).ToArray();
        return (call.Function.Text, arguments) switch
        {
            ("min", [var first, .. var rest]) => rest.Aggregate(first, (a, b) => values => Math.Min(a(values), b(values))),
            ("max", [var first, .. var rest]) => rest.Aggregate(first, (a, b) => values => Math.Max(a(values), b(values))),
            ("abs", [var of]) => values => Math.Abs(of(values)),
            ("sqrt", [var of]) => values => Math.Sqrt(of(values)),
            ("floor", [var of]) => values => Math.Floor(of(values)),
            ("exp", [var of]) => values => Lanes.Exp(of(values)),
            ("log", [var of]) => values => Lanes.Log(of(values)),
            ("clip", [var of, var low, var high]) => values => Math.Max(low(values), Math.Min(of(values), high(values))),
            ("if", [var which, var yes, var no]) => values => which(values) != 0 ? yes(values) : no(values),
            _ => Wrong(call.At, Functions.Split(", ").Contains(call.Function.Text) ? $"{call.Function.Text} takes another number of arguments" : "there is no such function in a condition on points", call.Function.Text, Functions),
        };
    }

    private Term Wrong(int at, string problem, string? found, string? allowed, string? meant = null)
    {
        report.Add(text.PlaceAt(at), problem, found, allowed, meant);
        return _ => 0;
    }
}
