using AgentSim.Games.Numerics;

namespace AgentSim.Games.Legislatures;

/// <summary>
/// The equations of a stationary equilibrium in which known coalitions are equally cheap for their proposers: for values V, what coalitions cost, and how often each is proposed,
/// <code>
/// V[t] = recognition[t] (1 - cost[t]) + discount[t] V[t] sum over s of w[s] sum over k of chance[s, k] k[t] / size[t]
/// sum over k of discount[t] V[t] k[t] = cost[s],   sum over k of chance[s, k] = 1
/// </code>
/// </summary>
/// <remarks>Of coalitions only as many have chances as are independent of each other, so that there are as many equations as unknowns; which ones, if chances come out below 0, a linear program says.</remarks>
internal sealed class TightCoalitions
{
    private const int MostSteps = 40;
    private const double Enough = 1e-14;

    // Chances of coalitions that are equally cheap in the limit differ by exp(25) at most; chances below 1e-9 are rounding.
    private const double Alike = 25;
    private const double LeastChance = 1e-9;
    private const double SameCost = 1e-11;
    private const double LargestSlack = 1e-6;

    private readonly LegislatureTypes types;
    private readonly int[] priced, proposing;
    private readonly (int Proposer, int Place)[] candidates;
    private readonly double[] near;

    /// <summary>Looks at what is nearly as cheap as anything for each proposer.</summary>
    public TightCoalitions(LegislatureTypes types, SmoothLegislature smooth, double noise)
    {
        (this.types, near) = (types, smooth.Values);
        proposing = [.. Enumerable.Range(0, types.Count).Where(type => types.Recognition[type] > 0)];
        priced = [.. proposing.Where(type => types.Discount[type] > 0)];
        candidates = [.. Cheapest(smooth.Values, Alike * noise).OrderByDescending(one => smooth.Chances[one.Proposer][one.Place])];
    }

    /// <summary>Values and chances, by type and by the proposer's type; null if there are none that are none below 0.</summary>
    public (double[] Values, double[][] Chances)? Solve()
    {
        var basis = Basis(candidates);
        if (Newton(basis, near) is not { } found || found.Values.Min() < 0) return null;
        if (found.Chances.Min() < -LeastChance)
        {
            if (Feasible(found.Values) is not { } played) return null;
            basis = Basis([.. played, .. candidates]);
            if (Newton(basis, found.Values) is not { } again || again.Chances.Min() < -LeastChance) return null;
            found = again;
        }

        return (found.Values, ByProposer(basis, found.Chances));
    }

    private IEnumerable<(int Proposer, int Place)> Cheapest(double[] values, double within) =>
        from proposer in proposing
        let costs = types.Coalitions[proposer].Select(coalition => SmoothLegislature.Cost(types, coalition, values)).ToArray()
        from place in Enumerable.Range(0, costs.Length)
        where costs[place] <= costs.Min() + within
        select (proposer, place);

    private double Weight(int type) => types.Recognition[type] * types.Members[type].Length;

    private int[] Coalition((int Proposer, int Place) one) => types.Coalitions[one.Proposer][one.Place];

    /// <summary>The first of some coalitions that are independent: whose costs are no sums of others'.</summary>
    private (int Proposer, int Place)[] Basis(IEnumerable<(int Proposer, int Place)> among)
    {
        var rows = new EchelonRows(priced.Length + proposing.Length);
        return [.. among.Where(one => rows.Add([.. priced.Select(type => (double)Coalition(one)[type]), .. proposing.Select(type => type == one.Proposer ? 1.0 : 0), 0]))];
    }

    private (double[] Values, double[] Chances)? Newton((int Proposer, int Place)[] basis, double[] start)
    {
        var values = new double[types.Count];
        foreach (var type in priced) values[type] = start[type];
        var costs = new double[types.Count];
        foreach (var proposer in proposing) costs[proposer] = types.Coalitions[proposer].Min(coalition => SmoothLegislature.Cost(types, coalition, values));
        var chances = Array.ConvertAll(basis, one => 1.0 / basis.Count(other => other.Proposer == one.Proposer));
        for (var step = 0; step < MostSteps; step++)
        {
            var (matrix, right) = Equations(basis, values, costs, chances);
            if (Elimination.Solve(matrix, right) == 0) return null;
            for (var place = 0; place < priced.Length; place++) values[priced[place]] += right[place];
            for (var place = 0; place < proposing.Length; place++) costs[proposing[place]] += right[priced.Length + place];
            for (var place = 0; place < basis.Length; place++) chances[place] += right[priced.Length + proposing.Length + place];
            if (!right.All(double.IsFinite)) return null;
            if (right.Max(Math.Abs) <= Enough) break;
        }

        foreach (var type in proposing.Except(priced)) values[type] = types.Recognition[type] * (1 - costs[type]);
        return (values, chances);
    }

    /// <summary>The linear equations of a step, unknowns in the order of values, costs, chances.</summary>
    private (double[,] Matrix, double[] Right) Equations((int Proposer, int Place)[] basis, double[] values, double[] costs, double[] chances)
    {
        var (size, cost, chance) = (priced.Length + proposing.Length + basis.Length, priced.Length, priced.Length + proposing.Length);
        var (matrix, right) = (new double[size, size], new double[size]);
        for (var row = 0; row < priced.Length; row++)
        {
            var type = priced[row];
            var (included, proposer) = (0.0, Array.IndexOf(proposing, type));
            for (var place = 0; place < basis.Length; place++)
            {
                var share = types.Discount[type] * Weight(basis[place].Proposer) * Coalition(basis[place])[type] / types.Members[type].Length;
                included += share * chances[place];
                matrix[row, chance + place] = -share * values[type];
            }

            (matrix[row, row], matrix[row, cost + proposer]) = (1 - included, types.Recognition[type]);
            right[row] = -((values[type] * (1 - included)) - (types.Recognition[type] * (1 - costs[type])));
        }

        for (var row = 0; row < proposing.Length; row++) right[cost + row] = 1;
        for (var place = 0; place < basis.Length; place++)
        {
            var proposer = Array.IndexOf(proposing, basis[place].Proposer);
            matrix[cost + proposer, chance + place] = 1;
            right[cost + proposer] -= chances[place];
            matrix[chance + place, cost + proposer] = -1;
            right[chance + place] = costs[basis[place].Proposer];
            for (var column = 0; column < priced.Length; column++)
            {
                matrix[chance + place, column] = Coalition(basis[place])[priced[column]] * types.Discount[priced[column]];
                right[chance + place] -= matrix[chance + place, column] * values[priced[column]];
            }
        }

        return (matrix, right);
    }

    /// <summary>Coalitions whose chances can all be 0 or more and give members the values; null if there are none.</summary>
    private (int Proposer, int Place)[]? Feasible(double[] values)
    {
        (int Proposer, int Place)[] cheapest = [.. Cheapest(values, SameCost)];
        using var program = new LinearProgram();
        var chances = Array.ConvertAll(cheapest, _ => program.Variable(0, 1));
        foreach (var proposer in proposing) program.Row(1, 1, cheapest.Index().Where(one => one.Item.Proposer == proposer).Select(one => (chances[one.Index], 1.0)));
        foreach (var type in priced)
        {
            var keeps = types.Recognition[type] * (1 - types.Coalitions[type].Min(coalition => SmoothLegislature.Cost(types, coalition, values)));
            var included = types.Members[type].Length * (values[type] - keeps) / (types.Discount[type] * values[type]);
            var (more, less) = (program.Variable(0, double.PositiveInfinity), program.Variable(0, double.PositiveInfinity));
            program.Weigh(more, 1);
            program.Weigh(less, 1);
            program.Row(included, included, cheapest.Index().Select(one => (chances[one.Index], Weight(one.Item.Proposer) * Coalition(one.Item)[type])).Append((more, 1)).Append((less, -1)));
        }

        program.Minimize();
        return program.Objective > LargestSlack ? null : [.. cheapest.Index().Where(one => program.Value(chances[one.Index]) > LeastChance).Select(one => one.Item)];
    }

    private double[][] ByProposer((int Proposer, int Place)[] basis, double[] chances)
    {
        var all = types.Coalitions.Select(coalitions => new double[coalitions.Length]).ToArray();
        foreach (var (place, one) in basis.Index()) all[one.Proposer][one.Place] = Math.Max(0, chances[place]) is >= LeastChance and var chance ? chance : 0;
        return [.. all.Select(own => own.Sum() is > 0 and var sum ? Array.ConvertAll(own, chance => chance / sum) : own)];
    }
}
