using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>What only measures may ask: utilities, and numbers made of a whole history.</summary>
internal static class Aggregates
{
    /// <summary><c>utility(kazakhstan)</c>, <c>utility(kazakhstan.revenue)</c>.</summary>
    public static Term Utility(Resolution formula, CallSyntax call, Scope scope)
    {
        if (call.Arguments[0] is not NameSyntax { Indices.IsEmpty: true } name) return formula.Wrong(call.Arguments[0].At, "utility takes an actor");
        if (!formula.Allows(Reads.Utilities, call.At, "utility")) return Term.Wrong;
        var actor = scope.Find(name.Name.Text)?.Element ?? name.Name.Text;
        if (!formula.Draft.UtilityTerms.TryGetValue(actor, out var terms))
        {
            var actors = formula.Draft.UtilityTerms.Keys.ToList();
            return formula.Wrong(name.At, "there is no such actor", actor, Listing.Of(actors), Nearest.To(actor, actors));
        }

        if (name.Attribute is not { } term) return Term.Plain(new UtilityOf(actor, null));
        return terms.Contains(term.Text)
            ? Term.Plain(new UtilityOf(actor, term.Text))
            : formula.Wrong(term.At, $"the utility of {actor} has no such term", term.Text, Listing.Of(terms), Nearest.To(term.Text, terms));
    }

    /// <summary>An aggregate of one quantity, over all years or some.</summary>
    public static Term Of(Resolution formula, CallSyntax call, Scope scope, AggregateKind kind)
    {
        if (!formula.Allows(Reads.Aggregates, call.At, call.Function.Text)) return Term.Wrong;
        var operand = formula.In(Realm.Aggregated).Of(call.Arguments[0], scope);
        if (Years(formula, call, 1) is not var (from, to)) return Term.Wrong;
        var value = new Aggregate(kind, operand.Value, null, from, to);
        return kind switch
        {
            AggregateKind.First or AggregateKind.Last => Term.Any(value),
            AggregateKind.Switches => Term.Plain(value),
            _ => operand with { Value = value },
        };
    }

    /// <summary><c>at(x, 2007)</c> is the mean over that year.</summary>
    public static Term At(Resolution formula, CallSyntax call, Scope scope)
    {
        if (!formula.Allows(Reads.Aggregates, call.At, "at")) return Term.Wrong;
        var operand = formula.In(Realm.Aggregated).Of(call.Arguments[0], scope);
        return Year(formula, call.Arguments[1]) is { } year ? operand with { Value = new Aggregate(AggregateKind.Mean, operand.Value, null, year, year) } : Term.Wrong;
    }

    /// <summary>The correlation of two quantities' yearly means.</summary>
    public static Term Correlation(Resolution formula, CallSyntax call, Scope scope)
    {
        if (!formula.Allows(Reads.Aggregates, call.At, "correlation")) return Term.Wrong;
        var inside = formula.In(Realm.Aggregated);
        var (first, second) = (inside.Of(call.Arguments[0], scope), inside.Of(call.Arguments[1], scope));
        return Years(formula, call, 2) is var (from, to) ? Term.Plain(new Aggregate(AggregateKind.Correlation, first.Value, second.Value, from, to)) : Term.Wrong;
    }

    private static (int From, int To)? Years(Resolution formula, CallSyntax call, int first)
    {
        var calendar = formula.Draft.Calendar;
        if (call.Arguments.Length == first) return (calendar.FirstYear, calendar.Year(calendar.Periods - 1));
        if (call.Arguments.Length == first + 1)
        {
            formula.Error(call.At, $"{call.Function.Text} wants a last year too");
            return null;
        }

        if (Year(formula, call.Arguments[first]) is not { } from || Year(formula, call.Arguments[first + 1]) is not { } to) return null;
        if (from <= to) return (from, to);
        formula.Error(call.Arguments[first].At, "the first year is after the last", $"{from}, {to}");
        return null;
    }

    private static int? Year(Resolution formula, Syntax syntax)
    {
        var calendar = formula.Draft.Calendar;
        var (first, last) = (calendar.FirstYear, calendar.Year(calendar.Periods - 1));
        if (syntax is NumberSyntax number && number.Value == Math.Round(number.Value) && number.Value >= first && number.Value <= last) return (int)number.Value;
        formula.Error(syntax.At, "this is not a year of the model's time", allowed: $"{first} to {last}");
        return null;
    }
}
