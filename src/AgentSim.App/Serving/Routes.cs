using AgentSim.App.Telling;
using AgentSim.Expressions;

namespace AgentSim.App.Serving;

/// <summary>Finds what a model ships over routes: measures of what is shared out by <c>allocate</c>, and who has a say in how much a route can take.</summary>
internal static class Routes
{
    // What the parts of an allocation are called: its volumes by their names, what they lie within by the same with this behind.
    private const string Capacity = ".within";

    /// <summary>The routes, in model order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="wording">Its names in words.</param>
    /// <param name="series">Its yearly measures, with their values.</param>
    public static IReadOnlyList<RoutePart> Of(Model model, Wording wording, IEnumerable<(Measure Measure, double[] Values)> series)
    {
        var variables = model.Variables.ToDictionary(variable => variable.Name);
        return
        [
            .. from pair in series
               let shipped = (pair.Measure.Value as Quantity)?.Name
               where shipped is not null && variables.ContainsKey(shipped + Capacity)
               group pair by shipped into found
               let route = Element(found.Key)
               let first = found.First()
               select new RoutePart(
                   route, Wording.Sentence(wording.Thing(route)), first.Measure.Unit.ToString(), first.Values,
                   [.. Decided(found.Key + Capacity, variables).SelectMany(issue => model.Issues.First(other => other.Name == issue).Parties).Distinct()]),
        ];
    }

    private static string Element(string name) => name.Contains('[', StringComparison.Ordinal) ? name[(name.IndexOf('[', StringComparison.Ordinal) + 1)..^1].Split(',')[0].Trim() : name;

    /// <summary>The issues that a variable depends on within a period.</summary>
    private static HashSet<string> Decided(string variable, Dictionary<string, Variable> variables)
    {
        var (issues, seen, open) = (new HashSet<string>(), new HashSet<string>(), new Stack<string>([variable]));
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name) || variables.GetValueOrDefault(name) is not DerivedVariable derived) continue;
            foreach (var part in derived.Value.Descendants())
            {
                if (part is LevelAttribute level) issues.Add(level.Issue);
                if (part is AtLevel at) issues.Add(at.Issue);
                if (part is Quantity { Kind: QuantityKind.Variable } quantity) open.Push(quantity.Name);
            }
        }

        return issues;
    }
}
