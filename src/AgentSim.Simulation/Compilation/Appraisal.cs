using System.Collections.Immutable;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>How one actor evaluates the alternatives of a topic: its utility per year as far as the topic, or an answer to it, bears on it.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Utility">The sum of the utility terms that depend on the topic; its only result.</param>
/// <param name="Ledger">The same terms one by one, with <paramref name="Terms"/> naming them.</param>
/// <param name="Terms">Indices of those terms in the actor's utility; the index behind the last is unnamed side payments.</param>
/// <param name="PresentValue">Cache-independent column, among the actor's numbers, of what a flow of 1 a year is worth.</param>
/// <param name="ExitCost">Cache column of the cost of leaving; -1 where the topic is no exit.</param>
internal sealed record Appraisal(
    Topic Topic, Formula Utility, Formula Ledger, ImmutableArray<int> Terms, int PresentValue, int ExitCost);

/// <summary>What an actor wants, compiled: what it computes once a period, and how it evaluates each topic from there.</summary>
/// <param name="Cache">Computes the columns that the appraisals are given.</param>
/// <param name="Appraisals">By topic index; null where the actor neither decides nor answers.</param>
internal sealed record Interests(Formula Cache, ImmutableArray<Appraisal?> Appraisals)
{
    /// <summary>Compiles an actor's interests.</summary>
    public static Interests Of(Model model, int actor, ImmutableArray<Topic> topics, Lowering lowering, Slots slots, Func<Topic, int> presentValue)
    {
        var graph = lowering.Graph;
        var terms = lowering.Terms(model.Actors[actor]);
        var concerned = topics.Where(topic => topic.Parties.Contains(actor) || topic.Answers.Any(a => a.Chooser == actor)).ToList();
        var costs = concerned.Where(t => t.Kind == TopicKind.Exit)
            .ToDictionary(t => t.Index, t => lowering.During(model.Issues[t.Issues[0]].Exit!.Cost));
        var plans = concerned.ToDictionary(topic => topic.Index, topic => WhatIfPlan.Of(graph, terms, slot => Varies(topic, slots.Lanes[slot])));

        var cache = new Outputs();
        var columns = new Dictionary<Node, int>();
        foreach (var node in plans.Values.SelectMany(plan => plan.Given).Distinct().OrderBy(node => node.Id)) columns.Add(node, cache.Add(node));
        var costColumns = costs.ToDictionary(cost => cost.Key, cost => cache.Add(cost.Value));

        var appraisals = new Appraisal?[topics.Length];
        foreach (var topic in concerned)
        {
            var plan = plans[topic.Index];
            var single = plan.Terms.Select(term => terms[term]).ToList();
            var given = plan.Given.ToHashSet();
            appraisals[topic.Index] = new(
                topic, Formula.Of(graph, plan.Dependent, columns), Formula.Of(graph, Tape.Compile(graph, single, given), columns),
                plan.Terms, presentValue(topic), costColumns.GetValueOrDefault(topic.Index, -1));
        }

        return new(Formula.Of(graph, cache.Nodes), [.. appraisals]);
    }

    private static bool Varies(Topic topic, LaneRoot root)
    {
        var issue = root switch
        {
            LevelRoot level => level.Issue,
            AttributeRoot attribute => attribute.Issue,
            _ => -1,
        };
        return issue >= 0 && (topic.Issues.Contains(issue) || topic.Answers.Any(answer => answer.Issue == issue));
    }
}
