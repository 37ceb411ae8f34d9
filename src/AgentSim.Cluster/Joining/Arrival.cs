namespace AgentSim.Cluster;

/// <summary>Files on their way to a worker: what is there already is not sent again, and what comes is what its digest says.</summary>
/// <param name="told">What the coordinator said.</param>
/// <param name="files">The files that are there, by their digests.</param>
internal sealed class Arrival(Told told, Dictionary<string, byte[]> files)
{
    private readonly Queue<NamedDigest> missing = new(told.Files.Where(file => !files.ContainsKey(file.Digest)).DistinctBy(file => file.Digest));
    private byte[]? bytes;
    private int received;

    /// <summary>What the coordinator said.</summary>
    public Told Told => told;

    /// <summary>What to ask for next; null if all files are there.</summary>
    public Want? Next
    {
        get
        {
            while (missing.TryPeek(out var file) && file.Length == 0) Finish(file, []); // of nothing there are no pieces
            return missing.TryPeek(out var next) ? new(next.Digest, received) : null;
        }
    }

    /// <summary>Takes a piece; one that was not asked for is let go of.</summary>
    /// <exception cref="RefusedException">A file is not what its digest says.</exception>
    public void Take(FilePiece piece)
    {
        if (!missing.TryPeek(out var file) || piece.Digest != file.Digest || piece.Offset != received || piece.Bytes.Length > file.Length - received) return;
        bytes ??= new byte[file.Length];
        piece.Bytes.CopyTo(bytes.AsMemory(received));
        received += piece.Bytes.Length;
        if (received == file.Length) Finish(file, bytes);
    }

    private void Finish(NamedDigest file, byte[] all)
    {
        var digest = ExperimentRecipe.DigestOf(all);
        if (digest != file.Digest) throw new RefusedException($"The coordinator sent {file.Path} as {file.Digest}, but it is {digest}: it was changed on its way. Nothing is played.");
        files[digest] = all;
        missing.Dequeue();
        (bytes, received) = (null, 0);
    }
}
