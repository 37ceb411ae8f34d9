using AgentSim.Results;

namespace AgentSim.Cluster.Tests;

/// <summary>What comes twice has the same bits, or it is told.</summary>
public sealed class PartStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentsim-store-").FullName;
    private readonly CoordinatorMeters meters = new();
    private int kept;

    [Fact]
    public async Task A_batch_that_comes_twice_with_the_same_bits_is_harmless_also_while_it_is_being_kept()
    {
        var store = Store();
        var keeping = store.Keep(Batch(7), "one");
        await store.Compare(Batch(7), "two");
        Assert.True(keeping.IsCompletedSuccessfully);
        await store.Compare(Batch(7), "two");
        Assert.Equal(1, kept);
    }

    [Fact]
    public async Task A_batch_that_comes_twice_with_other_bits_is_told_with_who_sent_it_and_the_first_is_kept()
    {
        var store = Store();
        await store.Keep(Batch(7), "one");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => store.Compare(Batch(8), "two"));
        Assert.StartsWith("The 1 histories from 0 of arm 0 came twice, with different records: from one, whose are kept, and from two.", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"agentsim verify {folder}", fault.Message, StringComparison.Ordinal);
        await store.Compare(Batch(7), "three");
    }

    [Fact]
    public async Task What_was_kept_before_this_process_began_is_compared_too()
    {
        await Store().Keep(Batch(7), "one");
        Assert.Contains("from another, whose are kept, and from two", (await Assert.ThrowsAsync<InvalidDataException>(() => Store().Compare(Batch(8), "two"))).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        meters.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static PackedBatch Batch(byte content) => new(WorkLedgerTests.Batches(1)[0], [new("histories", new byte[] { 80, 65, 82, 49, content, 80, 65, 82, 49 })]);

    private PartStore Store()
    {
        Directory.CreateDirectory(Path.Combine(folder, "parts"));
        File.WriteAllText(Path.Combine(folder, "manifest.json"), "{}");
        return new(ResultFolder.Open(folder), count => kept += count, meters);
    }
}
