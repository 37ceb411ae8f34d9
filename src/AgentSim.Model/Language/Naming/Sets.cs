using System.Collections.Immutable;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Naming;

/// <summary>The model's sets.</summary>
internal sealed class Sets
{
    private readonly Dictionary<string, ImmutableArray<string>> sets = [];

    public IEnumerable<string> Names => sets.Keys;

    public IEnumerable<string> Elements => sets.Values.SelectMany(e => e).Distinct();

    /// <summary>The elements of a set, in file order; null if there is no such set.</summary>
    public ImmutableArray<string>? this[string name] => sets.TryGetValue(name, out var elements) ? elements : null;

    /// <summary>Whether it is an element of any set.</summary>
    public bool HasElement(string name) => sets.Values.Any(e => e.Contains(name));

    /// <summary>Reads the section.</summary>
    public static Sets Read(MapNode? section, Report report)
    {
        var result = new Sets();
        foreach (var entry in section?.Entries ?? [])
        {
            if (Words.Check(entry.Name, entry.Key.Place, report) && entry.Value is ListNode list) result.sets[entry.Name] = ElementsOf(entry, list, report);
        }

        return result;
    }

    private static ImmutableArray<string> ElementsOf(Entry entry, ListNode list, Report report)
    {
        var elements = ImmutableArray.CreateBuilder<string>();
        if (list.Items.IsEmpty) report.Add(entry.Value.Place, $"the set {entry.Name} is empty");
        if (list.Items.Length > Limits.Elements)
        {
            report.Add(entry.Value.Place, $"the set {entry.Name} is too large", $"{list.Items.Length} elements", $"at most {Limits.Elements}");
        }

        foreach (var item in list.Items.Take(Limits.Elements).OfType<ScalarNode>())
        {
            if (!Words.Check(item.Text, item.Place, report)) continue;
            if (elements.Contains(item.Text)) report.Add(item.Place, $"{item.Text} stands twice in the set {entry.Name}");
            else elements.Add(item.Text);
        }

        return elements.ToImmutable();
    }
}
