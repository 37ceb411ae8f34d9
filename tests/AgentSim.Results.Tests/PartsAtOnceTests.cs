using AgentSim.Experiments;

namespace AgentSim.Results.Tests;

/// <summary>Batches are written while others are, as a run with several workers does.</summary>
public class PartsAtOnceTests
{
    [Fact]
    public async Task Parts_that_were_written_at_once_have_the_bytes_of_those_written_one_after_another()
    {
        var run = Synthetic.Run(256, 8);
        var batches = run.Batches().ToArray();
        // At once first: what files shared would be made at the first of them.
        var atOnce = await Task.WhenAll(batches.Select(batch => Task.Run(() => Packed(batch))));
        foreach (var (batch, among) in batches.Zip(atOnce))
            Assert.True((await Packed(batch)).HasBytesOf(among), $"The batch {batch.Histories} of arm {batch.Arm} has other bytes when others are written.");

        Task<PackedBatch> Packed(Batch batch) => ResultWriter.Pack(run, Collection.All, batch, Synthetic.Play(batch));
    }
}
