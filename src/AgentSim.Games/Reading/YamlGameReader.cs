using System.Collections.Immutable;
using AgentSim.Games.Strategic;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>
/// A game in YAML: <c>game</c> (its title), <c>players</c> (each name with a list of strategies), <c>payoffs</c> (each profile, strategies in the order of the players and separated by commas, with a list
/// of payoffs), and <c>source</c> or <c>note</c> for readers.
/// </summary>
internal static class YamlGameReader
{
    public static StrategicForm Read(string text, string file)
    {
        var page = new YamlPage(file);
        var root = page.Root(text, "game", "players", "payoffs", "source", "note");
        var players = Players(page, page.Mapping(page.Required(root, "players"), "players"));
        if (players.Length < 2) throw page.Wrong(page.Required(root, "players"), $"the game has {players.Length} {(players.Length == 1 ? "player" : "players")}; it needs at least 2");
        var profiles = players.Aggregate(1L, (product, player) => product * player.Strategies.Length);
        if (profiles > StrategicForm.MostProfiles) throw page.Wrong(root, $"the game has {profiles:N0} profiles of strategies, and at most {StrategicForm.MostProfiles:N0} are read");
        var payoffs = Payoffs(page, page.Mapping(page.Required(root, "payoffs"), "payoffs"), players, (int)profiles);
        return new(page.Text(page.Required(root, "game"), "game"), players, payoffs);
    }

    private static ImmutableArray<GamePlayer> Players(YamlPage page, YamlMappingNode players) =>
        [.. players.Children.Select(player => new GamePlayer(page.Text(player.Key, "a player"), [.. Strategies(page, player.Value)]))];

    private static string[] Strategies(YamlPage page, YamlNode node)
    {
        var names = page.List(node, "a player's strategies").Select(strategy => page.Text(strategy, "a strategy")).ToArray();
        if (names.Length == 0) throw page.Wrong(node, "a player has no strategy; it needs at least one");
        return names.Distinct().Count() == names.Length ? names : throw page.Wrong(node, "two strategies of a player have the same name");
    }

    private static double[] Payoffs(YamlPage page, YamlMappingNode rows, ImmutableArray<GamePlayer> players, int profiles)
    {
        var payoffs = new double[profiles * players.Length];
        var given = new bool[profiles];
        foreach (var (key, value) in rows.Children)
        {
            var profile = Profile(page, key, players);
            if (given[profile]) throw page.Wrong(key, $"the profile {key} is given twice");
            given[profile] = true;
            var numbers = page.List(value, "payoffs of a profile");
            if (numbers.Length != players.Length) throw page.Wrong(value, $"{players.Length} players need {players.Length} payoffs, but the profile {key} has {numbers.Length}");
            for (var player = 0; player < players.Length; player++) payoffs[profile * players.Length + player] = page.Number(numbers[player], "a payoff");
        }

        return Array.IndexOf(given, false) is var missing and >= 0 ? throw page.Wrong(rows, $"the profile {Named(missing, players)} has no payoffs") : payoffs;
    }

    private static int Profile(YamlPage page, YamlNode key, ImmutableArray<GamePlayer> players)
    {
        var names = page.Text(key, "a profile").Split(',', StringSplitOptions.TrimEntries);
        if (names.Length != players.Length) throw page.Wrong(key, $"the profile {key} has {names.Length} strategies for {players.Length} players");
        var (profile, stride) = (0, 1);
        for (var player = 0; player < players.Length; player++)
        {
            var strategy = players[player].Strategies.IndexOf(names[player]);
            if (strategy < 0) throw page.Wrong(key, $"{players[player].Name} has no strategy {names[player]}; it has {string.Join(", ", players[player].Strategies)}");
            profile += strategy * stride;
            stride *= players[player].Strategies.Length;
        }

        return profile;
    }

    private static string Named(int profile, ImmutableArray<GamePlayer> players)
    {
        var names = new List<string>();
        foreach (var player in players)
        {
            names.Add(player.Strategies[profile % player.Strategies.Length]);
            profile /= player.Strategies.Length;
        }

        return string.Join(", ", names);
    }
}
