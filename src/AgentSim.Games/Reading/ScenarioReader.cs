using System.Collections.Immutable;
using AgentSim.Games.Bargaining;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>
/// A bargaining problem in YAML: <c>scenario</c> (its title), <c>parties</c> (each with <c>reservation</c> and <c>power</c>), what can come out, either as <c>outcomes</c> (each name with a list of utilities) or as
/// <c>issues</c> (each name with its levels; then each party has <c>weights</c> by issue and <c>values</c> by issue and level, and a utility is the weighted sum), and <c>rules</c> of consent.
/// </summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="WrongGameException">It is no such scenario; the message tells file, line and what is allowed.</exception>
    public static BargainingScenario Read(string text, string file)
    {
        var page = new YamlPage(file);
        var root = page.Root(text, "scenario", "parties", "issues", "outcomes", "rules", "source", "note");
        var entries = Entries(page, root);
        var parties = entries.Select(entry => Party(page, page.Text(entry.Key, "a party"), entry.Value)).ToImmutableArray();
        var (issues, listed) = (YamlPage.Optional(root, "issues"), YamlPage.Optional(root, "outcomes"));
        if (issues is null == listed is null) throw page.Wrong(root, "a scenario has either issues or outcomes");
        var outcomes = issues is null ? Listed(page, listed!, parties.Length) : new ScenarioIssues(page, issues, [.. entries.Select(entry => entry.Value)]).Outcomes();
        return new(page.Text(page.Required(root, "scenario"), "scenario"), parties, outcomes, Rules(page, YamlPage.Optional(root, "rules"), parties));
    }

    /// <summary>Reads a scenario of two whose outcomes are all on a smooth frontier: <c>frontier</c>, the coefficients of a polynomial, rather than <c>issues</c> or <c>outcomes</c>.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="WrongGameException">It is no such scenario.</exception>
    public static BargainingFrontier ReadFrontier(string text, string file)
    {
        var page = new YamlPage(file);
        var root = page.Root(text, "scenario", "parties", "frontier", "source", "note");
        var parties = Entries(page, root).Select(entry => Party(page, page.Text(entry.Key, "a party"), entry.Value)).ToImmutableArray();
        if (parties.Length != 2) throw page.Wrong(page.Required(root, "parties"), $"a frontier is of 2 parties, but there are {parties.Length}");
        var coefficients = page.List(page.Required(root, "frontier"), "frontier").Select(coefficient => page.Number(coefficient, "a coefficient")).ToImmutableArray();
        return coefficients.Length >= 2 ? new(page.Text(page.Required(root, "scenario"), "scenario"), parties, coefficients)
            : throw page.Wrong(page.Required(root, "frontier"), "a frontier needs at least 2 coefficients, the constant first");
    }

    private static KeyValuePair<YamlNode, YamlNode>[] Entries(YamlPage page, YamlMappingNode root)
    {
        var node = page.Required(root, "parties");
        var entries = page.Mapping(node, "parties").Children.ToArray();
        return entries.Length >= 2 ? entries : throw page.Wrong(node, $"the scenario has {entries.Length} {(entries.Length == 1 ? "party" : "parties")}; it needs at least 2");
    }

    private static ScenarioParty Party(YamlPage page, string name, YamlNode node)
    {
        var party = page.Mapping(node, name, "reservation", "power", "weights", "values");
        var power = YamlPage.Optional(party, "power") is { } given ? page.Number(given, $"the power of {name}") : 1;
        if (!(power > 0)) throw page.Wrong(YamlPage.Optional(party, "power")!, $"the power of {name} is {power}; it must be above 0");
        return new(name, YamlPage.Optional(party, "reservation") is { } reservation ? page.Number(reservation, $"the reservation value of {name}") : 0, power);
    }

    private static ImmutableArray<ScenarioOutcome> Listed(YamlPage page, YamlNode node, int parties)
    {
        var outcomes = ImmutableArray.CreateBuilder<ScenarioOutcome>();
        foreach (var (key, value) in page.Mapping(node, "outcomes").Children)
        {
            var utilities = page.List(value, "utilities of an outcome");
            if (utilities.Length != parties) throw page.Wrong(value, $"{parties} parties need {parties} utilities, but the outcome {key} has {utilities.Length}");
            outcomes.Add(new(page.Text(key, "an outcome"), [.. utilities.Select(utility => page.Number(utility, "a utility"))]));
        }

        if (outcomes.Count == 0) throw page.Wrong(node, "there is no outcome; there must be at least one");
        return outcomes.ToImmutable();
    }

    private static ImmutableArray<WinningRule> Rules(YamlPage page, YamlNode? node, ImmutableArray<ScenarioParty> parties)
    {
        var unanimity = new WinningRule("unanimity", parties.Length, [.. parties.Select(_ => 1.0)], [.. parties.Select(_ => true)]);
        var majority = new WinningRule("majority", (parties.Length / 2) + 1, unanimity.Votes, [.. parties.Select(_ => false)]);
        return node is null ? [unanimity, majority]
            : [unanimity, .. page.Mapping(node, "rules").Children.Select(rule => Rule(page, page.Text(rule.Key, "a rule"), rule.Value, parties))];
    }

    private static WinningRule Rule(YamlPage page, string name, YamlNode node, ImmutableArray<ScenarioParty> parties)
    {
        var rule = page.Mapping(node, $"the rule {name}", "quota", "votes", "veto");
        var votes = YamlPage.Optional(rule, "votes") is { } given ? Votes(page, page.Mapping(given, "votes"), parties) : [.. parties.Select(_ => 1.0)];
        var vetoes = YamlPage.Optional(rule, "veto") is { } list ? page.List(list, "veto").Select(party => Place(page, party, parties)).ToHashSet() : [];
        var quota = page.Number(page.Required(rule, "quota"), "a quota");
        var all = votes.Sum();
        return quota > 0 && quota <= all ? new(name, quota, votes, [.. parties.Select((_, party) => vetoes.Contains(party))])
            : throw page.Wrong(page.Required(rule, "quota"), $"the quota of {name} is {quota}, but all votes together are {all}; it must be above 0 and at most that");
    }

    private static ImmutableArray<double> Votes(YamlPage page, YamlMappingNode node, ImmutableArray<ScenarioParty> parties)
    {
        var votes = new double[parties.Length];
        foreach (var (key, value) in node.Children)
        {
            var number = page.Number(value, "a number of votes");
            votes[Place(page, key, parties)] = number >= 0 ? number : throw page.Wrong(value, $"{key} has {number} votes; it must be at least 0");
        }

        return [.. votes];
    }

    private static int Place(YamlPage page, YamlNode node, ImmutableArray<ScenarioParty> parties)
    {
        var name = page.Text(node, "a party");
        for (var party = 0; party < parties.Length; party++)
            if (parties[party].Name == name) return party;
        throw page.Wrong(node, $"there is no party {name}; there are {string.Join(", ", parties.Select(party => party.Name))}");
    }
}
