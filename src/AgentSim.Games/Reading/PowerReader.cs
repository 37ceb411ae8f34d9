using System.Collections.Immutable;
using AgentSim.Games.Numerics;
using AgentSim.Games.Power;
using AgentSim.Games.Transit;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>Reads what is asked about power: YAML whose first words are <c>voting</c>, <c>coalitional</c>, <c>transit</c> or <c>tariffs</c>, or a comma-separated table of members with weights or of coalitions with worths.</summary>
public static class PowerReader
{
    private static readonly string[] Kinds = ["voting", "coalitional", "transit", "tariffs"];

    /// <summary>Reads a file.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="file">Its name, for messages; <c>.csv</c> at its end means a table, all else YAML.</param>
    /// <param name="quota">The quota of a voting body in a table; null if none was given.</param>
    /// <exception cref="WrongGameException">It is no such question; the message tells file, line, what was found and what is allowed.</exception>
    public static PowerQuestion Read(string text, string file, string? quota)
    {
        if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return PowerTableReader.Read(text, file, quota);
        if (quota is not null) throw new WrongGameException($"{file}: --quota is for tables; a YAML file has a quota of its own.");
        var page = new YamlPage(file);
        var root = page.Root(text);
        string[] kinds = [.. Kinds.Where(kind => YamlPage.Optional(root, kind) is not null)];
        return kinds switch
        {
            ["voting"] => Voting(page, root, file),
            ["coalitional"] => new CoalitionalPage(page, file).Read(root),
            ["transit"] => new TransitQuestion(new TransitPage(page, file).Read(root)),
            ["tariffs"] => Tariffs(page, root, file),
            _ => throw page.Wrong(root, $"the file has {(kinds.Length == 0 ? "none" : "several")} of the keys {string.Join(", ", Kinds)}, one of which must stand here with the title"),
        };
    }

    private static VotingQuestion Voting(YamlPage page, YamlMappingNode root, string file)
    {
        page.Mapping(root, "the file", "voting", "quota", "members", "source", "note");
        var members = page.Mapping(page.Required(root, "members"), "members");
        var quota = page.Exact(page.Required(root, "quota"), "the quota");
        ImmutableArray<(string, Fraction)> read = [.. members.Children.Select(member => (page.Text(member.Key, "a member"), page.Exact(member.Value, $"the weight of {member.Key}")))];
        return new(YamlPage.At(root, file, () => new WeightedGame(page.Text(page.Required(root, "voting"), "voting"), quota, read)));
    }

    private static TariffQuestion Tariffs(YamlPage page, YamlMappingNode root, string file)
    {
        page.Mapping(root, "the file", "tariffs", "demand", "cost", "states", "source", "note");
        var (demand, cost) = (page.Number(page.Required(root, "demand"), "the demand"), YamlPage.Optional(root, "cost") is { } own ? page.Number(own, "the cost") : 0);
        ImmutableArray<(string, double)> states = [.. page.Mapping(page.Required(root, "states"), "states").Children.Select(state => (page.Text(state.Key, "a state"), page.Number(state.Value, $"the cost of {state.Key}")))];
        return new(YamlPage.At(root, file, () => new TariffChain(page.Text(page.Required(root, "tariffs"), "tariffs"), demand, cost, states)));
    }
}
