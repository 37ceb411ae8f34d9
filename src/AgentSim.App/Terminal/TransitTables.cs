using System.Collections.Immutable;
using System.Globalization;
using AgentSim.App.Powering;
using AgentSim.App.Telling;
using AgentSim.Games.Transit;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>What transit is worth, as a person reads it.</summary>
internal static class TransitTables
{
    /// <summary>A network whose numbers are all known.</summary>
    public static void Print(IAnsiConsole console, TransitYear one, string[] closed)
    {
        var (network, game) = (one.Network, one.Game);
        Screen.PrintHead(console, network.Title + (closed.Length == 0 ? "" : $", without {string.Join(" and ", closed)}"));
        PrintText(console, $"{Numerals.Count(network.Routes.Length - closed.Length, "route", "routes")}; all {network.Players.Length} players together earn {Figure(game.Grand)}.");
        var shares = Screen.Table("Player", "Shapley value", "nucleolus");
        for (var player = 0; player < network.Players.Length; player++)
            shares.AddRow(Screen.Plain(network.Players[player]), Screen.Plain(Figure(one.Solution.Shapley.Payoffs[player])), Screen.Plain(Figure(one.Solution.Nucleolus!.Division.Payoffs[player])));
        console.Write(shares);
        PowerTables.PrintCore(console, game, 1, one.Solution);
        console.WriteLine();
        PrintText(console, "What a route is worth to each: its payoff less what it gets with the route closed.");
        var worths = Screen.Table(["Route", .. network.Players]);
        foreach (var worth in one.Worths)
        {
            worths.AddRow([Screen.Plain($"{worth.Name}, Shapley"), .. worth.Worth.Shapley.Select(value => Screen.Plain(Figure(value)))]);
            worths.AddRow([Screen.Plain($"{worth.Name}, nucleolus"), .. worth.Worth.Nucleolus.Select(value => Screen.Plain(Figure(value)))]);
        }

        console.Write(worths);
    }

    /// <summary>A network in the years of a history, with what the route that is asked about is worth to whom it is asked for; without a question, with everybody's payoffs.</summary>
    public static void Print(IAnsiConsole console, TransitPlan plan, uint history, ulong randomSeed, string[] closed, TransitYear[] years)
    {
        Screen.PrintHead(console, $"{plan.Title}{(closed.Length == 0 ? "" : $", without {string.Join(" and ", closed)}")}: history {history} of {plan.Model}, random seed {randomSeed}");
        if (plan.Worth is not { } asked)
        {
            PrintShares(console, years);
            return;
        }

        PrintText(console, $"Payoffs of {asked.To} with all routes, and what {asked.Of} adds to them{(asked.Beside is null ? "" : $", without and with {asked.Beside}")}. Volumes and payoffs are in the units of the model's measures.");
        PrintWorths(console, "Shapley value", asked, years, (year, player) => year.Solution.Shapley.Payoffs[player], worth => worth.Shapley);
        PrintWorths(console, "Nucleolus", asked, years, (year, player) => year.Solution.Nucleolus!.Division.Payoffs[player], worth => worth.Nucleolus);
    }

    /// <summary>States in series that set tariffs.</summary>
    public static void Print(IAnsiConsole console, TariffChain chain)
    {
        Screen.PrintHead(console, chain.Title);
        var table = Screen.Table("State", "cost", "tariff", "profit");
        foreach (var (state, tariff) in chain.States.Zip(chain.Tariffs)) table.AddRow(Screen.Plain(state.Name), Screen.Plain(Numerals.Number(state.Cost)), Screen.Plain(Numerals.Number(tariff)), Screen.Plain(Numerals.Number(chain.Profit)));
        FittedTable.Print(console, table);
        PrintText(console, $"Shipped: {Numerals.Number(chain.Quantity)}; all earn {Numerals.Number(chain.States.Length * chain.Profit)} (regret {Numerals.Number(chain.Regret)}). If they agreed on one tariff: {Numerals.Number(chain.JointQuantity)}, and {Numerals.Number(chain.JointProfit)}.");
    }

    private static void PrintWorths(IAnsiConsole console, string concept, TransitWorth asked, TransitYear[] years, Func<TransitYear, int, double> payoff, Func<RouteWorth, ImmutableArray<double>> worths)
    {
        var player = years[0].Network.Players.IndexOf(asked.To);
        string[] routes = [.. new[] { asked.Of, asked.Beside }.OfType<string>()];
        console.WriteLine();
        Screen.PrintHead(console, concept);
        var table = Screen.Table(["Year", .. routes.Select(route => $"{route} carries"), "payoff", .. years[0].Worths.Select(worth => asked.Beside is null ? $"of it {asked.Of}" : worth.Without is null ? $"{asked.Of} with" : $"{asked.Of} without")]);
        foreach (var year in years)
            table.AddRow([Screen.Plain($"{year.Year}"), .. routes.Select(route => Screen.Plain(Capacity(year, route))), Screen.Plain(Figure(payoff(year, player))), .. year.Worths.Select(worth => Screen.Plain(Figure(worths(worth.Worth)[player])))]);
        FittedTable.Print(console, table);
    }

    private static void PrintShares(IAnsiConsole console, TransitYear[] years)
    {
        foreach (var (concept, payoffs) in new (string, Func<TransitYear, ImmutableArray<double>>)[] { ("Shapley value", year => year.Solution.Shapley.Payoffs), ("Nucleolus", year => year.Solution.Nucleolus!.Division.Payoffs) })
        {
            console.WriteLine();
            Screen.PrintHead(console, concept);
            var table = Screen.Table(["Year", .. years[0].Network.Players]);
            foreach (var year in years) table.AddRow([Screen.Plain($"{year.Year}"), .. payoffs(year).Select(payoff => Screen.Plain(Figure(payoff)))]);
            FittedTable.Print(console, table);
        }
    }

    private static string Capacity(TransitYear year, string route) => Figure(year.Network.Routes.Single(one => one.Name == route).Capacity);

    private static string Figure(double value) => Math.Abs(value) < 1e-9 ? "0" : value.ToString(Math.Abs(value) < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static void PrintText(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line);
    }
}
