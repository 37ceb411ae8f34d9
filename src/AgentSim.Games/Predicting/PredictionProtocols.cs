using System.Collections.Immutable;

namespace AgentSim.Games.Predicting;

/// <summary>The protocols by name, with the settings that are used if none are fitted.</summary>
public static class PredictionProtocols
{
    /// <summary>What is used if no protocol is named.</summary>
    public static PredictionProtocol Usual => All[0];

    /// <summary>All of them. Settings were fitted to 200 decisions of the European Union (<see cref="Provenance"/>) with <see cref="Fitting"/>, all else being equal.</summary>
    public static ImmutableArray<PredictionProtocol> All { get; } =
        [new LongTalks(1.75, 1.5, 0.5, 2), new Compromise(1.5, 0.5, 2, 0), new WeightedMean(), new WeightedMedian(), new Condorcet(), new ExpectedUtility(), new SpatialModelOfPolitics()];

    /// <summary>What the settings were fitted to.</summary>
    public const string Provenance = "Settings fitted to 200 decisions of the European Union in DEU III (Arregui and Perarnaud 2021, doi:10.34810/data53, CC BY 4.0).";

    /// <summary>The protocol of a name; null if there is none.</summary>
    public static PredictionProtocol? Named(string name) => All.FirstOrDefault(protocol => protocol.Name == name);
}
