using AgentSim.Games.Numerics;

namespace AgentSim.Games.Bargaining;

/// <summary>
/// The lottery whose least expected gain, in units of each party's own, is largest, and of those the one whose next to least is, and so on: a linear program for each step, in which those are held fast whose gain cannot be larger
/// (their rows have a price).
/// </summary>
/// <remarks>Sources: Kalai, Econometrica 45 (1977) 1623-1630; Imai, Econometrica 51 (1983) 389-401.</remarks>
internal static class LeximinLottery
{
    private const double LeastPrice = 1e-9;

    // What is held fast may be missed by this much, or rounding leaves nothing that is allowed.
    private const double Slack = 1e-11;

    // A chance below this is rounding.
    private const double LeastChance = 1e-13;

    /// <summary>The chances of all outcomes, and the least gain.</summary>
    public static (double[] Chances, double Least) Of(BargainingScenario scenario, double[] scales)
    {
        var held = Array.ConvertAll(scales, _ => double.NaN);
        var (chances, first) = (Array.Empty<double>(), double.NaN);
        while (held.Any(double.IsNaN))
        {
            var (found, least, prices) = Step(scenario, scales, held);
            chances = found;
            if (double.IsNaN(first)) first = least;
            var free = Enumerable.Range(0, held.Length).Where(party => double.IsNaN(held[party])).ToArray();
            // Prices of what binds sum to 1, so that there is at least one; by rounding, the dearest.
            var dearest = free.Max(party => Math.Abs(prices[party]));
            foreach (var party in free.Where(party => Math.Abs(prices[party]) >= Math.Min(LeastPrice, dearest))) held[party] = least;
        }

        return (chances, first);
    }

    /// <summary>The most that a party expects to gain by a lottery that nobody expects to lose by; minus infinity where there is none.</summary>
    public static double Most(BargainingScenario scenario, int party)
    {
        if (Of(scenario, [.. scenario.Parties.Select(_ => 1.0)]).Least < 0) return double.NegativeInfinity;
        using var program = new LinearProgram();
        var chances = Chances(program, scenario);
        for (var other = 0; other < scenario.Parties.Length; other++) program.Row(-Slack, double.PositiveInfinity, chances.Select((chance, outcome) => (chance, scenario.Gain(outcome, other))));
        foreach (var (outcome, chance) in chances.Index()) program.Weigh(chance, scenario.Gain(outcome, party));
        program.Maximize();
        return program.Objective;
    }

    private static (double[] Chances, double Least, double[] Prices) Step(BargainingScenario scenario, double[] scales, double[] held)
    {
        using var program = new LinearProgram();
        var chances = Chances(program, scenario);
        var least = program.Variable(double.NegativeInfinity, double.PositiveInfinity);
        var rows = held.Select((value, party) =>
        {
            var gains = chances.Select((chance, outcome) => (chance, scales[party] * scenario.Gain(outcome, party)));
            return double.IsNaN(value) ? program.Row(0, double.PositiveInfinity, gains.Append((least, -1))) : program.Row(value - Slack, double.PositiveInfinity, gains);
        }).ToArray();
        program.Weigh(least, 1);
        program.Maximize();
        var found = chances.Select(chance => program.Value(chance) is > LeastChance and var value ? value : 0).ToArray();
        var sum = found.Sum();
        return ([.. found.Select(chance => chance / sum)], program.Value(least), [.. rows.Select(program.Dual)]);
    }

    private static int[] Chances(LinearProgram program, BargainingScenario scenario)
    {
        var chances = scenario.Outcomes.Select(_ => program.Variable(0, 1)).ToArray();
        program.Row(1, 1, chances.Select(chance => (chance, 1.0)));
        return chances;
    }
}
