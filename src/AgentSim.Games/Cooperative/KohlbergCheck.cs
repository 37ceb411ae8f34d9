using AgentSim.Games.Numerics;

namespace AgentSim.Games.Cooperative;

/// <summary>
/// Whether a division is the nucleolus, by a criterion that knows nothing of how it was found: for each excess, no shift of payoffs y with <c>y(N) = 0</c> may leave every coalition with at least that excess no worse off, and every player who gets only
/// what it gets alone, while some such coalition gains.
/// </summary>
/// <remarks>Source: Kohlberg, SIAM Journal on Applied Mathematics 20 (1971).</remarks>
internal static class KohlbergCheck
{
    // Excesses nearer than this share of the largest worth are one.
    private const double Near = 1e-9;

    /// <summary>The most that such a shift brings to coalitions, each counted up to 1: 0, but for rounding, of the nucleolus; 1 or more of any other division.</summary>
    public static double Slack(CoalitionalGame game, IReadOnlyList<double> payoffs, bool isAmongImputations)
    {
        var alone = Enumerable.Range(0, game.Players.Length).Where(player => isAmongImputations && Math.Abs(game.Excess(1 << player, payoffs)) <= Near * game.Scale).ToArray();
        (int Coalition, double Excess)[] falling = [.. Enumerable.Range(1, game.Everybody - 1).Select(coalition => (coalition, game.Excess(coalition, payoffs))).OrderByDescending(pair => pair.Item2)];
        var independent = new EchelonRows(game.Players.Length);
        independent.Add(Row(game, game.Everybody));
        var (slack, from) = (0.0, 0);
        while (from < falling.Length && independent.Count < game.Players.Length)
        {
            var to = from;
            while (to < falling.Length && falling[from].Excess - falling[to].Excess <= Near * game.Scale) to++;
            // What follows from coalitions that cannot gain cannot gain.
            var isNew = false;
            for (var place = from; place < to; place++) isNew |= independent.Add(Row(game, falling[place].Coalition));
            if (isNew) slack = Math.Max(slack, Gain(game, falling.AsSpan(0, to), alone));
            from = to;
        }

        return slack;
    }

    private static double Gain(CoalitionalGame game, ReadOnlySpan<(int Coalition, double Excess)> coalitions, int[] alone)
    {
        using var program = new LinearProgram();
        for (var player = 0; player < game.Players.Length; player++) program.Variable(double.NegativeInfinity, double.PositiveInfinity);
        program.Row(0, 0, Terms(game.Everybody));
        foreach (var player in alone) program.Row(0, double.PositiveInfinity, Terms(1 << player));
        foreach (var (coalition, _) in coalitions)
        {
            var gain = program.Variable(0, 1);
            program.Weigh(gain, 1);
            program.Row(0, double.PositiveInfinity, Terms(coalition).Append((gain, -1.0)));
        }

        program.Maximize();
        return program.Objective;

        IEnumerable<(int, double)> Terms(int coalition) => Enumerable.Range(0, game.Players.Length).Where(player => CoalitionalGame.Has(coalition, player)).Select(player => (player, 1.0));
    }

    private static double[] Row(CoalitionalGame game, int coalition) => [.. Enumerable.Range(0, game.Players.Length).Select(player => CoalitionalGame.Has(coalition, player) ? 1.0 : 0)];
}
