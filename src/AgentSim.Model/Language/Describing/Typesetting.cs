using System.Collections.Immutable;
using System.Diagnostics;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Describing;

/// <summary>Formulas as a paper shows them, in LaTeX that browsers and printers both take: no macro that GitHub refuses, no underscore but for subscripts.</summary>
/// <param name="sets">The model's sets, whose elements are upright.</param>
internal sealed class Typesetting(Sets sets)
{
    /// <summary>How closely a product holds its factors together: what holds less closely stands in brackets in it.</summary>
    public const int Product = 6;

    private const int Either = 1;
    private const int Both = 2;
    private const int Negation = 3;
    private const int Comparison = 4;
    private const int Sum = 5;
    private const int Fraction = 7;
    private const int Raised = 8;
    private const int Atom = 9;

    /// <summary>A formula.</summary>
    /// <param name="syntax">The formula.</param>
    /// <param name="least">How closely it has to hold together; 0 for a formula by itself.</param>
    public string Formula(Syntax syntax, int least = 0)
    {
        var (text, closeness) = Of(syntax);
        return closeness < least ? Bracketed(text) : text;
    }

    /// <summary>The name of a definition, and the condition on its indices, if there is one.</summary>
    public string Header(HeaderSyntax header) => Symbol(header.Name.Text, header.Indices.Select(index => Index(index.Name.Text)));

    /// <summary>For which indices a definition holds; empty without a condition.</summary>
    public string Condition(HeaderSyntax header) => header.Filter is null ? "" : @"\qquad " + Formula(header.Filter);

    /// <summary>The name of one quantity: <c>trust[north]</c>.</summary>
    public static string Symbol(string name)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? Symbol(name, []) : Symbol(name[..bracket], name[(bracket + 1)..^1].Split(',').Select(Upright));
    }

    /// <summary>Words within a formula.</summary>
    public static string Upright(string words) => $@"\text{{{words.Replace('_', ' ').Trim()}}}";

    // A single letter before the first underscore is the symbol, as w in w_protection, and what follows its subscript.
    private static string Symbol(string name, IEnumerable<string> subscripts)
    {
        var isLetter = name.Length > 2 && name[1] == '_';
        var below = (isLetter ? subscripts.Prepend(Upright(name[2..])) : subscripts).ToList();
        var symbol = isLetter ? name[..1] : name.Contains('_', StringComparison.Ordinal) ? $@"\textit{{{name.Replace('_', ' ')}}}" : name.Length == 1 ? name : $@"\mathit{{{name}}}";
        return below.Count == 0 ? symbol : $"{symbol}_{{{string.Join(@",\,", below)}}}";
    }

    private static string Bracketed(string text) => $@"\left({text}\right)";

    private string Index(string word) => sets.HasElement(word) ? Upright(word) : Symbol(word, []);

    private (string Text, int Closeness) Of(Syntax syntax) => syntax switch
    {
        NumberSyntax number => (Numbers.Text(number.Value), Atom),
        DurationSyntax duration => ($@"{Numbers.Text(duration.Count)}\ {Upright(duration.Measure.Text)}", Atom),
        NameSyntax { IsBare: true } name => (Index(name.Name.Text), Atom),
        NameSyntax name => (Symbol(name.Name.Text, Subscripts(name)), Atom),
        OperatorSyntax { Left: { } left } binary => Of(binary.Operator, left, binary.Right),
        OperatorSyntax { Operator: Sign.Not } not => (@"\lnot " + Formula(not.Right, Comparison), Negation),
        OperatorSyntax { Operator: Sign.Plus } plus => Of(plus.Right),
        OperatorSyntax sign => ("-" + Formula(sign.Right, Product), Sum),
        CallSyntax call => Of(call),
        OverSyntax over => Of(over),
        _ => throw new UnreachableException(),
    };

    private IEnumerable<string> Subscripts(NameSyntax name)
    {
        var indices = name.Indices.Select(index => Index(index.Text));
        return name.Attribute is { } attribute ? indices.Append(Upright(attribute.Text)) : indices;
    }

    private (string Text, int Closeness) Of(Sign sign, Syntax left, Syntax right) => sign switch
    {
        Sign.Or => (Formula(left, Either) + @" \lor " + Formula(right, Both), Either),
        Sign.And => (Formula(left, Both) + @" \land " + Formula(right, Negation), Both),
        Sign.Plus => ($"{Formula(left, Sum)} + {Formula(right, Product)}", Sum),
        Sign.Minus => ($"{Formula(left, Sum)} - {Formula(right, Product)}", Sum),
        Sign.Times when BeginsWithMinus(left) => (Times(Formula(left), Formula(right, Product)), Sum),
        Sign.Times => (Times(Formula(left, Product), Formula(right, Product)), Product),
        Sign.Over => ($@"\frac{{{Formula(left)}}}{{{Formula(right)}}}", Fraction),
        Sign.Power => ($"{{{Formula(left, Atom)}}}^{{{Formula(right)}}}", Raised),
        _ => ($"{Formula(left, Sum)} {Relation(sign)} {Formula(right, Sum)}", Comparison),
    };

    /// <summary>A product: a dot before a digit, a thin space before all else.</summary>
    public static string Times(string left, string right) => left + (char.IsAsciiDigit(right[0]) || right.StartsWith(@"\frac", StringComparison.Ordinal) && char.IsAsciiDigit(left[^1]) ? @" \cdot " : @" \, ") + right;

    private static bool BeginsWithMinus(Syntax syntax) => syntax switch
    {
        OperatorSyntax { Operator: Sign.Minus, Left: null } => true,
        OperatorSyntax { Operator: Sign.Times, Left: { } left } => BeginsWithMinus(left),
        _ => false,
    };

    private static string Relation(Sign sign) => sign switch
    {
        Sign.Less => @"\lt",
        Sign.LessOrEqual => @"\le",
        Sign.Greater => @"\gt",
        Sign.GreaterOrEqual => @"\ge",
        Sign.Equal => "=",
        Sign.NotEqual => @"\ne",
        _ => throw new UnreachableException(),
    };

    private (string Text, int Closeness) Of(CallSyntax call)
    {
        var arguments = call.Arguments.Select(argument => Formula(argument)).ToImmutableArray();
        var inside = string.Join(@",\ ", arguments);
        return call.Function.Text switch
        {
            "exp" => (@"\exp" + Bracketed(inside), Atom),
            "log" => (@"\ln" + Bracketed(inside), Atom),
            "min" => (@"\min" + Bracketed(inside), Atom),
            "max" => (@"\max" + Bracketed(inside), Atom),
            "sqrt" => ($@"\sqrt{{{inside}}}", Atom),
            "abs" => ($@"\left\lvert {inside} \right\rvert", Atom),
            "floor" => ($@"\left\lfloor {inside} \right\rfloor", Atom),
            var name => (Upright(name) + Bracketed(inside), Atom),
        };
    }

    private (string Text, int Closeness) Of(OverSyntax over)
    {
        var indices = string.Join(@",\, ", over.Indices.Select(index => $@"{Index(index.Name.Text)} \in {Upright(index.Set?.Text ?? index.Name.Text)}"));
        var range = over.Filter is null ? indices : $@"{indices} : {Formula(over.Filter)}";
        var sign = over.Function.Text switch
        {
            "sum" => $@"\sum_{{{range}}}",
            "product" => $@"\prod_{{{range}}}",
            "max" => $@"\max_{{{range}}}",
            "min" => $@"\min_{{{range}}}",
            "any" => $@"\bigvee_{{{range}}}",
            "all" => $@"\bigwedge_{{{range}}}",
            var name => $@"\underset{{{range}}}{{{Upright(name)}}}",
        };
        return ($"{sign} {Formula(over.Body, Product)}", Sum);
    }
}
