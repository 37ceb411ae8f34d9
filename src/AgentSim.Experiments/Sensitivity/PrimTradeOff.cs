using System.Collections.Immutable;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>Boxes from the whole space to the smallest, mostly denser and denser, and covering less and less: the curve along which one is chosen.</summary>
/// <param name="Boxes">At least the whole space, in the order in which they were peeled, and last the one that pasting made of the smallest.</param>
internal sealed record PrimTradeOff(ImmutableArray<PrimBox> Boxes)
{
    /// <summary>The box with the greatest product of coverage and density, of several the one with fewest limits: a place to begin looking, not a verdict.</summary>
    public PrimBox Balanced => Boxes.OrderByDescending(box => Math.Round(box.Coverage * box.Density, 12)).ThenBy(box => box.Limits.Length).First();
}
