using System.Collections.Immutable;

namespace AgentSim.Games.Legislatures;

/// <summary>
/// Members that are alike, taken together: they are worth the same, and a coalition is how many of each type a proposer has in it. Only minimal coalitions are listed, without any of whose members (vetoes aside) the rest would
/// not be enough.
/// </summary>
internal sealed class LegislatureTypes
{
    /// <summary>Minimal coalitions, of all types of proposers, beyond which a legislature is not solved.</summary>
    public const int MostCoalitions = 30_000;

    private readonly long[] weights;
    private readonly bool[] vetoes;
    private readonly int[] byWeight;
    private readonly long quota;
    private int listed;

    /// <exception cref="WrongGameException">There are too many coalitions.</exception>
    public LegislatureTypes(Legislature legislature)
    {
        Legislature = legislature;
        var types = legislature.Members.Index().GroupBy(member => (Weight: legislature.Votes.Weights[member.Index], member.Item.Recognition, member.Item.Discount, member.Item.Veto)).ToArray();
        Members = [.. types.Select(type => type.Select(member => member.Index).ToArray())];
        Recognition = [.. types.Select(type => type.Key.Recognition)];
        Discount = [.. types.Select(type => type.Key.Discount)];
        (weights, vetoes, quota) = ([.. types.Select(type => type.Key.Weight)], [.. types.Select(type => type.Key.Veto)], legislature.Votes.WholeQuota);
        byWeight = [.. Enumerable.Range(0, Count).Where(type => !vetoes[type] && weights[type] > 0).OrderByDescending(type => weights[type])];
        Coalitions = [.. Enumerable.Range(0, Count).Select(Minimal)];
    }

    public Legislature Legislature { get; }

    /// <summary>How many types there are.</summary>
    public int Count => Members.Length;

    /// <summary>The members of each type, by their place.</summary>
    public int[][] Members { get; }

    /// <summary>The chance of one of a type to propose.</summary>
    public double[] Recognition { get; }

    /// <summary>By type.</summary>
    public double[] Discount { get; }

    /// <summary>By the proposer's type: how many of each type are with the proposer.</summary>
    public int[][][] Coalitions { get; }

    private int[][] Minimal(int proposer)
    {
        var partners = new int[Count];
        var need = quota - weights[proposer];
        for (var type = 0; type < Count; type++)
        {
            partners[type] = vetoes[type] ? Others(type, proposer) : 0;
            need -= partners[type] * weights[type];
        }

        var found = new List<int[]>();
        Add(found, partners, proposer, place: 0, need);
        return [.. found];
    }

    private int Others(int type, int proposer) => Members[type].Length - (type == proposer ? 1 : 0);

    /// <summary>Adds members from the heaviest type on until they are just enough: none of those before, who are as heavy or heavier, can then be left out.</summary>
    private void Add(List<int[]> found, int[] partners, int proposer, int place, long need)
    {
        if (need <= 0)
        {
            if (++listed > MostCoalitions) throw new WrongGameException($"{Legislature.Title}: there are more than {MostCoalitions:N0} minimal coalitions of members that are not alike; give more of them the same votes, recognition and discount.");
            found.Add([.. partners]);
            return;
        }

        if (place == byWeight.Length || byWeight.Skip(place).Sum(type => weights[type] * Others(type, proposer)) < need) return;
        var type = byWeight[place];
        for (var count = 0; count <= Others(type, proposer) && (count == 0 || need - ((count - 1) * weights[type]) > 0); count++)
        {
            partners[type] = count;
            Add(found, partners, proposer, place + 1, need - (count * weights[type]));
        }

        partners[type] = 0;
    }

    /// <summary>The names of the members of a type.</summary>
    public ImmutableArray<string> Names(int type) => [.. Members[type].Select(member => Legislature.Members[member].Name)];
}
