using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AgentSim.Experiments;
using AgentSim.Language;
using AgentSim.Results;

namespace AgentSim.Cluster;

/// <summary>What a worker needs to play batches of an experiment: the files that it was read from, and the digest that says whether it was read as here.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Run">What is played of it.</param>
/// <param name="Source">What it was read from.</param>
/// <param name="Inputs">The files.</param>
public sealed record ExperimentRecipe(Experiment Experiment, Run Run, SourceIdentity Source, ImmutableArray<InputFile> Inputs)
{
    internal ImmutableArray<string> Kinds { get; } = PackedBatch.KindsOf(Run, Experiment.Collection);

    /// <summary>The files by their digests, and what a worker is told.</summary>
    internal (Told Told, ImmutableDictionary<string, byte[]> Files) Publish()
    {
        var files = Inputs.Select(input => (input.Path, Bytes: Encoding.UTF8.GetBytes(input.Text))).Select(file => (file.Path, file.Bytes, Digest: DigestOf(file.Bytes))).ToArray();
        var told = new Told(
            Experiment.Name, Experiment.Digest, Manifest.EngineVersion, Source.File, Source.Samples, Source.Posterior?.File, Run.Division.BatchSize,
            [.. files.Select(file => new NamedDigest(file.Path, file.Digest, file.Bytes.Length))]);
        return (told, files.DistinctBy(file => file.Digest).ToImmutableDictionary(file => file.Digest, file => file.Bytes));
    }

    /// <summary>The digest of a file.</summary>
    internal static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
