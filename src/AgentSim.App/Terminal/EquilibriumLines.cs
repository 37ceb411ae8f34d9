using System.Collections.Immutable;
using System.Globalization;
using AgentSim.App.Telling;
using AgentSim.Games.Strategic;
using AgentSim.Simulation.Staging;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>The equilibria of a game, as a person reads them.</summary>
internal static class EquilibriumLines
{
    // A probability that is shown as less than this is left out.
    private const double Shown = 0.0005;

    public static void Print(IAnsiConsole console, StrategicForm game, StageGame? moment, Found found)
    {
        Screen.PrintHead(console, game.Title);
        console.WriteLine($"{game.Players.Length} players, {Numerals.Count(game.Profiles, "profile", "profiles")} of pure strategies.");
        if (moment is not null) PrintText(console, Explained(moment));
        PayoffTable.Print(console, game);
        foreach (var (number, one) in found.Nash.Equilibria.Index())
        {
            console.WriteLine();
            console.WriteLine($"Nash equilibrium {number + 1}: payoffs {string.Join(", ", one.Payoffs.Select(Numerals.Number))}; regret {Small(one.Regret)}");
            PrintProfile(console, game, one.Profile);
        }

        console.WriteLine();
        PrintText(console, Coverage(found.Nash));
        foreach (var group in found.Logit.GroupBy(one => one.Lambda)) PrintLogit(console, game, group.Key, [.. group]);
        if (found.Correlated is { } correlated) PrintCorrelated(console, game, correlated);
    }

    private static void PrintCorrelated(IAnsiConsole console, StrategicForm game, CorrelatedEquilibrium correlated)
    {
        console.WriteLine();
        PrintText(console, $"Correlated equilibrium with the largest sum of payoffs, {Numerals.Number(correlated.Payoffs.Sum())}: payoffs {string.Join(", ", correlated.Payoffs.Select(Numerals.Number))}; regret {Small(correlated.Regret)}");
        foreach (var (profile, chance) in correlated.Chances)
            foreach (var line in new Line(1, $"{string.Join(", ", profile.Select((strategy, player) => game.Players[player].Strategies[strategy]))}  {Numerals.Number(chance)}").Fit(console.Profile.Width)) console.WriteLine(line);
    }

    private static string Explained(StageGame moment) =>
        "Each names what it wants, at the same time; what so many name that the rule is met is decided, else all stays as it is. Payoffs are the gains that each computes in this history when the period begins."
        + (moment.Others.IsEmpty ? "" : $" With --issue: {string.Join(", ", moment.Others)}.");

    private static void PrintLogit(IAnsiConsole console, StrategicForm game, double lambda, LogitEquilibrium[] found)
    {
        foreach (var (number, one) in found.Index())
        {
            console.WriteLine();
            var branch = one.IsPrincipal ? ", on the branch from lambda 0" : "";
            console.WriteLine($"Logit equilibrium {number + 1} at lambda {lambda.ToString(CultureInfo.InvariantCulture)}{branch}; residual {Small(one.Residual)}");
            PrintProfile(console, game, one.Profile);
        }

        console.WriteLine();
        var indices = found.Sum(one => one.Index);
        PrintText(console, game.Players.Sum(player => player.Strategies.Length - 1) > LogitEquilibria.MostSearched ? "The game is large: only the branch from lambda 0 was followed, and there may be others."
            : indices == 1 ? "Their indices sum to 1, as those of all logit equilibria of a generic game do."
            : $"Their indices sum to {indices}, not to 1: at least one is missing, or two of them meet at this lambda.");
    }

    private static string Coverage(NashEquilibria nash) => nash.Coverage switch
    {
        NashCoverage.All => nash.Equilibria.Length == 1 ? "There is no other Nash equilibrium." : "There are no other Nash equilibria.",
        NashCoverage.CornersOfSets => "The game is degenerate: equilibria may form sets, of which these are the corners. There are none outside such sets but these.",
        NashCoverage.PureOnly => "Only pure strategies were searched: these are all in them.",
        NashCoverage.Searched => "Every support was searched from many starts: of equilibria that form sets only pure ones are found, and nothing proves that no other is missing.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void PrintProfile(IAnsiConsole console, StrategicForm game, ImmutableArray<ImmutableArray<double>> profile)
    {
        var width = game.Players.Max(player => player.Name.Length);
        foreach (var (own, player) in profile.Zip(game.Players))
        {
            var shares = own.Index().Where(strategy => strategy.Item >= Shown).Select(strategy => $"{player.Strategies[strategy.Index]} {Numerals.Number(strategy.Item)}");
            foreach (var line in new Line(1, $"{player.Name.PadRight(width)}  {string.Join(", ", shares)}").Fit(console.Profile.Width)) console.WriteLine(line);
        }
    }

    private static void PrintText(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line);
    }

    private static string Small(double value) => value == 0 ? "0" : value.ToString("0.0e0", CultureInfo.InvariantCulture);
}

/// <summary>What was found of a game.</summary>
internal sealed record Found(NashEquilibria Nash, LogitEquilibrium[] Logit, CorrelatedEquilibrium? Correlated);
