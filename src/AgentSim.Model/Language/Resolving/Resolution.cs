using System.Diagnostics;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Resolving;

/// <summary>Gives the names in one formula their meaning, writes out its sets, and checks its units.</summary>
/// <param name="draft">The model that is being read.</param>
/// <param name="node">Where the formula stands.</param>
/// <param name="realm">What it may read.</param>
internal sealed class Resolution(Draft draft, ScalarNode node, Realm realm)
{
    public Draft Draft => draft;

    public Realm Realm => realm;

    /// <summary>The same formula, a part of which stands in another realm.</summary>
    public Resolution In(Realm other) => new(draft, node, other);

    /// <summary>The meaning of <paramref name="syntax"/>.</summary>
    public Term Of(Syntax syntax, Scope scope)
    {
        if (!draft.Spend(node.Place)) return Term.Wrong;
        return syntax switch
        {
            NumberSyntax number => Finite(number),
            DurationSyntax duration => Wrong(duration.At, "a duration stands only in lag, average, ahead and forecast"),
            NameSyntax name => Quantities.Resolve(this, name, scope),
            OperatorSyntax operation => Operators.Resolve(this, operation, scope),
            CallSyntax call => Calls.Resolve(this, call, scope),
            OverSyntax over => SetFunctions.Resolve(this, over, scope),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Reports an error at an offset of the formula.</summary>
    public void Error(int at, string problem, string? found = null, string? allowed = null, string? meant = null) =>
        draft.Report.Add(node.PlaceAt(at), problem, found, allowed, meant);

    /// <summary>Reports an error; the part of the formula that it is in stands for nothing.</summary>
    public Term Wrong(int at, string problem, string? found = null, string? allowed = null, string? meant = null)
    {
        Error(at, problem, found, allowed, meant);
        return Term.Wrong;
    }

    /// <summary>Reports that two units do not go together.</summary>
    public void RequireSame(int at, Term left, Term right, string what)
    {
        if (!left.GoesWith(right)) Error(at, $"{what} quantities of different units", $"{left.Unit} and {right.Unit}");
    }

    /// <summary>Reports a dimension where none may be.</summary>
    public void RequirePlain(int at, Term term, string what)
    {
        if (!term.IsLiteral && !term.Unit.GoesWith(Unit.None)) Error(at, $"{what} must have no dimension", term.Unit.ToString(), "1");
    }

    /// <summary>Whether the realm allows something; reports it if not.</summary>
    public bool Allows(Reads reads, int at, string what)
    {
        if ((realm.Allowed & reads) == reads) return true;
        Error(at, $"{what} cannot stand in {realm.Phrase}", allowed: realm.Phrases);
        return false;
    }

    private Term Finite(NumberSyntax number) =>
        double.IsFinite(number.Value) ? Term.Of(number.Value) : Wrong(number.At, "a number must be finite");
}
