using System.CommandLine;
using System.Globalization;
using AgentSim.Experiments;

namespace AgentSim.App.Verbs;

/// <summary>The option <c>--shard 3/16</c>.</summary>
internal static class ShardOption
{
    private const int Most = 100_000;

    /// <summary>The option.</summary>
    public static Option<Shard?> Create() => new("--shard")
    {
        Description = "Play one of several shares, as 3/16; agentsim merge joins them.",
        HelpName = "K/N",
        CustomParser = found =>
        {
            var text = found.Tokens.Count == 0 ? "" : found.Tokens[0].Value;
            var parts = text.Split('/');
            if (parts.Length == 2 && Number(parts[0]) is { } number && Number(parts[1]) is { } of && number <= of) return new Shard(number, of);
            found.AddError($"--shard must be K/N, with K from 1 to N and N at most {Most}, as 3/16, but is {text}.");
            return null;
        },
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most ? number : null;
}
