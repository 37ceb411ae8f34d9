using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Compilation;

/// <summary>Lists what a model's actors decide on.</summary>
internal static class Topics
{
    /// <summary>The topics of a model: its issues in model order, its packages, then the exits, one for each actor who may leave.</summary>
    public static ImmutableArray<Topic> Of(Model model, Names names)
    {
        var topics = ImmutableArray.CreateBuilder<Topic>();
        foreach (var issue in model.Issues) topics.Add(OfIssue(model, names, issue, topics.Count));
        foreach (var package in model.Packages) topics.Add(OfPackage(model, names, package, topics.Count));
        foreach (var issue in model.Issues)
        {
            foreach (var leaver in issue.Exit?.By ?? [])
                topics.Add(OfExit(model, names, issue, leaver, topics.Count));
        }

        return topics.ToImmutable();
    }

    private static Topic OfIssue(Model model, Names names, Issue issue, int index)
    {
        var grid = issue.Transfers?.Grid ?? [0.0];
        var alternatives = (
            from level in Enumerable.Range(0, issue.Levels.Length)
            from transfer in grid
            select new Alternative([level], transfer, 1.0 / grid.Length)).ToImmutableArray();
        var parties = issue.Parties.Select(names.Actor).ToImmutableArray();
        return new(
            index, issue.Name, issue.IsConduct ? TopicKind.Conduct : TopicKind.Issue, [names.Issue(issue.Name)], parties, alternatives,
            AnswersOf(model, names, issue.Answers), issue.Bargaining, issue.Every, issue.Reopens,
            issue.IsConduct ? null : SessionRules.Of(issue.Bargaining, parties.Length, alternatives.Length));
    }

    private static Topic OfPackage(Model model, Names names, Package package, int index)
    {
        var issues = package.Issues.Select(names.Issue).ToImmutableArray();
        IEnumerable<ImmutableArray<int>> combinations = [[]];
        foreach (var issue in issues)
            combinations = combinations.SelectMany(c => Enumerable.Range(0, model.Issues[issue].Levels.Length).Select(level => c.Add(level)));
        var alternatives = combinations.Select(levels => new Alternative(levels, 0, 1)).ToImmutableArray();
        var parties = package.Parties.Select(names.Actor).ToImmutableArray();
        return new(
            index, package.Name, TopicKind.Package, issues, parties, alternatives, AnswersOf(model, names, package.Answers), package.Bargaining,
            package.Every, package.Reopens, SessionRules.Of(package.Bargaining, parties.Length, alternatives.Length));
    }

    private static Topic OfExit(Model model, Names names, Issue issue, string leaver, int index) => new(
        index, issue.Name, TopicKind.Exit, [names.Issue(issue.Name)], [names.Actor(leaver)], [new([issue.Exit!.To], 0, 1)],
        AnswersOf(model, names, issue.Answers), issue.Bargaining, issue.Every, issue.Reopens, null);

    private static ImmutableArray<Answer> AnswersOf(Model model, Names names, ImmutableArray<string> answers) =>
        [.. answers.SelectMany(name => AnswersOf(model, names, names.Issue(name)))];

    /// <summary>A conduct answers by its levels; an issue by each actor who may leave it. What can never be chosen is not foreseen either.</summary>
    private static IEnumerable<Answer> AnswersOf(Model model, Names names, int answer)
    {
        var issue = model.Issues[answer];
        if (issue.Opens is Number { Value: 0 } && (issue.IsConduct || issue.Start == issue.Exit?.To)) return [];
        if (issue.IsConduct) return [new(answer, answer, names.Actor(issue.Parties[0]), [.. Enumerable.Range(0, issue.Levels.Length)])];
        var first = model.Issues.Length + model.Packages.Length + model.Issues.Take(answer).Sum(before => before.Exit?.By.Length ?? 0);
        return (issue.Exit?.By ?? []).Select((leaver, place) => new Answer(first + place, answer, names.Actor(leaver), [Answer.AsItIs, issue.Exit!.To]));
    }
}
