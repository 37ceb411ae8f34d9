using System.Collections.Immutable;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>
/// Scenario discovery with the patient rule induction method: which region of inputs gives a pattern? Sources: Friedman and Fisher, Statistics and Computing 9
/// (1999) 123-143; Bryant and Lempert, Technological Forecasting and Social Change 77 (2010) 34-49; for inputs with few values or categories, Kwakkel and Jaxa-Rozen,
/// Environmental Modelling and Software 79 (2016) 311-321.
/// </summary>
internal static class Prim
{
    /// <summary>Peels one box.</summary>
    /// <param name="data">Inputs, and as output 1 where a row has the pattern and 0 where it does not; both must occur.</param>
    /// <param name="settings">How.</param>
    public static PrimTradeOff Discover(GivenData data, PrimSettings settings)
    {
        if (data.Outputs.Any(output => output is not (0 or 1))) throw new ArgumentException("Outputs are 1 where a row has the pattern, 0 where it does not.", nameof(data));
        if (data.Outputs.All(output => output > 0) || data.Outputs.All(output => output < 1))
            throw new ArgumentException("No region can be told where all rows have the pattern, or none does.", nameof(data));
        var box = PrimRegion.Whole(data);
        var boxes = ImmutableArray.CreateBuilder<PrimBox>();
        boxes.Add(box.Described());
        while (box.Density < 1 && Peeled(box, data.Outputs.Length, settings) is { } smaller) boxes.Add((box = smaller).Described());
        var last = box;
        while (Pasted(box, settings) is { } larger) box = larger;
        if (box != last) boxes.Add(box.Described());
        return new(boxes.ToImmutable());
    }

    /// <summary>Several boxes: each is peeled from the rows that no balanced box before it holds, until there are enough or no row with the pattern is left.</summary>
    /// <param name="data">As for one box.</param>
    /// <param name="settings">How.</param>
    /// <param name="most">How many boxes at most, at least 1.</param>
    public static ImmutableArray<PrimTradeOff> DiscoverSeveral(GivenData data, PrimSettings settings, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var found = ImmutableArray.CreateBuilder<PrimTradeOff>();
        for (var rest = data; rest is not null && found.Count < most; rest = Outside(rest, found[^1].Balanced)) found.Add(Discover(rest, settings));
        return found.ToImmutable();
    }

    /// <summary>
    /// The box after the peel that gains most density, or loses least, for each row that it takes away; null where none may be taken. A loss may open the way to a gain: where
    /// cases are in two corners, each first peel costs some of them.
    /// </summary>
    private static PrimRegion? Peeled(PrimRegion box, int all, PrimSettings settings)
    {
        PrimRegion? best = null;
        var most = double.NegativeInfinity;
        foreach (var candidate in box.Peels(settings.Peel))
        {
            if (candidate.Count < settings.LeastMass * all || candidate.Count == 0 || candidate.Count == box.Count) continue;
            var gain = (candidate.Density - box.Density) / (box.Count - candidate.Count);
            if (gain > most) (best, most) = (candidate, gain);
        }

        return best;
    }

    /// <summary>The box after the paste that gives most density, where that is not below what it was; null where none is.</summary>
    private static PrimRegion? Pasted(PrimRegion box, PrimSettings settings) =>
        box.Pastes(settings.Peel).Where(candidate => candidate.Count > box.Count && candidate.Density >= box.Density).MaxBy(candidate => candidate.Density);

    private static GivenData? Outside(GivenData data, PrimBox box)
    {
        int[] rows = [.. Enumerable.Range(0, data.Outputs.Length).Where(row => !PrimRegion.Holds(box, data, row))];
        double[] outputs = [.. rows.Select(row => data.Outputs[row])];
        if (rows.Length < 2 || outputs.Distinct().Count() < 2) return null;
        return new([.. data.Inputs.Select(input => input with { Values = [.. rows.Select(row => input.Values[row])] })], outputs);
    }
}
