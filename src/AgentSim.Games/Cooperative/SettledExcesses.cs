using System.Collections.Immutable;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Cooperative;

/// <summary>Coalitions whose payoff is settled while the nucleolus is sought, level by level.</summary>
internal sealed class SettledExcesses
{
    private readonly CoalitionalGame game;
    private readonly int players;
    private readonly Dictionary<int, double> excesses = [];
    private readonly List<(int Coalition, int? Level)> equations = [];
    private readonly EchelonRows independent;
    private int levels;

    public SettledExcesses(CoalitionalGame game)
    {
        (this.game, players) = (game, game.Players.Length);
        independent = new(players);
        Add(game.Everybody, null, 0);
    }

    /// <summary>Whether every player's payoff is settled.</summary>
    public bool IsComplete => independent.Count == players;

    /// <summary>The excess of a settled coalition, in units of the game's scale; null of another.</summary>
    public double? Excess(int coalition) => excesses.TryGetValue(coalition, out var excess) ? excess : null;

    /// <summary>Whether a coalition's payoff follows from those of settled ones.</summary>
    public bool Follows(int coalition) => independent.Spans(Members(coalition, players));

    /// <summary>Settles a level.</summary>
    /// <param name="coalitions">Coalitions that have the level's excess in every solution.</param>
    /// <param name="alone">Players, as coalitions, that get what they get alone in every solution.</param>
    /// <param name="excess">The level's excess, in units of the game's scale.</param>
    /// <exception cref="WrongGameException">The level settles nothing.</exception>
    public void Settle(ImmutableArray<int> coalitions, ImmutableArray<int> alone, double excess)
    {
        var before = independent.Count;
        foreach (var coalition in coalitions) Add(coalition, levels, excess);
        foreach (var player in alone.Where(player => !excesses.ContainsKey(player))) Add(player, null, 0);
        levels++;
        if (independent.Count == before) throw Lost();
    }

    /// <summary>
    /// Payoffs from the settled coalitions alone, <c>x(S) + e_k = v(S)</c> at level k, without the solver's tolerances: payoffs and the excesses of levels are the unknowns.
    /// </summary>
    public ImmutableArray<double> Payoffs()
    {
        var unknowns = players + levels;
        var system = new EchelonRows(unknowns);
        foreach (var (coalition, level) in equations)
        {
            var row = Members(coalition, unknowns + 1);
            if (level is { } own) row[players + own] = 1;
            row[unknowns] = game.Worth(coalition);
            system.Add(row);
        }

        return [.. (system.Solution() ?? throw Lost()).Take(players)];
    }

    private void Add(int coalition, int? level, double excess)
    {
        excesses[coalition] = excess;
        equations.Add((coalition, level));
        independent.Add(Members(coalition, players));
    }

    private static double[] Members(int coalition, int length)
    {
        var row = new double[length];
        for (var player = 0; 1 << player <= coalition; player++) row[player] = CoalitionalGame.Has(coalition, player) ? 1 : 0;
        return row;
    }

    private WrongGameException Lost() => new($"{game.Title}: the nucleolus was lost among excesses that differ by less than the linear programs can tell; give the worths in fewer digits.");
}
