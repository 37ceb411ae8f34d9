using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>A member of what a function over sets goes over.</summary>
/// <param name="Scope">What the indices stand for.</param>
/// <param name="Condition">Whether the filter lets it in.</param>
/// <param name="Body">Its value.</param>
internal sealed record SetMember(Scope Scope, Expression Condition, Term Body);

/// <summary>Functions over sets, written out element by element in set order.</summary>
internal static class SetFunctions
{
    public static readonly string[] All = ["sum", "product", "min", "max", "mean", "any", "all", "count", "argmax"];

    /// <summary>The meaning of a function over sets.</summary>
    public static Term Resolve(Resolution formula, OverSyntax over, Scope scope)
    {
        if (!All.Contains(over.Function.Text))
        {
            return formula.Wrong(over.At, "this function goes over no set", over.Function.Text, Listing.Of(All), Nearest.To(over.Function.Text, All));
        }

        if (over.Function.Text == "argmax") return formula.Wrong(over.At, "argmax can be compared with an element only", allowed: "argmax(p in set: ...) == element");
        var members = Members(formula, over, scope);
        var first = members.FirstOrDefault(m => !m.Body.IsLiteral)?.Body ?? Term.Of(0);
        var truth = over.Function.Text is "any" or "all" or "count";
        foreach (var member in members.Where(m => !truth && !m.Body.GoesWith(first)))
        {
            formula.Error(over.Body.At, $"{over.Function.Text} takes quantities of one unit", $"{first.Unit} and {member.Body.Unit}");
        }

        return over.Function.Text switch
        {
            "product" => Product(members),
            "any" or "all" or "count" => Term.Plain(Reduced(over.Function.Text, members)),
            _ => first with { Value = Reduced(over.Function.Text, members), IsLiteral = members.Count > 0 && members.All(m => m.Body.IsLiteral) },
        };
    }

    /// <summary>All members whose filter does not rule them out when the sets are written out.</summary>
    public static List<SetMember> Members(Resolution formula, OverSyntax over, Scope scope)
    {
        var scopes = new List<Scope> { scope };
        foreach (var index in over.Indices)
        {
            if (formula.Draft.Sets[index.Set!.Value.Text] is not { } elements)
            {
                var names = formula.Draft.Sets.Names.ToList();
                formula.Error(index.Set.Value.At, "there is no such set", index.Set.Value.Text, Listing.Of(names), Nearest.To(index.Set.Value.Text, names));
                return [];
            }

            if ((long)scopes.Count * elements.Length > Limits.ExpandedTerms)
            {
                formula.Error(over.At, "this goes over too many elements", allowed: $"at most {Limits.ExpandedTerms}");
                return [];
            }

            scopes = [.. scopes.SelectMany(s => elements.Select(e => s.With(new Binding(index.Name.Text, index.Set.Value.Text, e))))];
        }

        var members = new List<SetMember>();
        foreach (var each in scopes)
        {
            var condition = over.Filter is null ? new Number(1) : formula.Of(over.Filter, each).Value;
            if (condition is not Number { Value: 0 }) members.Add(new(each, condition, formula.Of(over.Body, each)));
        }

        return members;
    }

    private static Term Product(List<SetMember> members)
    {
        var product = members.Aggregate(Term.Of(1), (left, m) =>
        {
            var factor = Make.If(m.Condition, m.Body.Value, new Number(1));
            return new(left.Value is Number { Value: 1 } ? factor : Make.Of(Function.Multiply, left.Value, factor), left.Unit * m.Body.Unit, left.IsLiteral && m.Body.IsLiteral);
        });
        return product;
    }

    private static Expression Reduced(string function, List<SetMember> members) => function switch
    {
        "sum" => Sum(members.Select(m => Make.If(m.Condition, m.Body.Value, new Number(0)))),
        "any" => members.Aggregate((Expression)new Number(0), (left, m) => Make.Or(left, Make.And(m.Condition, Make.Truth(m.Body.Value)))),
        "all" => members.Aggregate((Expression)new Number(1), (left, m) => Make.And(left, Make.Or(Make.Not(m.Condition), Make.Truth(m.Body.Value)))),
        "count" => Sum(members.Select(m => Make.And(m.Condition, Make.Truth(m.Body.Value)))),
        "mean" => Mean(members),
        "min" => Extreme(members, Function.Min, double.MaxValue),
        _ => Extreme(members, Function.Max, -double.MaxValue),
    };

    private static Expression Sum(IEnumerable<Expression> terms) => terms.Aggregate((Expression)new Number(0), Make.Add);

    private static Expression Mean(List<SetMember> members)
    {
        var sum = Sum(members.Select(m => Make.If(m.Condition, m.Body.Value, new Number(0))));
        if (members.All(m => m.Condition is Number)) return members.Count == 0 ? Make.Missing : Make.Of(Function.Divide, sum, new Number(members.Count));
        var count = Sum(members.Select(m => Make.Truth(m.Condition)));
        return Make.If(Make.Of(Function.Equal, count, new Number(0)), Make.Missing, Make.Of(Function.Divide, sum, Make.Of(Function.Max, count, new Number(1))));
    }

    /// <summary>The smallest or largest of the members let in; missing if none is.</summary>
    private static Expression Extreme(List<SetMember> members, Function function, double beyond)
    {
        if (members.Count == 0) return Make.Missing;
        var extreme = members.Select(m => Make.If(m.Condition, m.Body.Value, new Number(beyond))).Aggregate((left, right) => Make.Of(function, left, right));
        var any = members.Aggregate((Expression)new Number(0), (left, m) => Make.Or(left, m.Condition));
        return Make.If(any, extreme, Make.Missing);
    }
}
