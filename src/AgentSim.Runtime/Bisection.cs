using System.Diagnostics;
using AgentSim.Simulation.Play;

namespace AgentSim.Runtime;

/// <summary>A batch under way, in pieces of so many histories as are computed together. A piece that fails is played again in halves, down to the single history that is to blame.</summary>
internal sealed class Bisection
{
    private readonly Stack<Histories> rest = [];
    private readonly List<BatchRecords> played = [];
    private Histories piece;

    /// <summary>A batch that has yet to be played.</summary>
    /// <param name="recipe">What is played.</param>
    /// <param name="lanes">The most histories that are computed together, at least 1.</param>
    public Bisection(Recipe recipe, int lanes)
    {
        Recipe = recipe;
        var (all, pieces) = (recipe.Histories, (recipe.Histories.Count + lanes - 1) / lanes);
        for (var place = pieces - 1; place >= 0; place--) rest.Push(all with { First = all.First + (uint)(place * lanes), Count = Math.Min(lanes, all.Count - (place * lanes)) });
    }

    /// <summary>What is played.</summary>
    public Recipe Recipe { get; }

    /// <summary>The records of the batch, once there is nothing more to play.</summary>
    public BatchRecords Records => Pieces.Join(Recipe.Histories, played);

    /// <summary>Takes the next piece, in the order of histories.</summary>
    /// <returns>False if all have been played.</returns>
    public bool TryTake(out Histories next)
    {
        var more = rest.TryPop(out next);
        piece = next;
        return more;
    }

    /// <summary>The piece taken last has been played.</summary>
    public void Finish(BatchRecords records)
    {
        Debug.Assert(records.Histories == piece, "Only the piece taken last is under way.");
        played.Add(records);
    }

    /// <summary>The piece taken last could not be played to its end.</summary>
    /// <param name="period">The period in which it failed, from 0.</param>
    /// <param name="what">What went wrong.</param>
    public void Fail(int period, string what)
    {
        if (piece.Count == 1)
        {
            played.Add(Pieces.OfFailure(Recipe.Model, piece, new(piece.First, period, what)));
            return;
        }

        var half = piece.Count / 2;
        rest.Push(piece with { First = piece.First + (uint)half, Count = piece.Count - half });
        rest.Push(piece with { Count = half });
    }
}
