using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>
/// Writes out <c>allocate</c>: a total is shipped over the elements of an index, first what is committed, in set order, then the rest by falling netback
/// (equal ones in set order), each up to its capacity; a netback below zero gets nothing beyond its commitment. Element i gets
/// <c>c_i + min(r_i, max(0, R - sum of r_j over all j served before i))</c>, with commitments <c>c_i = min(C_i, max(0, T - sum of C_j over j before i))</c>,
/// <c>C_i = min(K_i, max(0, committed_i))</c>, room <c>r_i = K_i - c_i</c> (0 below zero netback), <c>K_i = max(0, within_i)</c>, rest
/// <c>R = max(0, T - sum of C_j)</c> and total <c>T = max(0, allocate)</c>. The parts are variables of their own, named with a dot, so that none is computed twice.
/// </summary>
internal static class Allocation
{
    /// <summary>Terms that ask which of two elements is served first, and take its room.</summary>
    private const int TermsOfPair = 7;

    private static readonly Number Zero = new(0);

    /// <summary>The variables that ship one total: the parts first, then the volumes.</summary>
    /// <param name="elements">The definitions of the variable for each element of its first index, in set order.</param>
    /// <param name="draft">The model that is being read.</param>
    public static IEnumerable<Variable> Read(List<Definition> elements, Draft draft)
    {
        var first = elements[0];
        var node = (MapNode)first.Entry.Value;
        if (first.Elements.IsEmpty)
        {
            draft.Report.Add(first.Entry.Key.Place, $"{first.Base} shares out a total and needs an index", allowed: $"{first.Base}[set]");
            return [];
        }

        foreach (var key in ((string[])["by", "within"]).Where(k => node[k] is null)) draft.Report.Add(node.Place, $"{first.Base} has no {key}");
        if (!draft.Spend(first.Entry.Key.Place, elements.Count * elements.Count * TermsOfPair)) return [];
        var unit = draft.UnitOf(first.Name);
        var total = draft.ReadIn(unit, node["allocate"], WithoutFirst(first.Scope), Realm.State, "the total");
        var routes = elements.Select(e => Route(e, draft)).OfType<Served>().ToList();
        if (total is null || routes.Count < elements.Count) return [];
        return Shared(elements, routes, total, unit, Draft.Source(node));
    }

    private static Scope WithoutFirst(Scope scope) => scope with { OfDefinition = scope.OfDefinition.RemoveAt(0) };

    private static Served? Route(Definition element, Draft draft)
    {
        var node = (MapNode)element.Entry.Value;
        var unit = draft.UnitOf(element.Name);
        var netback = draft.Read(node["by"], element.Scope, Realm.State)?.Value;
        var capacity = draft.ReadIn(unit, node["within"], element.Scope, Realm.State, "the capacity");
        var committed = node["committed"] is null ? Zero : draft.ReadIn(unit, node["committed"], element.Scope, Realm.State, "the commitment");
        return netback is null || capacity is null || committed is null ? null : new(element.Name, netback, capacity, committed);
    }

    private static List<Variable> Shared(List<Definition> elements, List<Served> routes, Expression total, Unit unit, string? source)
    {
        var parts = new List<Variable>();
        var group = Definition.Full(elements[0].Base, elements[0].Elements.Skip(1));
        var shipped = Part($"{group}.total", Make.Of(Function.Max, Zero, total));
        var capacities = routes.ConvertAll(r => Part($"{r.Name}.within", Make.Of(Function.Max, Zero, r.Capacity)));
        var netbacks = routes.ConvertAll(r => Part($"{r.Name}.by", r.Netback));
        var promised = routes.Select((r, i) => r.Committed is Number { Value: 0 } ? (Expression)Zero : Part($"{r.Name}.promised", Make.Of(Function.Min, capacities[i], Make.Of(Function.Max, Zero, r.Committed)))).ToList();
        var committed = routes.Select((r, i) => promised[i] is Number ? (Expression)Zero : Part($"{r.Name}.committed", Make.Of(Function.Min, promised[i], Left(shipped, promised.Take(i))))).ToList();
        var rest = Part($"{group}.rest", Left(shipped, promised));
        var rooms = routes.Select((r, i) => Part($"{r.Name}.room", Make.If(Make.Of(Function.Less, netbacks[i], Zero), Zero, Less(capacities[i], committed[i])))).ToList();
        for (var i = 0; i < routes.Count; i++)
        {
            var before = Enumerable.Range(0, routes.Count).Where(j => j != i).Select(j => Make.If(IsServedBefore(netbacks, j, i), rooms[j], Zero));
            var beyond = Make.Of(Function.Min, rooms[i], Left(rest, before));
            parts.Add(new DerivedVariable(routes[i].Name, Make.Add(committed[i], beyond), unit, source));
        }

        return parts;

        Expression Part(string name, Expression value)
        {
            parts.Add(new DerivedVariable(name, value, unit, null));
            return new Quantity(QuantityKind.Variable, name);
        }
    }

    /// <summary>What is left of an amount: never below 0.</summary>
    private static Apply Left(Expression amount, IEnumerable<Expression> taken) => Make.Of(Function.Max, Zero, Less(amount, taken.Aggregate((Expression)Zero, Make.Add)));

    private static Expression Less(Expression amount, Expression taken) => taken is Number { Value: 0 } ? amount : Make.Of(Function.Subtract, amount, taken);

    private static Apply IsServedBefore(List<Expression> netbacks, int one, int other) =>
        one < other ? Make.Of(Function.LessOrEqual, netbacks[other], netbacks[one]) : Make.Of(Function.Less, netbacks[other], netbacks[one]);

    private sealed record Served(string Name, Expression Netback, Expression Capacity, Expression Committed);
}
