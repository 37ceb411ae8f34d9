using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace AgentSim.App.Verbs;

/// <summary>Options that take a whole number within bounds, and say so when they are given something else.</summary>
internal static class WholeNumber
{
    private const int MostOfAnything = 10_000_000;

    /// <summary>A number of something, at least 1.</summary>
    public static Option<int> Count(string name, string description, int usual) => Of(name, description, usual, 1, MostOfAnything);

    /// <summary>The same without a usual number.</summary>
    public static Option<int?> Count(string name, string description) =>
        new(name) { Description = description, HelpName = "N", CustomParser = found => Read(found, name, 1, MostOfAnything) };

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Option<T> Of<T>(string name, string description, T usual, T least, T most)
        where T : struct, INumber<T> =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual, CustomParser = found => Read(found, name, least, most) };

    /// <summary>What an option of this <paramref name="name"/> is given; an error if it is not within bounds.</summary>
    public static T Read<T>(ArgumentResult found, string name, T least, T most)
        where T : struct, INumber<T>
    {
        var text = found.Tokens.Count == 0 ? "" : found.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        found.AddError($"{name} must be a whole number from {least} to {most}, but is {text}.");
        return default;
    }
}
