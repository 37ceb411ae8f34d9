using System.Collections.Immutable;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Staging;

/// <summary>From decisions to players, strategies and payoffs.</summary>
internal sealed class StageGameBuilder
{
    private readonly Moment moment;
    private readonly ImmutableArray<StageDecision> decisions;
    private readonly ImmutableArray<int> actors;
    private readonly Topic topic;

    // By player, the decisions that it has a voice in.
    private readonly int[][] concerns;

    private StageGameBuilder(Moment moment, ImmutableArray<StageDecision> decisions)
    {
        (this.moment, this.decisions) = (moment, decisions);
        actors = [.. decisions.SelectMany(decision => decision.Voices).Distinct().Order()];
        concerns = [.. actors.Select(actor => Enumerable.Range(0, decisions.Length).Where(decision => decisions[decision].Voices.Contains(actor)).ToArray())];
        topic = moment.Evaluated(decisions);
    }

    /// <summary>The game.</summary>
    /// <exception cref="ArgumentException">It has one player, or too many profiles.</exception>
    public static StageGame Build(Moment moment, ImmutableArray<StageDecision> decisions)
    {
        var builder = new StageGameBuilder(moment, decisions);
        var names = decisions.Select(decision => decision.Topic.Name).ToImmutableArray();
        var others = moment.Open.Select(topic => topic.Name).Except(names).ToImmutableArray();
        if (builder.actors.Length < 2)
        {
            throw new ArgumentException(
                $"{string.Join(" and ", names)} is decided by {moment.Model.Actors[builder.actors[0]].Name} alone, and a game needs at least 2 players. Name what others decide at the same time, too: {string.Join(", ", others)}.");
        }

        var counts = builder.concerns.Select(own => own.Aggregate(1L, (product, decision) => product * decisions[decision].Outcomes.Length)).ToArray();
        var profiles = counts.Aggregate(1.0, (product, count) => product * count);
        if (profiles > StageGame.MostProfiles)
            throw new ArgumentException($"The game has {string.Join(" x ", counts)} = {profiles:N0} profiles of strategies, and at most {StageGame.MostProfiles:N0} are made. Name fewer issues.");
        var players = builder.actors.Select((actor, player) => new StagePlayer(actor, [.. Enumerable.Range(0, (int)counts[player]).Select(strategy => builder.Label(player, strategy))]));
        return new(names, others, [.. players], builder.Payoffs(counts));
    }

    private string Label(int player, int strategy) => string.Join(", ", concerns[player].Zip(Named(player, strategy),
        (decision, outcome) => (decisions.Length == 1 ? "" : $"{decisions[decision].Topic.Name} ") + decisions[decision].Outcomes[outcome].Label));

    /// <summary>What a strategy names, decision by decision: the last one's outcome changes fastest.</summary>
    private int[] Named(int player, int strategy)
    {
        var named = new int[concerns[player].Length];
        for (var place = named.Length - 1; place >= 0; place--)
        {
            var count = decisions[concerns[player][place]].Outcomes.Length;
            (named[place], strategy) = (strategy % count, strategy / count);
        }

        return named;
    }

    private ImmutableArray<double> Payoffs(long[] counts)
    {
        var strategies = counts.Select((count, player) => Enumerable.Range(0, (int)count).Select(strategy => Named(player, strategy)).ToArray()).ToArray();
        var payoffs = ImmutableArray.CreateBuilder<double>((int)counts.Aggregate(1L, (product, count) => product * count) * actors.Length);
        var profile = new int[actors.Length];
        while (true)
        {
            var decided = decisions.Select((decision, index) => decision.Decide([.. decision.Voices.Select(actor => Named(strategies, profile, actor, index))])).ToArray();
            foreach (var actor in actors) payoffs.Add(Payoff(actor, decided));
            var next = 0;
            while (next < profile.Length && ++profile[next] == counts[next]) profile[next++] = 0;
            if (next == profile.Length) return payoffs.DrainToImmutable();
        }
    }

    private int Named(int[][][] strategies, int[] profile, int actor, int decision)
    {
        var player = actors.IndexOf(actor);
        return strategies[player][profile[player]][Array.IndexOf(concerns[player], decision)];
    }

    private double Payoff(int actor, int[] decided)
    {
        var payoff = topic.PartyOf(actor) < 0 || Alternative(decided) is not (var alternative and >= 0) ? 0 : moment.Gain(topic, actor, alternative);
        for (var index = 0; index < decided.Length; index++)
        {
            var decision = decisions[index];
            if (decision.Topic.IsBargained && decided[index] == decision.StatusQuo) payoff += decision.Breakdown[actor];
            if (!decision.Topic.IsBargained && decision.Voices[0] == actor && decided[index] != decision.StatusQuo) payoff -= decision.Breach;
        }

        return payoff;
    }

    /// <summary>Which alternative of the evaluated topic the outcomes are; -1 for things as they are.</summary>
    private int Alternative(int[] decided)
    {
        if (decisions.Length == 1) return decided[0] == decisions[0].StatusQuo ? -1 : decisions[0].Outcomes[decided[0]].Alternative;
        if (decided.Index().All(one => one.Item == decisions[one.Index].StatusQuo)) return -1;
        var alternative = 0;
        for (var index = 0; index < decided.Length; index++)
            alternative = (alternative * moment.Model.Issues[decisions[index].Topic.Issues[0]].Levels.Length) + decisions[index].Outcomes[decided[index]].Levels[0];
        return alternative;
    }
}
