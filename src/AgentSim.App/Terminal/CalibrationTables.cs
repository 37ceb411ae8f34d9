using System.Globalization;
using AgentSim.App.Calibrating;
using AgentSim.Experiments.Calibrating;
using AgentSim.Results.Calibrating;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>What a calibration tells on a page.</summary>
internal static class CalibrationTables
{
    private const int MostParameters = 15;

    /// <summary>A wave in one line, as it is finished.</summary>
    public static string Line(WaveIdentity wave, double seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"Wave {wave.Wave}: {(wave.Epsilon is { } epsilon ? $"within {Numerals.Number(epsilon)}, {Numerals.Percent(wave.Acceptance!.Value)} % accepted" : "from the prior")}, {Numerals.Whole(wave.EffectiveSize)} effective particles, {Numerals.Time(seconds)}");

    /// <summary>A wave of history matching in one line.</summary>
    public static string Line(MatchingWave wave, double seconds) => string.Create(
        CultureInfo.InvariantCulture, $"Matching {wave.Number}: {Numerals.Percent(wave.Share)} % of the prior not ruled out, {Numerals.Count(wave.Particles.Count, "sample", "samples")}, {Numerals.Time(seconds)}");

    public static void Print(IAnsiConsole console, CalibrationOutcome outcome)
    {
        Screen.PrintHead(console, outcome.Calibration.Title);
        console.WriteLine($"{Numerals.Histories(outcome.Histories)}, {Numerals.Whole(outcome.Played)} played now in {Numerals.Time(outcome.Seconds)}.");
        console.WriteLine($"The waves ended because {outcome.Identity.Ended}.");
        if (outcome.Identity.Matching is { } matching) MatchingTable.Print(console, matching);
        var waves = Screen.Table("Wave", "within", "% accepted", "effective", "different", "size", "histories");
        foreach (var wave in outcome.Identity.Waves)
        {
            waves.AddRow(
                Screen.Plain($"{wave.Wave}"), Screen.Plain(Numerals.Number(wave.Epsilon ?? double.NaN)), Screen.Plain(Numerals.Percent(wave.Acceptance ?? double.NaN)),
                Screen.Plain(Numerals.Whole(wave.EffectiveSize)), Screen.Plain(Numerals.Whole(wave.Distinct)), Screen.Plain(Numerals.Short(wave.Size)), Screen.Plain(Numerals.Whole(wave.Histories)));
        }

        FittedTable.Print(console, waves);
        PrintParameters(console, outcome);
        FitTable.Print(console, "Fit to history", outcome.Fits);
        var shown = Path.GetRelativePath(".", outcome.Folder.Path);
        Screen.PrintWhole(console, $"Posterior {Path.Combine(shown, "posterior.parquet")} ({outcome.Distinct} different draws of {outcome.Calibration.Posterior.Particles})");
        Screen.PrintWhole(console, $"Report    {Path.Combine(shown, "report.html")}");
        Screen.PrintWhole(console, $"Made by   {Path.Combine(shown, "calibration.json")}");
    }

    private static void PrintParameters(IAnsiConsole console, CalibrationOutcome outcome)
    {
        var noise = outcome.Contractions[0].Noise;
        var moved = outcome.Contractions.Count(parameter => parameter.Distance > noise);
        console.WriteLine($"{moved} of {Numerals.Count(outcome.Contractions.Length, "parameter", "parameters")} moved by more than noise (distance {Numerals.Number(noise)}).");
        var table = Screen.Table("Parameter", "prior", "sd", "posterior", "sd", "contraction", "distance");
        foreach (var parameter in outcome.Contractions.Take(MostParameters))
        {
            double[] numbers = [parameter.PriorMean, parameter.PriorDeviation, parameter.Mean, parameter.Deviation, parameter.Share, parameter.Distance];
            table.AddRow([Screen.Plain(parameter.Parameter), .. numbers.Select(number => Screen.Plain(Numerals.Number(number)))]);
        }

        FittedTable.Print(console, table);
    }
}
