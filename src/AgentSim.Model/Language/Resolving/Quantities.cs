using System.Diagnostics;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;

namespace AgentSim.Language.Resolving;

/// <summary>The meaning of a name in a formula.</summary>
internal static class Quantities
{
    private static readonly NameKind[] Kinds =
        [NameKind.Parameter, NameKind.Series, NameKind.Event, NameKind.Shock, NameKind.Variable, NameKind.Issue, NameKind.Measure];

    private static readonly Dictionary<string, ClockReading> Clocks = new()
    {
        ["year"] = ClockReading.Year, ["quarter"] = ClockReading.Quarter, ["time"] = ClockReading.Time, ["period"] = ClockReading.Period,
    };

    /// <summary>The meaning of <paramref name="name"/>.</summary>
    public static Term Resolve(Resolution formula, NameSyntax name, Scope scope)
    {
        var text = name.Name.Text;
        if (name.IsBare && Clocks.TryGetValue(text, out var reading) && scope.Find(text) is null)
        {
            return formula.Allows(Reads.Clock, name.At, "the clock") ? Term.Any(new Clock(reading)) : Term.Wrong;
        }

        if (name.IsBare && text == "infinite") return formula.Wrong(name.At, "only a precision can be infinite, and only by itself");
        if (name.IsBare && text == "missing") return new(Make.Missing, Unit.Unknown, true);
        if (formula.Draft.Names.Find(text) is { Kind: NameKind.Group } group)
        {
            return formula.Wrong(name.At, $"{text} is a group of shares, not a quantity", allowed: ((Yaml.MapNode)group.First.Entry.Value).Scalar("dirichlet")?.Text);
        }

        return References.Find(formula, name, scope, Kinds, "a quantity") is { } definition ? Meaning(formula, name, definition) : Term.Wrong;
    }

    /// <summary>An attribute of an issue's level.</summary>
    public static Term Attribute(Resolution formula, NameSyntax name, Definition issue, LevelState state)
    {
        if (!formula.Allows(Reads.Levels, name.At, $"the level of {issue.Name}")) return Term.Wrong;
        var face = formula.Draft.Issues[issue.Name];
        if (!face.HasLevels) return Term.Wrong;
        var attribute = name.Attribute?.Text ?? Issue.OnlyAttribute;
        if (face.Units.TryGetValue(attribute, out var unit)) return Term.Of(new LevelAttribute(issue.Name, attribute, state), unit);
        var known = face.Units.Keys.ToList();
        var at = name.Attribute?.At ?? name.At;
        return name.Attribute is null
            ? formula.Wrong(at, $"{issue.Name} has several attributes: name one of them", allowed: Listing.Of(known.Select(k => $"{name.Name.Text}.{k}")))
            : formula.Wrong(at, $"{issue.Name} has no such attribute", attribute, Listing.Of(known), Nearest.To(attribute, known));
    }

    private static Term Meaning(Resolution formula, NameSyntax name, Definition definition)
    {
        if (definition.Kind == NameKind.Issue) return Attribute(formula, name, definition, LevelState.InForce);
        if (name.Attribute is { } attribute) return formula.Wrong(attribute.At, $"{definition.Name} is {Names.Phrase(definition.Kind)}, and has no attributes", attribute.Text);
        var (kind, reads) = definition.Kind switch
        {
            NameKind.Parameter => (QuantityKind.Parameter, Reads.Parameters),
            NameKind.Series => (QuantityKind.Series, Reads.Series),
            NameKind.Event => (QuantityKind.Event, Reads.Events),
            NameKind.Shock => (QuantityKind.Shock, Reads.Shocks),
            NameKind.Variable => (QuantityKind.Variable, Reads.Variables),
            NameKind.Measure => (QuantityKind.Measure, Reads.Measures),
            _ => throw new UnreachableException(),
        };
        var what = $"{definition.Name}, {Names.Phrase(definition.Kind)},";
        if (!formula.Allows(reads, name.At, what)) return Term.Wrong;
        return Term.Of(new Quantity(kind, definition.Name), formula.Draft.UnitOf(definition.Name));
    }
}
