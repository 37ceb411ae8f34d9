using AgentSim.Language.Yaml;

namespace AgentSim.Language.Naming;

/// <summary>Everything that has a name in the model.</summary>
internal sealed class Names(Draft draft)
{
    private readonly Dictionary<string, Family> families = [];
    private int count;

    /// <summary>All base names of some kinds.</summary>
    public IEnumerable<string> Of(params NameKind[] kinds) => families.Where(f => kinds.Contains(f.Value.Kind)).Select(f => f.Key);

    /// <summary>All things of one base name; null if nothing has it.</summary>
    public Family? Find(string name) => families.GetValueOrDefault(name);

    /// <summary>A thing by its full name.</summary>
    public Definition? FindFull(string name) => Find(name.Split('[')[0])?.Members.GetValueOrDefault(name);

    /// <summary>Declares all that a section defines.</summary>
    /// <returns>What it defines, in file order, each thing once.</returns>
    public List<Definition> Declare(NameKind kind, MapNode? section)
    {
        var order = new List<string>();
        foreach (var entry in section?.Entries ?? [])
        {
            foreach (var scope in Headers.Expand(entry.Key, draft, out var name))
            {
                var definition = new Definition(kind, name, scope, entry);
                if (!Accept(definition)) break;
                order.Add(definition.Name);
            }
        }

        return [.. order.Distinct().Select(n => FindFull(n)!)];
    }

    /// <summary>Declares one thing.</summary>
    /// <returns>Whether it could be.</returns>
    public bool Accept(Definition definition)
    {
        if (!Words.Check(definition.Base, definition.Entry.Key.Place, draft.Report)) return false;
        if (++count > Limits.Definitions)
        {
            if (count == Limits.Definitions + 1) draft.Report.Add(definition.Entry.Key.Place, "the model defines too many things", allowed: $"at most {Limits.Definitions}");
            return false;
        }

        if (!families.TryGetValue(definition.Base, out var family)) families[definition.Base] = family = new Family(definition);
        return Joins(definition, family);
    }

    private bool Joins(Definition definition, Family family)
    {
        var place = definition.Entry.Key.Place;
        if (family.Kind != definition.Kind)
        {
            draft.Report.Add(place, $"{definition.Base} is a name already: of {Phrase(family.Kind)} in line {family.First.Entry.Key.Place.Line}");
            return false;
        }

        if (family.Arity != definition.Elements.Length)
        {
            draft.Report.Add(place, $"{definition.Base} has {Indices(definition.Elements.Length)} here, but {Indices(family.Arity)} in line {family.First.Entry.Key.Place.Line}");
            return false;
        }

        if (family.Members.TryGetValue(definition.Name, out var other) && other.Closeness == definition.Closeness)
        {
            draft.Report.Add(place, $"{definition.Name} is defined in line {other.Entry.Key.Place.Line} already");
            return false;
        }

        if (other is null || other.Closeness < definition.Closeness) family.Members[definition.Name] = definition;
        return true;
    }

    /// <summary>A kind in words.</summary>
    public static string Phrase(NameKind kind) => kind switch
    {
        NameKind.Series => "a series",
        NameKind.Event => "an event",
        NameKind.Issue => "an issue",
        NameKind.Actor => "an actor",
        NameKind.Group => "a group of shares",
        _ => "a " + kind.ToString().ToLowerInvariant(),
    };

    private static string Indices(int count) => count switch { 0 => "no index", 1 => "one index", _ => $"{count} indices" };
}
