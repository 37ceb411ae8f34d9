using System.Collections.Immutable;
using System.Numerics;
using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Staging;

/// <summary>Something that is decided on in a stage game, and how what everybody names becomes a decision.</summary>
internal sealed class StageDecision
{
    private readonly VotingRule rule;

    private StageDecision(Topic topic, ImmutableArray<StageOutcome> outcomes, int statusQuo, double[] breakdown, double breach)
    {
        (Topic, Outcomes, StatusQuo, Breakdown, Breach) = (topic, outcomes, statusQuo, breakdown, breach);
        rule = topic.Bargaining.Rule;
        Voices = rule is Consensus consensus && topic.IsBargained ? [.. topic.Parties.Where((_, party) => consensus.Members[party])] : topic.Parties;
    }

    public Topic Topic { get; }

    /// <summary>What can be named; staying where one is is among it.</summary>
    public ImmutableArray<StageOutcome> Outcomes { get; }

    /// <summary>Which of the outcomes is that all stays as it is.</summary>
    public int StatusQuo { get; }

    /// <summary>The actors who can decide it, alone or with others.</summary>
    public ImmutableArray<int> Voices { get; }

    /// <summary>By actor, what it gets where nothing is agreed on.</summary>
    public double[] Breakdown { get; }

    /// <summary>What it costs who chooses alone to change what it promised.</summary>
    public double Breach { get; }

    /// <summary>A decision as it stands at a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="topic">What it is on.</param>
    /// <param name="withPayments">Whether side payments are named as well as levels.</param>
    public static StageDecision Of(Moment moment, Topic topic, bool withPayments)
    {
        var issues = topic.Issues.Select(issue => moment.Model.Issues[issue]).ToArray();
        var now = topic.Issues.Select(moment.Agreed).ToImmutableArray();
        bool Stays(Alternative alternative) => alternative.Levels.SequenceEqual(now) && (topic.Issues.Length > 1 || alternative.Transfer == moment.AgreedTransfer(topic.Issues[0]));
        var named = topic.Alternatives.Index().Where(one => Stays(one.Item) || (moment.IsPossible(topic, one.Index) && (withPayments || !one.Item.Levels.SequenceEqual(now) && one.Item.Transfer == 0)));
        var outcomes = named.Select(one => new StageOutcome(one.Index, one.Item.Levels, Label(issues, one.Item))).ToList();
        var statusQuo = outcomes.FindIndex(outcome => Stays(topic.Alternatives[outcome.Alternative]));
        if (statusQuo < 0)
        {
            statusQuo = 0;
            outcomes.Insert(0, new(-1, now, Label(issues, new(now, 0, 1))));
        }

        return new(topic, [.. outcomes], statusQuo, topic.IsBargained ? moment.Breakdown(topic) : new double[moment.Model.Actors.Length], topic.IsBargained ? 0 : moment.Breach(topic.Issues[0]));
    }

    /// <summary>The outcome, by what each of the voices names.</summary>
    public int Decide(ReadOnlySpan<int> named)
    {
        if (!Topic.IsBargained) return named[0];
        var (decided, most) = (StatusQuo, 0.0);
        for (var outcome = 0; outcome < Outcomes.Length; outcome++)
        {
            var votes = 0u;
            for (var voice = 0; voice < Voices.Length; voice++) votes |= named[voice] == outcome ? 1u << Topic.PartyOf(Voices[voice]) : 0;
            if (outcome == StatusQuo || !VotingRules.IsMet(rule, votes, Topic.Parties.Length) || !(Weight(votes) > most)) continue;
            (decided, most) = (outcome, Weight(votes));
        }

        return decided;
    }

    private double Weight(uint votes) => rule is WeightedVotes weighted
        ? Enumerable.Range(0, weighted.Weights.Length).Sum(party => (votes >> party & 1) * weighted.Weights[party])
        : BitOperations.PopCount(votes);

    private static string Label(Issue[] issues, Alternative alternative)
    {
        var levels = alternative.Levels.Select((level, place) => issues[place].Levels[level].Name);
        var label = issues.Length == 1 ? levels.Single() : string.Join(" and ", levels.Select((level, place) => $"{issues[place].Name} {level}"));
        return issues is [{ Transfers: not null }] ? $"{label} for {alternative.Transfer.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : label;
    }
}

/// <summary>Something that can be named.</summary>
/// <param name="Alternative">The topic's alternative; -1 for staying where that is none.</param>
/// <param name="Levels">The level of each of the topic's issues.</param>
/// <param name="Label">What it is called.</param>
internal sealed record StageOutcome(int Alternative, ImmutableArray<int> Levels, string Label);
