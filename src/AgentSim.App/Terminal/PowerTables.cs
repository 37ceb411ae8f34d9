using System.Globalization;
using AgentSim.App.Telling;
using AgentSim.Games.Cooperative;
using AgentSim.Games.Power;
using AgentSim.Games.Reading;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>Power in voting bodies and cooperative games, as a person reads it.</summary>
internal static class PowerTables
{
    private const int MostListed = 20;

    public static void Print(IAnsiConsole console, WeightedGame game, VotingPower power)
    {
        Screen.PrintHead(console, game.Title);
        PrintText(console, $"{game.Members.Length} members, quota {Exact(game.Quota)} of {Exact(game.Members.Sum(member => member.Weight))}; {Numerals.Whole((double)power.Winning)} coalitions win, {Numerals.Percent(power.Decisiveness)} % of all.{(game.IsProper ? "" : " Two that have no member in common can both win.")}");
        var table = Screen.Table("Member", "weight", "Shapley-Shubik", "", "Banzhaf", "absolute", "swings", "");
        foreach (var (member, own) in game.Members.Zip(power.Members))
        {
            table.AddRow(
                Screen.Plain(member.Name), Screen.Plain(Exact(member.Weight)), Screen.Plain(Share(own.ShapleyShubik)), Screen.Plain(own.ExactShapleyShubik.Length > 12 ? "" : own.ExactShapleyShubik), Screen.Plain(Share(own.Banzhaf)),
                Screen.Plain(Share(own.AbsoluteBanzhaf)), Screen.Plain(own.Swings < 1_000_000_000 ? Numerals.Whole((double)own.Swings) : Numerals.Number((double)own.Swings)), Screen.Plain(own.Role == VotingRole.Ordinary ? "" : own.Role.ToString().ToLowerInvariant()));
        }

        FittedTable.Print(console, table);
        PrintText(console, $"As concentrated as {Numerals.Short(Concentration.Of([.. game.Members.Select(member => member.Weight)]).EffectiveNumber)} equal members by weight, {Numerals.Short(Concentration.Of([.. power.Members.Select(member => member.ShapleyShubik)]).EffectiveNumber)} by power.");
        PrintText(console, $"Minimal winning coalitions: {Numerals.Whole((double)power.MinimalWinning.Count)}.");
        foreach (var coalition in power.MinimalWinning.Listed.Take(MostListed)) PrintText(console, "  " + string.Join(", ", coalition.Select(member => game.Members[member].Name)));
        if (power.MinimalWinning.Count > MostListed) PrintText(console, $"  and others; --json lists {MinimalWinning.MostListed} of them.");
    }

    public static void Print(IAnsiConsole console, CoalitionalQuestion question, CooperativeSolution solution)
    {
        var (game, sign) = (question.Game, question.Meaning == WorthMeaning.Costs ? -1 : 1);
        Screen.PrintHead(console, game.Title);
        PrintText(console, $"{game.Players.Length} players {(sign < 0 ? "must spend" : "can reach")} {Exact(sign * game.Grand)} together.");
        var divisions = question.Divisions.Select(division => (division.Name, Division: CooperativeSolution.Check(game, division.Payoffs))).ToArray();
        PrintDivisions(console, game, sign, solution, divisions);
        PrintCore(console, game, sign, solution);
        PrintText(console, Verdict(game, "The Shapley value", solution.Shapley));
        foreach (var (name, division) in divisions) PrintText(console, Verdict(game, $"The division {name}", division));
    }

    private static void PrintDivisions(IAnsiConsole console, CoalitionalGame game, int sign, CooperativeSolution solution, (string Name, Division Division)[] divisions)
    {
        var nucleolus = solution.Nucleolus?.Division;
        var table = Screen.Table(["Player", "Shapley value", .. nucleolus is null ? Array.Empty<string>() : ["nucleolus"], .. divisions.Select(division => division.Name)]);
        for (var player = 0; player < game.Players.Length; player++)
        {
            var own = player;
            table.AddRow([Screen.Plain(game.Players[player]), .. new[] { solution.Shapley, nucleolus }.Concat(divisions.Select(division => division.Division)).OfType<Division>().Select(division => Screen.Plain(Exact(Math.Round(sign * division.Payoffs[own], 6) + 0.0)))]);
        }

        FittedTable.Print(console, table);
    }

    /// <summary>Whether the core is empty, and what proves it; and how good the nucleolus is.</summary>
    public static void PrintCore(IAnsiConsole console, CoalitionalGame game, int sign, CooperativeSolution solution)
    {
        if (solution.Nucleolus is not { } found)
        {
            PrintText(console, $"The nucleolus, and whether there is a core, are sought of at most {NucleolusFound.MostPlayers} players.");
            return;
        }

        PrintText(console, $"{(found.IsAmongImputations ? "The nucleolus" : "Not everybody can get what it gets alone, so this is the prenucleolus; it")} passes Kohlberg's criterion (slack {Small(found.Slack)}); {Numerals.Count(found.Programs, "linear program", "linear programs")}.");
        PrintText(console, found.Blocking is not { } blocking
            ? $"The core is not empty: no coalition gains by leaving the nucleolus ({game.Name(found.Division.Objector)} would lose {Small(Math.Max(0, -found.Division.LargestExcess))})."
            : $"The core is empty: {string.Join(", ", blocking.Weights.Select(one => $"{game.Name(one.Coalition)} by {Exact(Math.Round(one.Weight, 6))}"))} have each player once and {(sign < 0 ? "spend" : "reach")} {Exact(Math.Round(sign * blocking.Worth, 6))}, {(sign < 0 ? "less" : "more")} than all together.");
    }

    private static string Verdict(CoalitionalGame game, string name, Division division) =>
        name + (Math.Abs(division.Residual) > Division.Tolerance * Math.Max(1, Math.Abs(game.Grand)) ? $" divides {Small(Math.Abs(division.Residual))} too {(division.Residual > 0 ? "much" : "little")}." : division.IsInCore ? " is in the core." : $" is not in the core: {game.Name(division.Objector)} would gain {Exact(Math.Round(division.LargestExcess, 6))} by leaving.");

    private static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Small(double value) => value < 1e-12 ? "0" : Numerals.Number(value);

    private static void PrintText(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line);
    }
}
