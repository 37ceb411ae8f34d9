using System.Collections.Immutable;
using AgentSim.App.Running;
using AgentSim.App.Telling;
using AgentSim.Experiments.Comparing;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>How two arms compare, for a person.</summary>
internal static class ComparisonTable
{
    /// <summary>Prints all of it.</summary>
    public static void Print(IAnsiConsole console, ArmOfResults first, ArmOfResults second, (int First, int Second) failed, string? whyUnpaired, ImmutableArray<ComparedQuantity> compared, ImmutableArray<FurtherResults> further)
    {
        Screen.PrintWhole(console, $"A  {first}");
        Screen.PrintWhole(console, $"B  {second}");
        Tell(console, whyUnpaired is null
            ? $"Paired: {Numerals.Whole(compared.Select(quantity => quantity.FirstCount).DefaultIfEmpty().Max())} histories that share their luck."
            : $"Not paired, for {whyUnpaired}: each arm has luck of its own.");
        if (failed != (0, 0)) Tell(console, $"{Numerals.Histories(failed.First)} of A and {Numerals.Whole(failed.Second)} of B failed, and stand in none of the numbers{(whyUnpaired is null ? ", nor does the same history of the other arm" : "")}.");
        PrintQuantities(console, "Share of", [.. compared.Where(quantity => quantity.IsPattern)]);
        PrintQuantities(console, "Mean of", [.. compared.Where(quantity => !quantity.IsPattern)]);
        var tests = compared.Select(quantity => quantity.Test).Where(test => test != "none").Distinct().Order(StringComparer.Ordinal);
        Tell(console, $"A-B with its 95 % interval; d: Cohen's d{(whyUnpaired is null ? " of the pairs" : "")}; A12: the chance that a history of A exceeds one of B; p ({string.Join(" and ", tests)}) adjusted after Holm for all that is compared here.");
        PrintFurther(console, further);
    }

    private static void PrintFurther(IAnsiConsole console, ImmutableArray<FurtherResults> further)
    {
        if (further.IsEmpty) return;
        var tests = Screen.Table("Of", "test", "statistic", "p");
        var intervals = Screen.Table("Of", "method", "estimate", "low", "high");
        foreach (var table in (ReadOnlySpan<Table>)[tests, intervals]) table.Columns[1].LeftAligned();
        foreach (var results in further)
        {
            var name = Screen.Plain(Wording.Words(results.Name));
            foreach (var test in results.Tests) tests.AddRow(name, Screen.Plain(test.Name), Screen.Plain(Numerals.Number(test.Statistic)), Screen.Plain(Numerals.Probability(test.PValue)));
            foreach (var (method, estimate) in results.Intervals.Select(interval => (interval.Name, interval.Estimate)))
                intervals.AddRow(name, Screen.Plain(method), Screen.Plain(Numerals.Number(estimate.Value)), Screen.Plain(Numerals.Number(estimate.Interval.Low)), Screen.Plain(Numerals.Number(estimate.Interval.High)));
        }

        FittedTable.Print(console, tests);
        FittedTable.Print(console, intervals);
        Tell(console, "p of these is not adjusted: to choose among tests by what they say is no test.");
    }

    private static void PrintQuantities(IAnsiConsole console, string head, ImmutableArray<ComparedQuantity> compared)
    {
        if (compared.IsEmpty) return;
        var table = Screen.Table(head, "A", "B", "A-B", "low", "high", "d", "A12", "p");
        foreach (var quantity in compared)
        {
            var interval = quantity.Difference.Interval;
            table.AddRow([
                Screen.Plain(Wording.Words(quantity.Name)),
                .. new[] { quantity.First, quantity.Second, quantity.Difference.Value, interval.Low, interval.High }.Select(value => Screen.Plain(Numerals.Number(value))),
                Screen.Plain(Numerals.Short(quantity.CohensD)), Screen.Plain(Numerals.Short(quantity.Superiority)), Screen.Plain(Numerals.Probability(quantity.AdjustedPValue)),
            ]);
        }

        FittedTable.Print(console, table);
    }

    private static void Tell(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line);
    }
}
