using System.Collections.Immutable;
using AgentSim.Games.Cooperative;

namespace AgentSim.Games.Reading;

/// <summary>A line that tells what a coalition is worth.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Coalition">Names joined by plus signs, in any order.</param>
/// <param name="Worth">The number.</param>
internal sealed record CoalitionWorth(long Line, string Coalition, double Worth)
{
    /// <summary>The game that lines tell of.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="players">Its players.</param>
    /// <param name="listed">The lines.</param>
    /// <param name="otherwise">What coalitions are worth that are not listed; null: all must be.</param>
    /// <param name="meaning">What the numbers are.</param>
    /// <param name="file">For messages.</param>
    public static CoalitionalGame Game(string title, ImmutableArray<string> players, IReadOnlyList<CoalitionWorth> listed, double? otherwise, WorthMeaning meaning, string file)
    {
        CoalitionalGame.CheckPlayers(title, players.Length);
        if (players.Distinct(StringComparer.Ordinal).Count() < players.Length) throw new WrongGameException($"{title}: two players have the same name.");
        var worths = new double?[1 << players.Length];
        foreach (var row in listed)
        {
            var coalition = row.Bits(players, file);
            if (worths[coalition] is not null) throw new WrongGameException(file, row.Line, $"{row.Coalition} is there twice.");
            worths[coalition] = row.Worth;
        }

        var sign = meaning == WorthMeaning.Costs ? -1 : 1;
        worths[0] = 0;
        if (worths[^1] is null) throw new WrongGameException($"{title}: {string.Join(" + ", players)} is not listed; what all can reach together is divided, and so must be.");
        if (otherwise is null && Array.FindIndex(worths, worth => worth is null) is var missing and > 0)
            throw new WrongGameException($"{title}: {worths.Count(worth => worth is null)} of {worths.Length - 1} coalitions are not listed, {string.Join(" + ", players.Where((_, player) => (missing >> player & 1) == 1))} among them; list all, or say what others are worth by otherwise.");
        return new(title, players, [.. worths.Select(worth => (worth ?? otherwise!.Value) is var number && number == 0 ? 0 : sign * number)]);
    }

    private int Bits(ImmutableArray<string> players, string file)
    {
        var bits = 0;
        foreach (var name in Coalition.Split('+', StringSplitOptions.TrimEntries))
        {
            var player = players.IndexOf(name);
            if (player < 0) throw new WrongGameException(file, Line, $"there is no player {(name.Length == 0 ? "without a name" : name)} (in {Coalition}); players are {string.Join(", ", players)}, joined by plus signs.");
            if ((bits >> player & 1) == 1) throw new WrongGameException(file, Line, $"{name} is twice in {Coalition}.");
            bits |= 1 << player;
        }

        return bits;
    }
}
