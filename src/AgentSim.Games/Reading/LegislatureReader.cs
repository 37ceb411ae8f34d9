using System.Collections.Immutable;
using AgentSim.Games.Legislatures;
using AgentSim.Games.Numerics;
using AgentSim.Games.Power;
using YamlDotNet.RepresentationModel;

namespace AgentSim.Games.Reading;

/// <summary>
/// A legislature in YAML: <c>legislature</c> (its title), <c>quota</c>, <c>discount</c> (of members without one of their own), and <c>members</c>, each with <c>votes</c> (1 if not said), <c>recognition</c> (a weight, 1),
/// <c>discount</c> and <c>veto</c> (no).
/// </summary>
public static class LegislatureReader
{
    /// <summary>Reads a legislature.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="WrongGameException">It is no legislature; the message tells file, line and what is allowed.</exception>
    public static Legislature Read(string text, string file)
    {
        var page = new YamlPage(file);
        var root = page.Root(text, "legislature", "quota", "discount", "members", "source", "note");
        var common = YamlPage.Optional(root, "discount");
        var entries = page.Mapping(page.Required(root, "members"), "members").Children.ToArray();
        var members = entries.Select(entry => Member(page, page.Text(entry.Key, "a member"), entry.Value, common)).ToImmutableArray();
        var votes = entries.Zip(members, (entry, member) => (member.Name, Votes(page, (YamlMappingNode)entry.Value, member.Name))).ToImmutableArray();
        var (title, quota) = (page.Text(page.Required(root, "legislature"), "legislature"), page.Exact(page.Required(root, "quota"), "the quota"));
        return YamlPage.At(root, file, () => new Legislature(new WeightedGame(title, quota, votes), members));
    }

    private static LegislatureMember Member(YamlPage page, string name, YamlNode node, YamlNode? common)
    {
        var member = page.Mapping(node, name, "votes", "recognition", "discount", "veto");
        var discount = YamlPage.Optional(member, "discount") ?? common ?? throw page.Wrong(node, $"{name} has no discount, and there is none for all");
        var recognition = YamlPage.Optional(member, "recognition") is { } given ? page.Number(given, $"the recognition of {name}") : 1;
        return new(name, Votes(page, member, name).ToDouble(), recognition, page.Number(discount, $"the discount of {name}"), YamlPage.Optional(member, "veto") is { } veto && page.YesOrNo(veto, $"the veto of {name}"));
    }

    private static Fraction Votes(YamlPage page, YamlMappingNode member, string name) =>
        YamlPage.Optional(member, "votes") is { } given ? page.Exact(given, $"the votes of {name}") : new(1, 1);
}
