using System.Globalization;
using AgentSim.App.Telling;
using AgentSim.Games.Similarity;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>How alike profiles are, as a person reads it.</summary>
internal static class SimilarityTable
{
    public static void Print(IAnsiConsole console, string file, Profiles profiles, double exponent, IEnumerable<ProfileSimilarity> pairs)
    {
        Screen.PrintHead(console, $"{file}: {Numerals.Count(profiles.Names.Length, "profile", "profiles")} on {Numerals.Count(profiles.Rows.Length, "line", "lines")}{(exponent == 1 ? "" : $", distances in S to the power of {exponent.ToString(CultureInfo.InvariantCulture)}")}");
        var isWeighted = profiles.Weights is not null;
        var table = Screen.Table(["Pair", "S", .. isWeighted ? ["weighted S"] : Array.Empty<string>(), "tau-b", "kappa", "pi"]);
        foreach (var pair in pairs)
        {
            table.AddRow([
                Screen.Plain($"{profiles.Names[pair.First]}, {profiles.Names[pair.Second]}"), Figure(pair.S), .. isWeighted ? [Figure(pair.WeightedS)] : Array.Empty<Text>(), Figure(pair.TauB), Figure(pair.Kappa), Figure(pair.Pi)]);
        }

        FittedTable.Print(console, table);
        foreach (var line in new Line(0, "S is 1 for equal profiles and -1 for opposite ends of every scale. Tau-b, kappa and pi take all lines alike; they are not defined (-) of profiles that are the same everywhere.").Fit(console.Profile.Width)) console.WriteLine(line);
    }

    private static Text Figure(double? value) => Screen.Plain(value is { } known ? known.ToString("0.0000", CultureInfo.InvariantCulture) : Numerals.None);
}
