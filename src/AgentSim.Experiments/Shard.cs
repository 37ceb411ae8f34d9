namespace AgentSim.Experiments;

/// <summary>One of several shares of a run, which can be played without knowing of the others: every so manieth batch, in the order of <see cref="Run.Batches()"/>.</summary>
/// <param name="Number">Which, from 1 to <paramref name="Of"/>.</param>
/// <param name="Of">How many there are, at least 1.</param>
public sealed record Shard(int Number, int Of)
{
    /// <summary>Which, from 1 to <see cref="Of"/>.</summary>
    public int Number { get; } = Number >= 1 && Number <= Of ? Number : throw new ArgumentOutOfRangeException(nameof(Number), Number, $"A shard is numbered from 1 to {Of}.");

    /// <summary>The batches of the share.</summary>
    /// <param name="batches">All batches of the run, in their order.</param>
    public IEnumerable<Batch> Batches(IEnumerable<Batch> batches) => batches.Where((_, index) => index % Of == Number - 1);

    /// <summary>As it is written: <c>3/16</c>.</summary>
    public override string ToString() => $"{Number}/{Of}";
}
