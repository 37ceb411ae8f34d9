using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Telling;
using AgentSim.Games.Bargaining;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>What there is to say of a bargaining problem.</summary>
internal static class ScenarioPages
{
    /// <summary>Prints a problem with outcomes.</summary>
    public static int Print(BargainingScenario scenario, Format format) => Print(scenario.Title, Without(scenario), ScenarioAnswer.Of(scenario), format);

    /// <summary>Prints a problem with a frontier.</summary>
    public static int Print(BargainingFrontier frontier, Format format) => Print(frontier.Title, Without(frontier.Parties), ScenarioAnswer.Of(frontier), format);

    private static string Without(BargainingScenario scenario) => Without(scenario.Parties);

    private static string Without(IEnumerable<ScenarioParty> parties) => $"Without agreement: {string.Join(", ", parties.Select(party => $"{party.Name} {Numerals.Number(party.Reservation)}"))}.";

    private static int Print(string title, string without, ScenarioAnswer answer, Format format)
    {
        if (format == Format.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Default.ScenarioAnswer));
            return ExitCode.Done;
        }

        var console = Screen.Output();
        Screen.PrintHead(console, title);
        PrintText(console, without);
        if (answer.Outcomes > 0)
        {
            PrintText(console, $"{Numerals.Count(answer.Outcomes, "outcome", "outcomes")}: {answer.Rational.Length} by which nobody loses, {answer.Pareto.Length} than which nothing is better for all, {answer.RationalPareto.Length} both; {answer.ParetoWithLotteries.Length} than which no lottery is.");
            PrintText(console, answer.Rational.IsEmpty ? "Somebody loses by each, so that without a lottery there is no solution." : $"At best, where nobody loses: {string.Join(", ", answer.Parties.Zip(answer.Ideal, (party, ideal) => $"{party} {Numerals.Number(ideal)}"))}.");
        }

        if (answer.Solutions.Length > 0) PrintSolutions(console, "Solution", answer.Parties, answer.Solutions);
        if (answer.Lotteries.Length > 0) PrintSolutions(console, "With lotteries", answer.Parties, answer.Lotteries);
        foreach (var rule in answer.WinSets) console.WriteLine($"Consent by {rule.Rule}: {Numerals.Count(rule.Outcomes.Length, "outcome", "outcomes")}.");
        return ExitCode.Done;
    }

    private static void PrintSolutions(IAnsiConsole console, string head, string[] parties, SolutionAnswer[] solutions)
    {
        var table = Screen.Table([head, .. parties]);
        foreach (var solution in solutions) table.AddRow([Screen.Plain(solution.Concept), .. solution.Utilities.Select(utility => Screen.Plain(Numerals.Number(utility)))]);
        console.Write(table);
        foreach (var solution in solutions.Where(solution => solution.Outcomes.Length > 0))
            PrintText(console, $"{solution.Concept}: {string.Join("; ", solution.Outcomes.Select(one => solution.Outcomes.Length == 1 ? one.Label : $"{one.Label} ({Numerals.Number(one.Chance)})"))}");
        console.WriteLine();
    }

    private static void PrintText(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line);
    }
}
