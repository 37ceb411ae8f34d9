using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>
/// A cooperative game in YAML: <c>coalitional</c> (its title), <c>players</c> (a list), <c>worths</c> or <c>costs</c> (each coalition, players joined by plus signs, with a number), <c>otherwise</c> (the number of those not listed), <c>divisions</c> (each name
/// with a number for each player), and <c>source</c> or <c>note</c> for readers.
/// </summary>
internal sealed class CoalitionalPage(YamlPage page, string file)
{
    public CoalitionalQuestion Read(YamlMappingNode root)
    {
        page.Mapping(root, "the file", "coalitional", "players", "worths", "costs", "otherwise", "divisions", "source", "note");
        var (gains, costs) = (YamlPage.Optional(root, "worths"), YamlPage.Optional(root, "costs"));
        var table = (gains, costs) switch { ({ } worths, null) => worths, (null, { } spent) => spent, (null, null) => throw page.Wrong(root, "worths is missing (or costs)"), _ => throw page.Wrong(costs!, "there are worths and costs; a game has one of them") };
        ImmutableArray<string> players = [.. page.List(page.Required(root, "players"), "players").Select(player => page.Text(player, "a player"))];
        double? otherwise = YamlPage.Optional(root, "otherwise") is { } rest ? page.Number(rest, "otherwise") : null;
        var listed = page.Mapping(table, gains is null ? "costs" : "worths").Children
            .Select(row => new CoalitionWorth(row.Key.Start.Line, page.Text(row.Key, "a coalition"), page.Number(row.Value, $"the {(gains is null ? "cost" : "worth")} of {row.Key}"))).ToArray();
        var meaning = gains is null ? WorthMeaning.Costs : WorthMeaning.Gains;
        var game = YamlPage.At(page.Required(root, "players"), file, () => CoalitionWorth.Game(page.Text(page.Required(root, "coalitional"), "coalitional"), players, listed, otherwise, meaning, file));
        return new(game, meaning, Divisions(root, players, meaning));
    }

    private ImmutableArray<(string, ImmutableArray<double>)> Divisions(YamlMappingNode root, ImmutableArray<string> players, WorthMeaning meaning)
    {
        if (YamlPage.Optional(root, "divisions") is not { } node) return [];
        return [.. page.Mapping(node, "divisions").Children.Select(division => (page.Text(division.Key, "a division"), Payoffs(page.Mapping(division.Value, $"the division {division.Key}", [.. players]), players, meaning)))];
    }

    private ImmutableArray<double> Payoffs(YamlMappingNode node, ImmutableArray<string> players, WorthMeaning meaning) =>
        [.. players.Select(player => (meaning == WorthMeaning.Costs ? -1 : 1) * page.Number(page.Required(node, player), $"what {player} gets"))];
}
