using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Sections;
using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Puts the model together: first all names, then what other formulas may refer to, then the formulas.</summary>
/// <param name="draft">The model that is being read.</param>
/// <param name="removed">Names of what the file removed of the model that it extends.</param>
internal sealed class Assembly(Draft draft, IReadOnlySet<string> removed)
{
    /// <summary>The model; it means nothing if there are errors.</summary>
    public Model Model(string digest)
    {
        foreach (var set in draft.Section("sets")?.Entries ?? []) draft.Names.Accept(new(NameKind.Set, set.Name, Scope.Empty, set));
        var actors = draft.Names.Declare(NameKind.Actor, draft.Section("actors"));
        var parameters = ParametersSection.Declare(draft);
        var series = draft.Names.Declare(NameKind.Series, draft.Section("series"));
        var events = draft.Names.Declare(NameKind.Event, draft.Section("events"));
        var shocks = WithUnits(draft.Names.Declare(NameKind.Shock, draft.Section("shocks")));
        var variables = WithUnits(draft.Names.Declare(NameKind.Variable, draft.Section("variables")));
        var issues = draft.Names.Declare(NameKind.Issue, draft.Section("issues"));
        var packages = draft.Names.Declare(NameKind.Package, draft.Section("packages"));
        var measures = WithUnits(draft.Names.Declare(NameKind.Measure, draft.Section("measures")));

        var readParameters = ParametersSection.Read(parameters, draft);
        var readSeries = SeriesSection.Read(series, draft);
        var readEvents = EventsSection.Read(events, draft);
        ActorsSection.FindTerms(actors, draft);
        IssueFaces.Read(issues, draft);
        PackagesSection.FindParties(packages, draft);
        foreach (var issue in issues) LevelsSection.FindUnits(issue, draft);

        var openings = Openings.Read(draft, removed);
        var drawn = new List<Parameter>();
        var readActors = ActorsSection.Read(actors, draft);
        Precisions.Check(actors, readActors, draft);
        var readVariables = Ordered(VariablesSection.Read(variables, draft, drawn), variables);
        return new(
            draft.Root.Scalar("model")?.Text ?? string.Empty,
            (draft.Root.Scalar("title") ?? draft.Root.Scalar("model"))?.Text ?? string.Empty,
            draft.Root.Scalar("citation")?.Text,
            draft.Calendar,
            SeedOf(),
            [.. readParameters, .. drawn],
            readSeries,
            ShocksSection.Read(shocks, draft),
            readEvents,
            readVariables,
            IssuesSection.Read(issues, draft, openings),
            PackagesSection.Read(packages, draft, openings),
            readActors,
            MeasuresSection.Read(measures, draft),
            PatternsSection.Read(draft.Section("patterns"), draft),
            digest)
        {
            Titles = TitlesSection.Read(draft.Section("titles"), draft, removed),
        };
    }

    private List<Definition> WithUnits(List<Definition> definitions)
    {
        foreach (var definition in definitions)
        {
            if (definition.Entry.Value is MapNode node) draft.SetUnit(definition.Name, Units.Read(node["unit"], draft.Report));
        }

        return definitions;
    }

    private Seed SeedOf() => new(
        draft.Seed.Name,
        draft.Seed.Title,
        draft.Seed.Series.ToImmutableDictionary(s => s.Key, s => s.Value.Values.Select(v => new YearValue(v.Key, v.Value)).ToImmutableArray()),
        draft.Seed.Digest);

    /// <summary>The variables, each derived one after those that it reads; to look back at oneself is to read oneself, too, in the first period.</summary>
    private ImmutableArray<Variable> Ordered(ImmutableArray<Variable> variables, List<Definition> definitions)
    {
        return [.. DependencyOrder.Of(variables, v => v.Name, v => Reads((v as DerivedVariable)?.Value), Report)];

        void Report(IReadOnlyList<string> cycle)
        {
            // A part of an allocation stands for the whole.
            var names = cycle.Select(n => n.Contains('.') ? n[..n.LastIndexOf('.')] : n).ToList();
            names = [.. names.Where((n, i) => i == 0 || n != names[i - 1])];
            var place = definitions.First(d => d.Name == names[0] || d.Base == names[0].Split('[')[0]).Entry.Key.Place;
            draft.Report.Add(place, DependencyOrder.Describe("derived variables", names), allowed: "a start and a next for one of them");
        }
    }

    private static IEnumerable<string> Reads(Expression? value) =>
        value is null ? [] : value.Descendants().OfType<Quantity>().Where(q => q.Kind == QuantityKind.Variable).Select(q => q.Name);
}
