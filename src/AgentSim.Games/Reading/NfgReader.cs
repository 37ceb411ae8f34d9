using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Games.Strategic;

namespace AgentSim.Games.Reading;

/// <summary>Gambit's <c>.nfg</c> format, with either body: payoffs in a row, or outcomes and which of them each profile has. Source: the formats page of Gambit's manual.</summary>
internal static class NfgReader
{
    public static StrategicForm Read(string text, string file)
    {
        var tokens = new NfgTokens(text, file);
        tokens.Expect("NFG");
        tokens.Expect("1");
        if (tokens.Next() is not ("R" or "D")) throw tokens.Wrong("expected R or D after NFG 1");
        var title = tokens.Text("the title");
        var names = Names(tokens);
        if (names.Count < 2) throw tokens.Wrong($"the game has {names.Count} {(names.Count == 1 ? "player" : "players")}; it needs at least 2");
        var players = Players(tokens, names);
        if (tokens.Peek() is ['"', ..]) tokens.Next();
        var profiles = players.Aggregate(1L, (product, player) => checked(product * player.Strategies.Length));
        if (profiles > StrategicForm.MostProfiles) throw tokens.Wrong($"the game has {profiles:N0} profiles of strategies, and at most {StrategicForm.MostProfiles:N0} are read");
        var payoffs = tokens.Peek() == "{" ? ByOutcome(tokens, players.Length, (int)profiles) : InARow(tokens, players.Length * (int)profiles);
        if (tokens.Next() is { } more) throw tokens.Wrong($"{profiles} profiles of {players.Length} players need {payoffs.Count} payoffs, but there is {NfgTokens.Shown(more)} after them");
        return new(title, players, payoffs);
    }

    private static List<string> Names(NfgTokens tokens)
    {
        var names = new List<string>();
        tokens.Expect("{");
        while (tokens.Peek() is not ("}" or null)) names.Add(tokens.Text("a player's name"));
        tokens.Expect("}");
        return names;
    }

    /// <summary>Strategies by their counts, <c>{ 2 3 }</c>, or by their names, <c>{ { "a" "b" } { "c" "d" "e" } }</c>.</summary>
    private static ImmutableArray<GamePlayer> Players(NfgTokens tokens, List<string> names)
    {
        var players = ImmutableArray.CreateBuilder<GamePlayer>();
        tokens.Expect("{");
        while (tokens.Peek() is not ("}" or null))
        {
            var strategies = tokens.Peek() == "{" ? Strategies(tokens) : Enumerable.Range(1, tokens.Count("the number of strategies", 1)).Select(number => number.ToString(CultureInfo.InvariantCulture));
            players.Add(new(players.Count < names.Count ? names[players.Count] : "", [.. strategies]));
        }

        tokens.Expect("}");
        return players.Count == names.Count ? players.ToImmutable() : throw tokens.Wrong($"{names.Count} players have strategies for {players.Count}");
    }

    private static List<string> Strategies(NfgTokens tokens)
    {
        var names = Names(tokens);
        return names.Count > 0 ? names : throw tokens.Wrong("a player has no strategy; it needs at least one");
    }

    private static List<double> InARow(NfgTokens tokens, int count)
    {
        var payoffs = new List<double>(count);
        while (payoffs.Count < count)
        {
            if (tokens.Peek() is null) throw tokens.Wrong($"the game needs {count} payoffs, but there are {payoffs.Count}");
            payoffs.Add(tokens.Number());
        }

        return payoffs;
    }

    /// <summary>Outcomes <c>{ { "name" 1, 2 } ... }</c>, then the number of the outcome of each profile; 0 is the one in which everybody gets 0.</summary>
    private static List<double> ByOutcome(NfgTokens tokens, int players, int profiles)
    {
        var outcomes = new List<double[]> { new double[players] };
        tokens.Expect("{");
        while (tokens.Peek() == "{")
        {
            tokens.Expect("{");
            tokens.Text("an outcome's name");
            outcomes.Add([.. Enumerable.Range(0, players).Select(_ => tokens.Number())]);
            tokens.Expect("}");
        }

        tokens.Expect("}");
        var payoffs = new List<double>(profiles * players);
        for (var profile = 0; profile < profiles; profile++)
        {
            if (tokens.Peek() is null) throw tokens.Wrong($"the game has {profiles} profiles, but outcomes for {profile}");
            var outcome = tokens.Count("an outcome's number", 0);
            if (outcome >= outcomes.Count) throw tokens.Wrong($"a profile has outcome {outcome}, but there are {outcomes.Count - 1}");
            payoffs.AddRange(outcomes[outcome]);
        }

        return payoffs;
    }
}
