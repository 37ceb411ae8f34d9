using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Staging;

/// <summary>Several issues that are decided on at the same time: a package that is never talked about, so that the history goes as without it, but whose combinations everybody can evaluate.</summary>
internal static class JointDecision
{
    /// <summary>Its name, which no file can give.</summary>
    public const string Name = "stage game";

    /// <summary>The model with the package of these issues; the model itself where there is but one.</summary>
    /// <exception cref="ArgumentException">Something is no issue, is named twice, or they have too many combinations.</exception>
    public static Model AddTo(Model model, ImmutableArray<string> names)
    {
        if (names.Distinct().Count() != names.Length) throw new ArgumentException($"{string.Join(", ", names)} names something twice.");
        if (names.Length < 2) return model;
        var issues = names.Select(name => model.Issues.FirstOrDefault(issue => issue.Name == name) ?? throw new ArgumentException(NoIssue(model, name))).ToImmutableArray();
        var parties = model.Actors.Select(actor => actor.Name).Where(actor => issues.Any(issue => issue.Parties.Contains(actor))).ToImmutableArray();
        var combinations = issues.Aggregate(1L, (product, issue) => product * issue.Levels.Length);
        if (combinations * parties.Length > SessionRules.MostGains)
            throw new ArgumentException($"{string.Join(", ", names)} have {combinations:N0} combinations of levels, which {parties.Length} parties cannot evaluate together: at most {SessionRules.MostGains:N0} gains are.");
        return model with { Packages = model.Packages.Add(Package(issues, parties)) };
    }

    private static string NoIssue(Model model, string name) => model.Packages.Any(package => package.Name == name)
        ? $"{name} is a package; with other issues, name its issues one by one."
        : $"The model has no issue {name}; it has {string.Join(", ", model.Issues.Select(issue => issue.Name))}.";

    private static Package Package(ImmutableArray<Issue> issues, ImmutableArray<string> parties)
    {
        var none = ImmutableDictionary<string, Expression>.Empty;
        var bargaining = new AgentSim.Bargaining(Protocol.AlternatingOffers, new Unanimity(), 1, Recognition.Random, 0, MayPass: true, none, none) { Spell = 1 };
        var names = issues.Select(issue => issue.Name).ToImmutableArray();
        return new(Name, names, EveryIssueMoves: false, parties, bargaining, 0, PromiseLasts: 0, Reopens: 0, Every: 1, Source: null)
        {
            Breach = 0,
            // What is decided here is not foreseen, but chosen.
            Answers = [.. issues.SelectMany(issue => issue.Answers).Distinct().Where(answer => !names.Contains(answer))],
        };
    }
}
