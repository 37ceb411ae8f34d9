using System.Collections.Immutable;

namespace AgentSim.Games.Legislatures;

/// <summary>
/// Finds an equilibrium in stationary strategies: choice with ever less noise shows which coalitions are equally cheap, and from these the <see cref="TightCoalitions">equations</see> follow that the equilibrium solves
/// without any. What is found is looked at with nothing but the definition.
/// </summary>
internal sealed class StationaryEquilibrium(LegislatureTypes types)
{
    /// <summary>What an equilibrium may be off by: see <see cref="LegislatureEquilibrium.Residual"/> and <see cref="LegislatureEquilibrium.Regret"/>.</summary>
    public const double Tolerance = 1e-10;

    private const double LeastNoise = 1e-9;
    private const double FirstTry = 0.02;

    /// <summary>Finds it.</summary>
    /// <exception cref="WrongGameException">Nothing that is found proves itself.</exception>
    public LegislatureEquilibrium Find()
    {
        var smooth = new SmoothLegislature(types);
        for (var noise = 1.0; noise > LeastNoise; noise /= 2)
        {
            smooth.Solve(noise);
            if (noise > FirstTry) continue;
            if (new TightCoalitions(types, smooth, noise).Solve() is { } found && Written(found.Values, found.Chances) is var equilibrium && equilibrium.Residual <= Tolerance && equilibrium.Regret <= Tolerance) return equilibrium;
        }

        throw new WrongGameException($"{types.Legislature.Title}: no stationary equilibrium was found to within {Tolerance}."
            + (types.Discount.Max() == 1 ? " Where somebody's discount is 1 there may be many, or none of its own: try one a little below." : ""));
    }

    private LegislatureEquilibrium Written(double[] values, double[][] chances)
    {
        var (count, residual, regret) = (types.Count, 0.0, 0.0);
        var (paid, included) = (new double[count], new double[count]);
        for (var proposer = 0; proposer < count; proposer++)
        {
            var cheapest = types.Coalitions[proposer].Min(coalition => SmoothLegislature.Cost(types, coalition, values));
            foreach (var (place, coalition) in types.Coalitions[proposer].Index().Where(one => chances[proposer][one.Index] > 0))
            {
                var cost = SmoothLegislature.Cost(types, coalition, values);
                paid[proposer] += chances[proposer][place] * cost;
                regret = Math.Max(regret, cost - cheapest);
                for (var type = 0; type < count; type++)
                    included[type] += types.Recognition[proposer] * types.Members[proposer].Length * chances[proposer][place] * coalition[type] / types.Members[type].Length;
            }

            if (types.Recognition[proposer] > 0) regret = Math.Max(regret, (types.Discount[proposer] * values[proposer]) - (1 - paid[proposer]));
        }

        for (var type = 0; type < count; type++)
            residual = Math.Max(residual, Math.Abs(values[type] - (types.Recognition[type] * (1 - paid[type])) - (included[type] * types.Discount[type] * values[type])));
        return new(Seats(values, paid, included), Proposals(chances), residual, Math.Max(0, regret));
    }

    private ImmutableArray<LegislatureSeat> Seats(double[] values, double[] paid, double[] included) => [..
        from type in Enumerable.Range(0, types.Count)
        from member in types.Members[type]
        orderby member
        select new LegislatureSeat(types.Legislature.Members[member].Name, values[type], types.Discount[type] * values[type], types.Recognition[type] > 0 ? 1 - paid[type] : double.NaN, included[type])];

    private ImmutableArray<LegislatureProposal> Proposals(double[][] chances) => [..
        from proposer in Enumerable.Range(0, types.Count)
        where types.Recognition[proposer] > 0
        from place in Enumerable.Range(0, chances[proposer].Length)
        where chances[proposer][place] > 0
        let coalition = types.Coalitions[proposer][place]
        let partners = Enumerable.Range(0, types.Count).Where(type => coalition[type] > 0).Select(type => (coalition[type], types.Names(type)))
        select new LegislatureProposal(types.Names(proposer), [.. partners], chances[proposer][place])];
}
