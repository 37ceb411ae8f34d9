using System.Collections.Immutable;
using System.Diagnostics;

namespace AgentSim.Games.Strategic;

/// <summary>A game in strategic form: players, their strategies, and what each gets from each profile of strategies.</summary>
/// <remarks>Payoffs are kept profile by profile, the first player's strategy changing fastest, as in Gambit's files.</remarks>
public sealed class StrategicForm
{
    private readonly double[] payoffs;
    private readonly int[] strides;

    /// <summary>A game.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="players">At least two.</param>
    /// <param name="payoffs">One number for each profile and player: profiles with the first player's strategy fastest, and in each the players in turn.</param>
    /// <exception cref="WrongGameException">Fewer than two players, a player without strategies, the wrong count of payoffs, or one that is no number.</exception>
    public StrategicForm(string title, ImmutableArray<GamePlayer> players, IReadOnlyList<double> payoffs)
    {
        if (players.Length < 2) throw new WrongGameException($"A game has at least 2 players, but this has {players.Length}.");
        foreach (var player in players)
            if (player.Strategies.IsEmpty) throw new WrongGameException($"The player \"{player.Name}\" has no strategy; it needs at least one.");
        strides = new int[players.Length];
        var profiles = 1L;
        for (var player = 0; player < players.Length; player++)
        {
            strides[player] = (int)profiles;
            profiles *= players[player].Strategies.Length;
            if (profiles > MostProfiles) throw new WrongGameException($"The game has more than {MostProfiles:N0} profiles of strategies, which is more than is read.");
        }

        if (payoffs.Count != profiles * players.Length)
            throw new WrongGameException($"{profiles} profiles of {players.Length} players need {profiles * players.Length} payoffs, but there are {payoffs.Count}.");
        for (var index = 0; index < payoffs.Count; index++)
            if (!double.IsFinite(payoffs[index])) throw new WrongGameException($"The payoff of \"{players[index % players.Length].Name}\" in profile {index / players.Length + 1} is {payoffs[index]}; it must be a finite number.");
        (Title, Players, Profiles, this.payoffs) = (title, players, (int)profiles, [.. payoffs]);
    }

    /// <summary>Profiles beyond which a game is not read.</summary>
    public const int MostProfiles = 4_000_000;

    /// <summary>What the game is called.</summary>
    public string Title { get; }

    /// <summary>Who plays.</summary>
    public ImmutableArray<GamePlayer> Players { get; }

    /// <summary>How many profiles of pure strategies there are.</summary>
    public int Profiles { get; }

    /// <summary>What each player gets where the players do this.</summary>
    /// <param name="strategies">A strategy of each player.</param>
    public ImmutableArray<double> PayoffsOf(ReadOnlySpan<int> strategies)
    {
        var profile = 0;
        for (var player = 0; player < strategies.Length; player++) profile += strategies[player] * strides[player];
        return [.. payoffs.AsSpan(profile * Players.Length, Players.Length)];
    }

    /// <summary>How many strategies a player has.</summary>
    internal int Count(int player) => Players[player].Strategies.Length;

    /// <summary>What a player gets in a profile.</summary>
    internal double Payoff(int profile, int player) => payoffs[profile * Players.Length + player];

    /// <summary>What a player does in a profile.</summary>
    internal int Strategy(int profile, int player) => profile / strides[player] % Count(player);

    /// <summary>The profile in which a player does something else.</summary>
    internal int Deviation(int profile, int player, int strategy) => profile + (strategy - Strategy(profile, player)) * strides[player];

    /// <summary>The difference of a player's largest and smallest payoffs: the unit in which its regrets are small or large; 1 if all are equal.</summary>
    internal double Range(int player)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var profile = 0; profile < Profiles; profile++) (low, high) = (Math.Min(low, Payoff(profile, player)), Math.Max(high, Payoff(profile, player)));
        return high > low ? high - low : 1;
    }

    /// <summary>What each strategy of a player brings against what the others do: <c>U(s) = sum over profiles with s of payoff times the others' probabilities</c>.</summary>
    internal double[] Worths(double[][] mixed, int player)
    {
        var worths = new double[Count(player)];
        for (var profile = 0; profile < Profiles; profile++)
        {
            var chance = Chance(profile, mixed, player, player);
            if (chance != 0) worths[Strategy(profile, player)] += chance * Payoff(profile, player);
        }

        return worths;
    }

    /// <summary>The derivatives of a player's <see cref="Worths"/> (rows) by another's probabilities (columns).</summary>
    internal double[,] Slopes(double[][] mixed, int player, int other)
    {
        Debug.Assert(player != other);
        var slopes = new double[Count(player), Count(other)];
        for (var profile = 0; profile < Profiles; profile++)
        {
            var chance = Chance(profile, mixed, player, other);
            if (chance != 0) slopes[Strategy(profile, player), Strategy(profile, other)] += chance * Payoff(profile, player);
        }

        return slopes;
    }

    /// <summary>The chance that all but two players (who may be one) do what they do in a profile.</summary>
    private double Chance(int profile, double[][] mixed, int without, int orWithout)
    {
        var chance = 1.0;
        for (var player = 0; player < mixed.Length && chance != 0; player++)
            if (player != without && player != orWithout) chance *= mixed[player][Strategy(profile, player)];
        return chance;
    }
}
