using AgentSim.App.Experimenting;
using AgentSim.App.Telling;
using AgentSim.Experiments.Analysis;
using AgentSim.Experiments.Claims;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>What came out of an experiment, for a person.</summary>
internal static class ExperimentTables
{
    private const int MostRows = 20;

    /// <summary>Prints all of it.</summary>
    public static void Print(IAnsiConsole console, ExperimentOutcome outcome)
    {
        var manifest = outcome.Manifest;
        console.WriteLine();
        Screen.PrintHead(console, outcome.Experiment.Title);
        console.WriteLine($"{Numerals.Histories(outcome.Histories)} of {Numerals.Count(manifest.Arms.Length, "arm", "arms")} at {Numerals.Count(manifest.Points, "design point", "design points")}; "
            + (outcome.Played == 0 ? "all of them were there." : $"{Numerals.Whole(outcome.Played)} played now, in {Numerals.Time(outcome.Seconds)}."));
        PrintPatterns(console, outcome);
        if (manifest.Failed > 0) console.WriteLine($"{Numerals.Histories(manifest.Failed.Value)} failed, and stand in none of the numbers.");
        foreach (var finding in outcome.Findings) Print(console, finding);
        foreach (var analysis in outcome.Analyses) Print(console, analysis);
        console.WriteLine();
        var shown = Path.GetRelativePath(".", outcome.Folder.Path);
        Screen.PrintWhole(console, $"Report   {Path.Combine(shown, "report.html")}");
        Screen.PrintWhole(console, $"Findings {Path.Combine(shown, "analysis.json")}");
        if (outcome.Experiment.Collection.Transcripts is not null) Screen.PrintWhole(console, $"Told     {Path.Combine(shown, "transcripts")}");
        Screen.PrintWhole(console, $"Records  {Path.Combine(shown, "parts")} (Parquet)");
        Screen.PrintWhole(console, $"Made by  {Path.Combine(shown, "manifest.json")}");
        console.WriteLine($"Digest   {manifest.Digest}");
    }

    /// <summary>Arms below each other: there may be many.</summary>
    private static void PrintPatterns(IAnsiConsole console, ExperimentOutcome outcome)
    {
        var patterns = outcome.Manifest.Patterns;
        var table = Screen.Table(["%", .. patterns.Select(Abbreviated)]);
        foreach (var (arm, shares) in outcome.Arms) table.AddRow([Screen.Plain(arm), .. shares.Select(share => Screen.Plain(Numerals.Percent(share.Proportion.Share)))]);
        FittedTable.Print(console, table);

        string Abbreviated(string pattern) => patterns.Sum(name => name.Length + Screen.BetweenColumns) < console.Profile.Width / 2 ? pattern
            : pattern.Length <= 9 ? pattern : string.Concat(pattern.Split('_').Select(word => word[..Math.Min(word.Length, 4)] + "."));
    }

    private static void Print(IAnsiConsole console, Finding finding)
    {
        console.WriteLine();
        Screen.PrintHead(console, $"{finding.Hypothesis.Name}  {finding.Hypothesis.Text}".TrimEnd());
        var line = double.IsNaN(finding.Effect.Value) ? $"{finding.VerdictInWords}."
            : $"{finding.VerdictInWords}: {finding.EffectInWords} {Numerals.Number(finding.Effect.Value)}{(double.IsNaN(finding.Effect.Interval.Low) ? "" : $" ({Numerals.Number(finding.Effect.Interval.Low)} to {Numerals.Number(finding.Effect.Interval.High)})")}, "
                + $"p {Numerals.Probability(finding.AdjustedPValue)}{Sizes(finding)}.";
        foreach (var fitted in new Line(1, line).Fit(console.Profile.Width)) console.WriteLine(fitted, Style(finding.Verdict));
    }

    private static void Print(IAnsiConsole console, AnalysisTable analysis)
    {
        console.WriteLine();
        Screen.PrintHead(console, $"{analysis.Output}: {analysis.Method}");
        if (!analysis.Rows.IsEmpty)
        {
            var table = Screen.Table(["", .. analysis.Columns]);
            foreach (var row in analysis.Rows.Take(MostRows)) table.AddRow([Screen.Plain(row.Name), .. row.Values.Select(value => Screen.Plain(Numerals.Number(value)))]);
            FittedTable.Print(console, table);
            if (analysis.Rows.Length > MostRows) console.WriteLine($"and {analysis.Rows.Length - MostRows} others, in --json");
        }

        foreach (var remark in analysis.Remarks)
        {
            foreach (var fitted in new Line(1, remark).Fit(console.Profile.Width)) console.WriteLine(fitted);
        }
    }

    private static string Sizes(Finding finding) =>
        (double.IsNaN(finding.CohensD) ? "" : $", d {Numerals.Short(finding.CohensD)}, A12 {Numerals.Short(finding.Superiority)}")
        + (double.IsNaN(finding.SamplesAgreeing) ? "" : $", in {Numerals.Percent(finding.SamplesAgreeing)} % of samples");

    private static Style Style(Verdict verdict) => new(verdict switch { Verdict.Supported => Color.Green, Verdict.Refuted => Color.Red, _ => Color.Default });
}
