using System.Collections.Immutable;
using System.Numerics;

namespace AgentSim.Games.Cooperative;

/// <summary>A cooperative game with transferable utility: what each coalition can reach by itself, and may divide as it likes.</summary>
/// <remarks>A coalition is a set of bits: bit i stands for player i.</remarks>
public sealed class CoalitionalGame
{
    /// <summary>Players beyond which a game is not read.</summary>
    public const int MostPlayers = 20;

    private readonly double[] worths;

    /// <param name="title">What the game is called.</param>
    /// <param name="players">Their names, at least two.</param>
    /// <param name="worths">By coalition; the empty one's is 0.</param>
    /// <exception cref="WrongGameException">Fewer than two players, too many, or a worth that is no number.</exception>
    internal CoalitionalGame(string title, ImmutableArray<string> players, double[] worths)
    {
        CheckPlayers(title, players.Length);
        if (worths.Length != 1 << players.Length) throw new WrongGameException($"{title}: {players.Length} players have {1 << players.Length} coalitions, but there are {worths.Length} worths.");
        (Title, Players, this.worths) = (title, players, worths);
        for (var coalition = 0; coalition < worths.Length; coalition++)
            if (!double.IsFinite(worths[coalition])) throw new WrongGameException($"{title}: the worth of {Name(coalition)} is {worths[coalition]}; it must be a finite number.");
        if (worths[0] != 0) throw new WrongGameException($"{title}: nobody together are worth {worths[0]}; it must be 0.");
    }

    /// <summary>What the game is called.</summary>
    public string Title { get; }

    /// <summary>Who plays.</summary>
    public ImmutableArray<string> Players { get; }

    /// <summary>What all together can reach.</summary>
    public double Grand => worths[^1];

    /// <summary>The coalition of all.</summary>
    internal int Everybody => worths.Length - 1;

    /// <summary>The largest worth without its sign: the unit in which numbers are small or large; 1 if all are 0.</summary>
    internal double Scale => worths.Max(Math.Abs) is > 0 and var largest ? largest : 1;

    /// <summary>The players of a coalition joined by plus signs.</summary>
    public string Name(int coalition) => coalition == 0 ? "nobody" : string.Join(" + ", Enumerable.Range(0, Players.Length).Where(player => Has(coalition, player)).Select(player => Players[player]));

    /// <summary>What a coalition can reach.</summary>
    internal double Worth(int coalition) => worths[coalition];

    /// <summary>What a player can reach alone.</summary>
    internal double Alone(int player) => worths[1 << player];

    /// <summary>What a coalition can reach beyond what it is given: <c>v(S) - sum over i in S of x_i</c>.</summary>
    internal double Excess(int coalition, IReadOnlyList<double> payoffs)
    {
        var given = 0.0;
        for (var player = 0; player < payoffs.Count; player++)
            if (Has(coalition, player)) given += payoffs[player];
        return worths[coalition] - given;
    }

    internal static bool Has(int coalition, int player) => (coalition >> player & 1) == 1;

    internal static int Size(int coalition) => BitOperations.PopCount((uint)coalition);

    internal static void CheckPlayers(string title, int players)
    {
        if (players < 2) throw new WrongGameException($"{title}: the game has {(players == 0 ? "no player" : "one player")}; it needs at least 2, for alone there is nothing to divide.");
        if (players > MostPlayers) throw new WrongGameException($"{title}: the game has {players} players, and at most {MostPlayers} are read: there are 2^{players} coalitions.");
    }
}
