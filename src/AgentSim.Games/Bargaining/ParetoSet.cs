using System.Collections.Immutable;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Bargaining;

/// <summary>What nothing else is better than for all.</summary>
public static class ParetoSet
{
    // Less is rounding of the linear program.
    private const double LeastImprovement = 1e-9;

    /// <summary>The outcomes than which no other is at least as good for everybody and better for somebody, in their order. Several of the same utilities are all in it.</summary>
    public static ImmutableArray<int> Of(BargainingScenario scenario)
    {
        var utilities = scenario.Outcomes.Select(outcome => outcome.Utilities).ToArray();
        // What dominates has the larger sum: the best of those before are all that can.
        int[] order = [.. Enumerable.Range(0, utilities.Length).OrderByDescending(outcome => utilities[outcome].Sum()).ThenBy(outcome => outcome)];
        var undominated = new List<int>();
        foreach (var outcome in order)
            if (!undominated.Any(other => Dominates(utilities[other], utilities[outcome]))) undominated.Add(outcome);
        // Sums of nearly equal outcomes may come in the wrong order by rounding.
        return [.. undominated.Where(outcome => !undominated.Any(other => Dominates(utilities[other], utilities[outcome]))).Order()];
    }

    /// <summary>The outcomes that no lottery over outcomes is better than for all: a linear program for each of the <see cref="Of">Pareto set</see>.</summary>
    public static ImmutableArray<int> OfLotteries(BargainingScenario scenario)
    {
        var pareto = Of(scenario);
        return [.. pareto.Where(outcome => !IsDominatedByLottery(scenario, pareto, outcome))];
    }

    /// <summary>Whether a lottery gives everybody as much and somebody more: by how much in all, at most.</summary>
    private static bool IsDominatedByLottery(BargainingScenario scenario, ImmutableArray<int> among, int outcome)
    {
        using var program = new LinearProgram();
        var chances = among.Select(_ => program.Variable(0, 1)).ToArray();
        program.Row(1, 1, chances.Select(chance => (chance, 1.0)));
        var own = scenario.Outcomes[outcome].Utilities;
        for (var party = 0; party < own.Length; party++)
        {
            var more = program.Variable(0, double.PositiveInfinity);
            program.Weigh(more, 1);
            program.Row(own[party], own[party], chances.Select((chance, place) => (chance, scenario.Outcomes[among[place]].Utilities[party])).Append((more, -1.0)));
        }

        program.Maximize();
        return program.Objective > LeastImprovement * Math.Max(1, own.Max(Math.Abs));
    }

    private static bool Dominates(ImmutableArray<double> one, ImmutableArray<double> other)
    {
        var better = false;
        for (var party = 0; party < one.Length; party++)
        {
            if (one[party] < other[party]) return false;
            better |= one[party] > other[party];
        }

        return better;
    }
}
