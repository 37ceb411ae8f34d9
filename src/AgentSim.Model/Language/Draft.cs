using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Parsing;
using AgentSim.Language.Resolving;
using AgentSim.Language.Seeds;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>A model while it is being read.</summary>
internal sealed class Draft
{
    private readonly Dictionary<ScalarNode, Syntax?> parsed = [];
    private readonly Dictionary<string, Unit> units = [];
    private int spent;

    public Draft(MapNode root, Calendar calendar, SeedContent seed, Report report)
    {
        Root = root;
        Calendar = calendar;
        Seed = seed;
        Report = report;
        Sets = Sets.Read(root["sets"] as MapNode, report);
        Names = new Names(this);
    }

    public MapNode Root { get; }

    public Calendar Calendar { get; }

    public SeedContent Seed { get; }

    public Report Report { get; }

    public Sets Sets { get; }

    public Names Names { get; }

    /// <summary>What is known of each issue before its formulas are read, by full name.</summary>
    public Dictionary<string, IssueFace> Issues { get; } = [];

    /// <summary>The parties of each package, by full name.</summary>
    public Dictionary<string, ImmutableArray<string>> PackageParties { get; } = [];

    /// <summary>Actors of infinite precision.</summary>
    public HashSet<string> BestResponders { get; } = [];

    /// <summary>The names of each actor's utility terms.</summary>
    public Dictionary<string, ImmutableArray<string>> UtilityTerms { get; } = [];

    /// <summary>A section of the file; null if there is none.</summary>
    public MapNode? Section(string name) => Root[name] as MapNode;

    public void SetUnit(string name, Unit unit) => units[name] = unit;

    /// <summary>The unit of a quantity, by its full name.</summary>
    public Unit UnitOf(string name) => units.GetValueOrDefault(name, Unit.Unknown);

    /// <summary>The parties of an issue or package.</summary>
    public ImmutableArray<string> PartiesOf(string name) =>
        Issues.TryGetValue(name, out var issue) ? issue.Parties : PackageParties.GetValueOrDefault(name, []);

    /// <summary>Counts some more terms.</summary>
    /// <returns>Whether there may be so many.</returns>
    public bool Spend(Place place, int terms = 1)
    {
        var before = spent;
        spent = Math.Min(spent + terms, Limits.AllTerms);
        if (spent < Limits.AllTerms) return true;
        if (before < Limits.AllTerms) Report.Add(place, "the model is too large once its sets are written out", allowed: $"at most {Limits.AllTerms} terms");
        return false;
    }

    /// <summary>The meaning of the formula in <paramref name="node"/>; null if there is none, and then the report says why.</summary>
    public Term? Read(Node? node, Scope scope, Realm realm)
    {
        if (node is not ScalarNode scalar || scalar.Text.Trim().Length == 0) return null;
        if (Numbers.Parse(scalar.Text) is { } number) return Term.Of(number);
        if (!parsed.TryGetValue(scalar, out var syntax))
        {
            if (!Spend(scalar.Place, scalar.Text.Length / 2)) return null;
            parsed[scalar] = syntax = FormulaReader.Formula(scalar, Report);
        }

        if (syntax is null) return null;
        var before = Report.Count;
        var term = new Resolution(this, scalar, realm).Of(syntax, scope);
        if (Report.Count > before) return null;
        var size = ExpressionSize.Of(term.Value);
        if (size.IsModerate) return Spend(scalar.Place, (int)size.Terms) ? term : null;
        Report.Add(scalar.Place, "this expression is too large once its sets are written out", allowed: $"at most {Limits.ExpandedTerms} terms, {Limits.ExpandedHeight} within each other");
        return null;
    }

    /// <summary>The formula in <paramref name="node"/>, or a value if there is none.</summary>
    public Expression ReadOr(double absent, Node? node, Scope scope, Realm realm) => Read(node, scope, realm)?.Value ?? absent;

    /// <summary>A formula that must have no dimension.</summary>
    public Expression? ReadPlain(Node? node, Scope scope, Realm realm, string what) => ReadRate(node, null, scope, realm, what);

    /// <summary>A formula that must have no dimension, or be so much per a year or quarter.</summary>
    public Expression? ReadRate(Node? node, string? per, Scope scope, Realm realm, string what)
    {
        if (Read(node, scope, realm) is not { } term) return null;
        var isRate = per is not null && term.Unit.Equals(Unit.None / Unit.Named(per));
        if (!isRate && !term.IsLiteral && !term.Unit.GoesWith(Unit.None)) Report.Add(node!.Place, $"{what} must have no dimension", term.Unit.ToString(), "1");
        return term.Value;
    }

    /// <summary>A formula whose unit is stated.</summary>
    public Expression? ReadIn(Unit unit, Node? node, Scope scope, Realm realm, string what)
    {
        if (Read(node, scope, realm) is not { } term) return null;
        if (!term.IsLiteral && !term.Unit.GoesWith(unit)) Report.Add(node!.Place, $"{what} has another unit than is stated", term.Unit.ToString(), unit.ToString());
        return term.Value;
    }

    /// <summary>The <c>why</c> and <c>source</c> of an entry; null if it has neither.</summary>
    public static string? Source(Node? node)
    {
        if (node is not MapNode map) return null;
        var texts = ((string[])["why", "source"]).Select(k => map.Scalar(k)?.Text).OfType<string>().ToList();
        return texts.Count == 0 ? null : string.Join("; ", texts);
    }
}
