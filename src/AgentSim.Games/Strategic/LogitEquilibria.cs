using System.Collections.Immutable;
using AgentSim.Games.Numerics;

namespace AgentSim.Games.Strategic;

/// <summary>The logit equilibria of a game at one precision of choice.</summary>
public static class LogitEquilibria
{
    /// <summary>Free probabilities above which only the branch from lambda = 0 is followed, and no others are searched for.</summary>
    public const int MostSearched = 12;

    /// <summary>Free probabilities above which nothing is solved.</summary>
    public const int MostFollowed = 400;

    private const int Patience = 300;
    private const int Most = 6000;
    private const double Near = 1e-7;

    /// <summary>The equilibrium on the branch from lambda = 0 first (if it could be followed so far), then in small games all others that many starts find.</summary>
    /// <param name="game">The game.</param>
    /// <param name="lambda">The precision, 0 or more.</param>
    /// <param name="nash">Nash equilibria, near which others are looked for first.</param>
    /// <exception cref="WrongGameException">Lambda is negative or no number, or the game is too large; the message tells the count.</exception>
    public static ImmutableArray<LogitEquilibrium> Of(StrategicForm game, double lambda, IReadOnlyList<Equilibrium> nash)
    {
        if (!double.IsFinite(lambda) || lambda < 0) throw new WrongGameException($"Lambda is {lambda}; it must be a number from 0.");
        var system = new LogitSystem(game);
        if (system.Size > MostFollowed) throw new WrongGameException($"The game has {system.Size} free probabilities, and logit equilibria are followed for at most {MostFollowed}.");
        var found = ImmutableArray.CreateBuilder<LogitEquilibrium>();
        if (LogitBranch.At(system, lambda) is { } principal && system.Solve(principal, lambda) is { } first) Add(first.Z, first.Index, isPrincipal: true);
        if (system.Size > MostSearched) return found.DrainToImmutable();
        foreach (var start in nash) Try([.. start.Profile.Select(own => own.ToArray())]);
        var sizes = game.Players.Select(player => player.Strategies.Length).ToArray();
        for (int number = 0, idle = 0; number < Most && (idle < Patience || found.Sum(one => one.Index) != 1); number++, idle++)
            if (Try(Spread.Point(number, sizes))) idle = 0;
        return found.DrainToImmutable();

        bool Try(double[][] start) => system.Solve(system.Response(start, lambda), lambda) is { } root && Add(root.Z, root.Index, isPrincipal: false);

        bool Add(double[] z, int index, bool isPrincipal)
        {
            var mixed = system.Mixed(z);
            var residual = system.Residual(mixed, lambda);
            if (!(residual <= LogitEquilibrium.Tolerance) || found.Any(other => Distance(other.Profile, mixed) < Near)) return false;
            found.Add(new(lambda, [.. mixed.Select(own => own.ToImmutableArray())], residual, index, isPrincipal));
            return true;
        }
    }

    private static double Distance(ImmutableArray<ImmutableArray<double>> profile, double[][] mixed) =>
        profile.Select((own, player) => own.Select((share, strategy) => Math.Abs(share - mixed[player][strategy])).Max()).Max();
}
