namespace AgentSim.Language.Sections;

/// <summary>Orders things so that each stands after those that it reads.</summary>
internal static class DependencyOrder
{
    /// <summary>The items, in their own order as far as it can be kept.</summary>
    /// <param name="items">The items.</param>
    /// <param name="name">An item's name.</param>
    /// <param name="reads">The names that an item reads; those of no item do not count.</param>
    /// <param name="report">Told of cycles, as the names along each; every item is in one of them at most.</param>
    public static List<T> Of<T>(IReadOnlyList<T> items, Func<T, string> name, Func<T, IEnumerable<string>> reads, Action<IReadOnlyList<string>> report)
    {
        var byName = items.ToDictionary(name);
        var ordered = new List<T>();
        var begun = new HashSet<string>();
        var done = new HashSet<string>();
        var cyclic = new HashSet<string>();

        // The way down to the item at hand: each item with what it has yet to read.
        var path = new List<(string Name, Queue<string> Reads)>();
        foreach (var item in items) Descend(name(item));
        return ordered;

        void Descend(string root)
        {
            Begin(root);
            while (path.Count > 0)
            {
                var (own, left) = path[^1];
                if (left.TryDequeue(out var next)) Begin(next);
                else
                {
                    path.RemoveAt(path.Count - 1);
                    done.Add(own);
                    ordered.Add(byName[own]);
                }
            }
        }

        void Begin(string own)
        {
            if (done.Contains(own)) return;
            if (begun.Add(own))
            {
                path.Add((own, new(reads(byName[own]).Distinct().Where(byName.ContainsKey))));
                return;
            }

            var cycle = path.SkipWhile(p => p.Name != own).Select(p => p.Name).ToList();
            if (!cycle.Exists(cyclic.Contains)) report(cycle);
            cyclic.UnionWith(cycle);
        }
    }

    /// <summary>A cycle in words.</summary>
    public static string Describe(string what, IReadOnlyList<string> cycle) =>
        $"{what} read each other in a circle: {string.Join(" -> ", cycle.Take(20).Append(cycle[0]))}";
}
