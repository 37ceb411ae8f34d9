using System.Security.Cryptography;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>
/// The digest of a run's records: the SHA-256 of the SHA-256 of each history (<see cref="HistoryDigest"/>), one after the other, ordered by arm,
/// design point, sample and replication. How histories were divided into batches, and in which order batches were finished, is not in it.
/// </summary>
public sealed class RecordsDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The digest of batches of a whole run, given in any order: hex, lower case.</summary>
    public static string Of(IEnumerable<(Batch Batch, BatchRecords Records)> batches)
    {
        using var digest = new RecordsDigest();
        foreach (var (_, records) in batches.OrderBy(b => b.Batch.Arm).ThenBy(b => b.Batch.Histories.First))
            digest.Append(HistoryDigest.Of(records));
        return digest.Finish();
    }

    /// <summary>Adds the digests of the next histories in the order above, <see cref="HistoryDigest.Size"/> bytes each.</summary>
    public void Append(ReadOnlySpan<byte> historyDigests)
    {
        if (historyDigests.Length % HistoryDigest.Size != 0)
            throw new ArgumentException($"Digests of histories have {HistoryDigest.Size} bytes each, but these are {historyDigests.Length} bytes.", nameof(historyDigests));
        hash.AppendData(historyDigests);
    }

    /// <summary>The digest of all that was added (hex, lower case); what is added afterwards begins another one.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();
}
