using System.Collections.Immutable;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Cooperative;

/// <summary>The division that makes the largest excess of any coalition as small as can be, then the next largest, and so on.</summary>
/// <param name="Payoffs">By player.</param>
/// <param name="IsAmongImputations">Whether nobody gets less than alone. It is so unless all together reach less than each alone; then no such division is possible, and this is the prenucleolus.</param>
/// <param name="Blocking">Weights of the coalitions that hold the largest excess where it is: if it is above 0, they prove the core empty.</param>
/// <param name="Levels">Linear programs that were solved.</param>
internal sealed record Nucleolus(ImmutableArray<double> Payoffs, bool IsAmongImputations, BalancedWeights Blocking, int Levels)
{
    /// <summary>Players beyond which it is not sought.</summary>
    public const int MostPlayers = 12;

    // Shadow prices of a program whose excesses cost 1 together are this small only where they are 0.
    private const double Positive = 1e-8;

    /// <summary>
    /// By a sequence of linear programs, each <c>min e, v(S) - x(S) &lt;= e</c> for the coalitions not settled, <c>x(N) = v(N)</c>, <c>x_i &gt;= v(i)</c>. Those with a shadow price are tight in every solution: they are settled at e, and so are those whose payoff
    /// follows from theirs. When n settled coalitions are independent, x is what they say.
    /// </summary>
    /// <remarks>Sources: Schmeidler, SIAM Journal on Applied Mathematics 17 (1969); Maschler, Peleg and Shapley, Mathematics of Operations Research 4 (1979).</remarks>
    /// <exception cref="WrongGameException">There are too many players.</exception>
    public static Nucleolus Of(CoalitionalGame game)
    {
        var players = game.Players.Length;
        if (players > MostPlayers) throw new WrongGameException($"{game.Title}: the nucleolus is sought of at most {MostPlayers} players, whose 2^{MostPlayers} coalitions are rows of linear programs, but there are {players}.");
        // A hair beyond rounding: alone and together reach the same in games where nothing is to be gained.
        var isAmongImputations = Enumerable.Range(0, players).Sum(game.Alone) <= game.Grand + 1e-12 * game.Scale;
        var settled = new SettledExcesses(game);
        BalancedWeights? blocking = null;
        var levels = 0;
        for (; !settled.IsComplete; levels++)
        {
            using var program = new LinearProgram();
            var (excess, rows) = Program(program, game, settled, isAmongImputations);
            program.Minimize();
            blocking ??= BalancedWeights.Of(game, rows.Select(row => (row.Coalition, program.Dual(row.Row))));
            settled.Settle([.. rows.Where(row => row.HasExcess && program.Dual(row.Row) > Positive).Select(row => row.Coalition)], [.. rows.Where(row => !row.HasExcess && program.Dual(row.Row) > Positive).Select(row => row.Coalition)], program.Value(excess));
        }

        return new(settled.Payoffs(), isAmongImputations, blocking!, levels);
    }

    // In units of the largest worth, for the solver's tolerances are absolute.
    private static (int Excess, List<(int Coalition, int Row, bool HasExcess)> Rows) Program(LinearProgram program, CoalitionalGame game, SettledExcesses settled, bool isAmongImputations)
    {
        var players = game.Players.Length;
        for (var player = 0; player < players; player++) program.Variable(double.NegativeInfinity, double.PositiveInfinity);
        var excess = program.Variable(double.NegativeInfinity, double.PositiveInfinity);
        program.Weigh(excess, 1);
        program.Row(game.Grand / game.Scale, game.Grand / game.Scale, Terms(game.Everybody));
        var rows = new List<(int, int, bool)>();
        for (var coalition = 1; coalition < game.Everybody; coalition++)
        {
            var worth = game.Worth(coalition) / game.Scale;
            if (settled.Excess(coalition) is { } known) program.Row(worth - known, double.PositiveInfinity, Terms(coalition));
            else if (!settled.Follows(coalition)) rows.Add((coalition, program.Row(worth, double.PositiveInfinity, Terms(coalition).Append((excess, 1.0))), true));
        }

        for (var player = 0; player < players && isAmongImputations; player++)
            rows.Add((1 << player, program.Row(game.Alone(player) / game.Scale, double.PositiveInfinity, Terms(1 << player)), false));
        return (excess, rows);

        IEnumerable<(int, double)> Terms(int coalition) => Enumerable.Range(0, players).Where(player => CoalitionalGame.Has(coalition, player)).Select(player => (player, 1.0));
    }
}
