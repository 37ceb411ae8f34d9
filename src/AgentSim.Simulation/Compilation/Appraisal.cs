using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Compilation;

/// <summary>How one actor evaluates the alternatives of a topic: its utility per year as far as the topic, or an answer to it, bears on it.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Outcomes">Utility as things are, if <see cref="HasAsItIs"/>, and behind it utility with each level of each answer; null where the actor only answers.</param>
/// <param name="Answers">For each answer, utility with each of its levels; null where another actor chooses it.</param>
/// <param name="Suppositions">The levels of answers that those formulas suppose.</param>
/// <param name="Refresh">Computes anew the cache columns that all this reads and decisions change.</param>
/// <param name="Ledger">The terms one by one, with <paramref name="Terms"/> naming them.</param>
/// <param name="Terms">Indices of those terms in the actor's utility; the index behind the last is unnamed side payments.</param>
/// <param name="PresentValue">Cache-independent column, among the actor's numbers, of what a flow of 1 a year is worth.</param>
/// <param name="ExitCost">Cache column of the cost of leaving; -1 where the topic is no exit.</param>
internal sealed record Appraisal(
    Topic Topic, Evaluation? Outcomes, ImmutableArray<Evaluation?> Answers, Suppositions Suppositions, Refresh Refresh, Formula Ledger, ImmutableArray<int> Terms,
    int PresentValue, int ExitCost)
{
    /// <summary>Which of the <see cref="Outcomes"/> is that of the first level of an answer.</summary>
    public static int Outcome(Topic topic, int answer)
    {
        var outcome = HasAsItIs(topic) ? 1 : 0;
        for (var before = 0; before < answer; before++) outcome += topic.Answers[before].Levels.Length;
        return outcome;
    }

    /// <summary>The levels that what comes out changes with: those in columns that it reads or is given, and those from which there is an answer.</summary>
    public Changes ChangesWith(Slots columns) => Answers.Append(Outcomes).OfType<Evaluation>().SelectMany(evaluation => evaluation.Formulas).Append(Refresh.Formula)
        .Select(formula => formula.ChangesWith(columns))
        .Concat(Topic.Answers.Select(answer => Changes.Of(answer.Issue, LevelState.Agreed)))
        .Aggregate(Changes.None, (changes, more) => changes | more);

    /// <summary>Whether utility as things are is among the <see cref="Outcomes"/>: where there is one answer, one of its levels is sure to be in force.</summary>
    public static bool HasAsItIs(Topic topic) => topic.Answers.Length != 1;
}

/// <summary>What an actor wants, compiled: what it computes once a period, and how it evaluates each topic from there.</summary>
/// <param name="Cache">The columns that the appraisals are given.</param>
/// <param name="Appraisals">By topic index; null where the actor neither decides nor answers.</param>
internal sealed record Interests(Cache Cache, ImmutableArray<Appraisal?> Appraisals)
{
    /// <summary>How many columns an evaluation finds, at most, that all alternatives have in common.</summary>
    public int CommonColumns => Appraisals.OfType<Appraisal>().SelectMany(appraisal => appraisal.Answers.Append(appraisal.Outcomes)).OfType<Evaluation>()
        .Select(evaluation => evaluation.Common.Tape.Results).DefaultIfEmpty().Max();

    /// <summary>Compiles an actor's interests.</summary>
    public static Interests Of(Model model, int actor, ImmutableArray<Topic> topics, Lowering lowering, Slots slots, Func<Topic, int> presentValue)
    {
        var graph = lowering.Graph;
        var terms = lowering.Terms(model.Actors[actor]);
        var concerned = topics.Where(topic => topic.Parties.Contains(actor) || topic.Answers.Any(a => a.Chooser == actor)).ToList();
        var costs = concerned.Where(t => t.Kind == TopicKind.Exit)
            .ToDictionary(t => t.Index, t => lowering.During(model.Issues[t.Issues[0]].Exit!.Cost));
        var plans = concerned.ToDictionary(topic => topic.Index, topic => WhatIfPlan.Of(graph, terms, slot => Varies(topic, slots.Lanes[slot])));
        var cache = Cache.Of(graph, slots, plans.Values.SelectMany(plan => plan.Given), costs.Values);
        var appraisals = new Appraisal?[topics.Length];
        foreach (var topic in concerned)
        {
            var exitCost = costs.TryGetValue(topic.Index, out var cost) ? cache.Columns[cost] : -1;
            var read = costs.Where(exit => exit.Key == topic.Index || topic.Answers.Any(answer => answer.Topic == exit.Key)).Select(exit => exit.Value);
            var refresh = cache.Refresh(graph, [.. plans[topic.Index].Given, .. read]);
            appraisals[topic.Index] = Appraise(graph, actor, topic, plans[topic.Index], terms, slots, cache) with
            {
                Refresh = refresh,
                PresentValue = presentValue(topic),
                ExitCost = exitCost,
            };
        }

        return new(cache, [.. appraisals]);
    }

    private static Appraisal Appraise(
        ExpressionGraph graph, int actor, Topic topic, WhatIfPlan plan, IReadOnlyList<Node> terms, Slots slots, Cache cache)
    {
        var given = new NodeSet(plan.Given);
        var single = plan.Terms.Select(term => terms[term]).ToList();
        var sum = graph.Sum(single);
        var suppositions = new Suppositions();
        var answers = topic.Answers
            .Select(answer => answer.Levels.Select(level => level == Answer.AsItIs ? sum : suppositions.Suppose(graph, sum, answer.Issue, level, slots)).ToList()).ToList();
        Evaluation Compile(IReadOnlyList<Node> outputs) =>
            Evaluation.Of(graph, outputs, given, cache, slot => slot < slots.Lanes.Count && slots.Lanes[slot].LevelOf is { } issue && topic.Issues.Contains(issue));
        return new(
            topic, topic.Parties.Contains(actor) ? Compile(Appraisal.HasAsItIs(topic) ? [sum, .. answers.SelectMany(levels => levels)] : answers[0]) : null,
            [.. answers.Select((levels, answer) => topic.Answers[answer].Chooser == actor ? Compile(levels) : null)], suppositions,
            Refresh.Nothing, Formula.Of(graph, Tape.Compile(graph, single, given), cache.Columns), plan.Terms, -1, -1);
    }

    private static bool Varies(Topic topic, LaneRoot root) =>
        root.LevelOf is { } issue && (topic.Issues.Contains(issue) || topic.Answers.Any(answer => answer.Issue == issue));
}
