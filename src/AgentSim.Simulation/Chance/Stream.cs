using System.Text;

namespace AgentSim.Simulation.Chance;

/// <summary>
/// The named purpose that random numbers are drawn for. Its id comes from its name alone, so that a new stream changes no other.
/// </summary>
/// <param name="Id">A 32-bit hash of the name, the third word of the counter of <see cref="Draws"/>.</param>
internal readonly record struct Stream(uint Id)
{
    /// <summary>The stream of that name: 32-bit FNV-1a over its bytes in UTF-8 (Fowler, Noll and Vo; RFC 9923).</summary>
    public static Stream Named(string name)
    {
        var hash = 2_166_136_261u;
        foreach (var character in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ character) * 16_777_619u);
        return new(hash);
    }

    /// <summary>The names that may not be used together because they have the same id, in the order in which they are met.</summary>
    public static IReadOnlyList<StreamCollision> Collisions(IEnumerable<string> names)
    {
        var owners = new Dictionary<Stream, string>();
        var collisions = new List<StreamCollision>();
        foreach (var name in names)
        {
            if (!owners.TryAdd(Named(name), name) && owners[Named(name)] is var first && first != name)
                collisions.Add(new(first, name));
        }
        return collisions;
    }
}
