using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AgentSim.App.Verbs;

/// <summary>Refuses to set one thing twice: which of the two was meant, nobody knows.</summary>
internal static class Repetitions
{
    /// <summary>Lets a verb refuse what is set twice, and, where it has sweeps, what is set and swept, and values that stand twice in a sweep.</summary>
    public static void RefuseIn(Command verb, Option<string[]> settings, Option<string[]>? sweeps = null) => verb.Validators.Add(found =>
    {
        var (set, swept) = (Pairs(found, settings), sweeps is null ? [] : Pairs(found, sweeps));
        foreach (var name in Twice(set)) found.AddError($"--set gives {name} twice, as {Values(set, name)}: it can have one value only; --sweep {name}={Values(set, name, ",")} runs the model with each.");
        foreach (var name in Twice(swept)) found.AddError($"--sweep names {name} twice: all its values belong into one, --sweep {name}={Values(swept, name, ",")}.");
        foreach (var name in set.Select(pair => pair.Key).Intersect(swept.Select(pair => pair.Key)))
            found.AddError($"{name} is in both --set and --sweep: it can have one value or several, not both.");
        foreach (var (name, values) in swept)
        {
            foreach (var value in RunOptions.Values(values).GroupBy(Number).Where(value => value.Count() > 1)) found.AddError($"--sweep {name} has the value {value.First()} twice.");
            if (RunOptions.Values(values).Contains("")) found.AddError($"--sweep {name} has a value that is empty.");
        }
    });

    private static ImmutableArray<KeyValuePair<string, string>> Pairs(CommandResult found, Option<string[]> option) =>
        ModelOptions.Pairs([.. (found.GetResult(option)?.Tokens ?? []).Select(token => token.Value).Where(value => value.Contains('=', StringComparison.Ordinal))]);

    private static IEnumerable<string> Twice(IEnumerable<KeyValuePair<string, string>> pairs) => pairs.GroupBy(pair => pair.Key).Where(pair => pair.Count() > 1).Select(pair => pair.Key);

    private static string Values(IEnumerable<KeyValuePair<string, string>> pairs, string name, string between = " and ") =>
        string.Join(between, pairs.Where(pair => pair.Key == name).Select(pair => pair.Value));

    // 0.3 and .30 are the same.
    private static string Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : value;
}
