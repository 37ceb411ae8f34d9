using System.Collections.Immutable;
using AgentSim.Experiments.Calibrating;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>How histories under a posterior stand to targets.</summary>
internal static class FitTable
{
    public static void Print(IAnsiConsole console, string title, ImmutableArray<Fit> fits)
    {
        Screen.PrintHead(console, title);
        var table = Screen.Table("Target", "observed", "5 %", "median", "95 %", "% missing", "% within", "covered");
        foreach (var fit in fits)
        {
            var quantiles = fit.Values.Quantiles;
            table.AddRow([
                Screen.Plain(fit.Target.Name), .. new[] { fit.Target.Observed, quantiles.Q05, quantiles.Q50, quantiles.Q95 }.Select(value => Screen.Plain(Numerals.Number(value))),
                Screen.Plain(Numerals.Percent(fit.Values.MissingShare)), Screen.Plain(Numerals.Percent(fit.Within)), Screen.Plain(fit.IsCovered ? "yes" : "no"),
            ]);
        }

        FittedTable.Print(console, table);
        console.WriteLine($"{fits.Count(fit => fit.IsCovered)} of {Numerals.Count(fits.Length, "target", "targets")} covered by the middle 90 % of new histories.");
    }
}
