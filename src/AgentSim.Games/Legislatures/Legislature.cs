using System.Collections.Immutable;
using AgentSim.Games.Power;

namespace AgentSim.Games.Legislatures;

/// <summary>
/// Members divide 1. In each round one of them is recognised by chance and proposes a division; it passes if those who agree have the quota of votes and all vetoes. Else all wait for the next round, for ever, and nobody gets
/// anything before a division has passed.
/// </summary>
/// <remarks>Source: Baron and Ferejohn, American Political Science Review 83 (1989) 1181-1206, the closed rule; vetoes: Winter, American Political Science Review 90 (1996) 813-823.</remarks>
public sealed class Legislature
{
    /// <exception cref="WrongGameException">Votes that make no game, a discount outside 0 to 1, a recognition below 0, or nobody who is ever recognised.</exception>
    internal Legislature(WeightedGame votes, ImmutableArray<LegislatureMember> members)
    {
        if (members.FirstOrDefault(member => !(member.Discount >= 0 && member.Discount <= 1)) is { } patient) throw new WrongGameException($"{votes.Title}: the discount of {patient.Name} is {patient.Discount}; it must be from 0 to 1.");
        if (members.FirstOrDefault(member => !(member.Recognition >= 0)) is { } silent) throw new WrongGameException($"{votes.Title}: the recognition of {silent.Name} is {silent.Recognition}; it must be 0 or more.");
        var all = members.Sum(member => member.Recognition);
        if (!(all > 0 && double.IsFinite(all))) throw new WrongGameException($"{votes.Title}: the recognitions sum to {all}; somebody's must be above 0, or nobody would ever propose.");
        (Votes, Members) = (votes, [.. members.Select(member => member with { Recognition = member.Recognition / all })]);
    }

    /// <summary>What it is called.</summary>
    public string Title => Votes.Title;

    /// <summary>Votes that a proposal needs, the proposer's among them.</summary>
    public double Quota => Votes.Quota;

    /// <summary>Who sits in it, recognitions summing to 1.</summary>
    public ImmutableArray<LegislatureMember> Members { get; }

    /// <summary>Votes and quota, exactly.</summary>
    internal WeightedGame Votes { get; }

    /// <summary>The division that stationary strategies lead to.</summary>
    /// <exception cref="WrongGameException">There are too many coalitions, or none is found that proves itself.</exception>
    public LegislatureEquilibrium Equilibrium() => new StationaryEquilibrium(new LegislatureTypes(this)).Find();
}
