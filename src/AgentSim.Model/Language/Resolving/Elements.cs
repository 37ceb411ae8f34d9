using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>Comparisons of elements of sets, decided when the sets are written out; and <c>argmax</c>, which stands only in them.</summary>
internal static class Elements
{
    private const string ArgMax = "argmax";

    /// <summary>Whether an operation compares elements: one side is an index or an <c>argmax</c>.</summary>
    public static bool Compares(Resolution formula, OperatorSyntax syntax, Scope scope) =>
        syntax.Operator is Sign.Equal or Sign.NotEqual or Sign.Less or Sign.LessOrEqual or Sign.Greater or Sign.GreaterOrEqual
        && (IsIndex(syntax.Left, scope) || IsIndex(syntax.Right, scope) || IsArgMax(syntax.Left) || IsArgMax(syntax.Right)
            || (IsElementOnly(formula, syntax.Left) && IsElementOnly(formula, syntax.Right)));

    /// <summary>The meaning of such a comparison.</summary>
    public static Term Resolve(Resolution formula, OperatorSyntax syntax, Scope scope)
    {
        if (IsArgMax(syntax.Left) || IsArgMax(syntax.Right)) return Largest(formula, syntax, scope);
        if (Element(formula, syntax.Left!, scope) is not { } left || Element(formula, syntax.Right, scope) is not { } right) return Term.Wrong;
        var order = string.Equals(left.Element, right.Element, StringComparison.Ordinal) ? 0 : Order(formula, syntax, left, right);
        return Term.Plain(new Number(Holds(syntax.Operator, order) ? 1 : 0));
    }

    /// <summary>The element that a word in brackets, or in a comparison, stands for.</summary>
    public static string? Find(Resolution formula, Word word, Scope scope)
    {
        if (scope.Find(word.Text) is { } binding) return binding.Element;
        if (formula.Draft.Sets.HasElement(word.Text)) return word.Text;
        var indices = scope.Local.Concat(scope.OfDefinition).Select(b => b.Index).OfType<string>().Distinct().ToList();
        if (formula.Draft.Sets[word.Text] is { } elements)
        {
            formula.Error(word.At, $"{word.Text} is a set, and no index here", allowed: Listing.Of(indices.Concat(elements)));
            return null;
        }

        var known = indices.Concat(formula.Draft.Sets.Elements).ToList();
        formula.Error(word.At, "there is no such index or element", word.Text, Listing.Of(known), Nearest.To(word.Text, known));
        return null;
    }

    private static bool Holds(Sign sign, int order) => sign switch
    {
        Sign.Equal => order == 0,
        Sign.NotEqual => order != 0,
        Sign.Less => order < 0,
        Sign.LessOrEqual => order <= 0,
        Sign.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>Which of two different elements stands first in their set; by equality alone, any order does.</summary>
    private static int Order(Resolution formula, OperatorSyntax syntax, Binding left, Binding right)
    {
        if (syntax.Operator is Sign.Equal or Sign.NotEqual) return 1;
        if ((left.Set ?? right.Set) is { } set && formula.Draft.Sets[set] is { } elements && elements.Contains(left.Element) && elements.Contains(right.Element))
        {
            return elements.IndexOf(left.Element).CompareTo(elements.IndexOf(right.Element));
        }

        formula.Error(syntax.At, "only elements of one set have an order", $"{left.Index ?? left.Element} and {right.Index ?? right.Element}");
        return 0;
    }

    private static Binding? Element(Resolution formula, Syntax syntax, Scope scope)
    {
        if (syntax is NameSyntax { IsBare: true } name)
        {
            return scope.Find(name.Name.Text) ?? (Find(formula, name.Name, scope) is { } element ? new Binding(null, null, element) : null);
        }

        formula.Error(syntax.At, "an element can be compared with an element only");
        return null;
    }

    private static bool IsIndex(Syntax? syntax, Scope scope) => syntax is NameSyntax { IsBare: true } name && scope.Find(name.Name.Text) is not null;

    private static bool IsElementOnly(Resolution formula, Syntax? syntax) =>
        syntax is NameSyntax { IsBare: true } name && formula.Draft.Names.Find(name.Name.Text) is null && formula.Draft.Sets.HasElement(name.Name.Text);

    private static bool IsArgMax(Syntax? syntax) => syntax is OverSyntax { Function.Text: ArgMax };

    /// <summary>Whether an element is the first with the largest value: above all before it, not below any after it.</summary>
    private static Term Largest(Resolution formula, OperatorSyntax syntax, Scope scope)
    {
        var (over, other) = syntax.Left is OverSyntax { Function.Text: ArgMax } left ? (left, syntax.Right) : ((OverSyntax)syntax.Right, syntax.Left!);
        if (syntax.Operator is not (Sign.Equal or Sign.NotEqual) || IsArgMax(other)) return formula.Wrong(syntax.At, "argmax can be asked for equality with an element only");
        if (over.Indices.Length != 1) return formula.Wrong(over.At, "argmax goes over one set");
        var candidates = SetFunctions.Members(formula, over, scope);
        if (Element(formula, other, scope) is not { } element || candidates.Count == 0) return Term.Wrong;
        var asked = candidates.FindIndex(c => c.Scope.Local[^1].Element == element.Element);
        var holds = asked < 0 ? new Number(0) : IsLargest(candidates, asked);
        return Term.Plain(syntax.Operator == Sign.Equal ? holds : Make.Not(holds));
    }

    private static Expression IsLargest(List<SetMember> candidates, int asked)
    {
        var holds = candidates[asked].Condition;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (i == asked) continue;
            var beats = i < asked
                ? Make.Of(Function.Less, candidates[i].Body.Value, candidates[asked].Body.Value)
                : Make.Of(Function.LessOrEqual, candidates[i].Body.Value, candidates[asked].Body.Value);
            holds = Make.And(holds, Make.Or(Make.Not(candidates[i].Condition), beats));
        }

        return holds;
    }
}
