using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>Questions about issues: what is in force, what was agreed, what happened in the talks.</summary>
internal static class Talks
{
    /// <summary><c>in_force(cpc)</c>, <c>in_force(csto, ally)</c>, and the same of what was last agreed; <c>agreed(csto.depth)</c> is a quantity.</summary>
    public static Term AtLevel(Resolution formula, CallSyntax call, Scope scope, LevelState state)
    {
        if (call.Arguments[0] is not NameSyntax name) return formula.Wrong(call.Arguments[0].At, $"{call.Function.Text} takes an issue");
        if (References.Find(formula, name, scope, [NameKind.Issue], "an issue") is not { } issue) return Term.Wrong;
        if (name.Attribute is { } attribute)
        {
            return state == LevelState.Agreed && call.Arguments.Length == 1
                ? Quantities.Attribute(formula, name, issue, state)
                : formula.Wrong(attribute.At, $"{call.Function.Text} takes an issue, and perhaps a level of it");
        }

        if (!formula.Allows(Reads.Levels, name.At, $"the level of {issue.Name}")) return Term.Wrong;
        if (call.Arguments.Length == 1) return Term.Plain(new AtLevel(issue.Name, null, state));
        if (call.Arguments[1] is not NameSyntax { IsBare: true } level) return formula.Wrong(call.Arguments[1].At, "a level is a name");
        return formula.Draft.Issues[issue.Name].Level(level.Name.Text, (problem, meant, allowed) => formula.Error(level.At, problem, level.Name.Text, allowed, meant)) is { } index
            ? Term.Plain(new AtLevel(issue.Name, index, state))
            : Term.Wrong;
    }

    /// <summary><c>concluded(i)</c>, <c>refused(i, actor)</c> and their like.</summary>
    public static Term History(Resolution formula, CallSyntax call, Scope scope, IssueHistoryKind kind)
    {
        if (call.Arguments[0] is not NameSyntax { Attribute: null } name) return formula.Wrong(call.Arguments[0].At, $"{call.Function.Text} takes an issue");
        var found = kind == IssueHistoryKind.Age
            ? References.Find(formula, name, scope, [NameKind.Issue], "an issue")
            : References.Find(formula, name, scope, [NameKind.Issue, NameKind.Package], "an issue or package");
        if (found is null || !formula.Allows(Reads.Talks, call.At, call.Function.Text)) return Term.Wrong;
        string? actor = null;
        if (call.Arguments.Length == 2)
        {
            actor = Party(formula, call.Arguments[1], found, scope);
            if (actor is null) return Term.Wrong;
        }

        var value = new IssueHistory(found.Name, kind, actor);
        return kind == IssueHistoryKind.Age ? Term.Any(value) : Term.Plain(value);
    }

    private static string? Party(Resolution formula, Syntax syntax, Definition issue, Scope scope)
    {
        if (syntax is not NameSyntax { IsBare: true } name)
        {
            formula.Error(syntax.At, "an actor is a name");
            return null;
        }

        var parties = formula.Draft.PartiesOf(issue.Name);
        var actor = scope.Find(name.Name.Text)?.Element ?? name.Name.Text;
        if (parties.Contains(actor)) return actor;
        formula.Error(name.At, $"this is not a party to {issue.Name}", actor, Listing.Of(parties), Nearest.To(actor, parties));
        return null;
    }
}
