using System.Collections.Immutable;
using AgentSim.Experiments;

namespace AgentSim.App.Running;

/// <summary>What a person asks to be run.</summary>
/// <param name="Model">The model file.</param>
/// <param name="Seed">Another seed than the model's own; null keeps it.</param>
/// <param name="Settings">What is set at all design points, by name.</param>
/// <param name="Sweeps">What takes several values; every combination is a design point.</param>
/// <param name="Arms">Names of the arms.</param>
/// <param name="Sampling">How many histories.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="BatchSize">Histories computed together; null leaves it to the number of histories.</param>
/// <param name="ParallelBatches">Batches under way at once.</param>
/// <param name="Posterior">The folder of a calibration whose posterior parameters are drawn from; null for the priors.</param>
/// <param name="Folder">Where the results go; null: under results/, by the model's name.</param>
internal sealed record RunRequest(
    string Model,
    string? Seed,
    ImmutableArray<KeyValuePair<string, string>> Settings,
    ImmutableArray<Sweep> Sweeps,
    ImmutableArray<string> Arms,
    Sampling Sampling,
    ulong RandomSeed,
    int? BatchSize,
    int ParallelBatches,
    string? Posterior,
    string? Folder)
{
    /// <summary>Whether the ledger is kept.</summary>
    public bool KeepsLedger { get; init; }
}

/// <summary>One name with the values that it takes.</summary>
internal sealed record Sweep(string Name, ImmutableArray<string> Values);
