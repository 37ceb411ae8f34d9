using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments.Tests;

public class RecordsDigestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    public void The_digest_does_not_depend_on_batch_sizes_nor_on_the_order_of_batches(int batchSize)
    {
        var whole = DigestOf(Synthetic.Run(300, 1024, 1, "1", "2").Batches());
        Assert.Equal(whole, DigestOf(Synthetic.Run(300, batchSize, 1, "1", "2").Batches().Reverse()));
    }

    [Fact]
    public void A_history_alone_has_the_digest_that_it_has_among_a_thousand()
    {
        var all = HistoryDigest.Of(Synthetic.Play(new(0, new(0, 1000, 1))));
        var alone = HistoryDigest.Of(Synthetic.Play(new(0, new(17, 1, 1))));
        Assert.Equal(all.AsSpan(17 * HistoryDigest.Size, HistoryDigest.Size).ToArray(), alone);
    }

    /// <summary>The layout that <see cref="HistoryDigest"/> documents, written out by hand.</summary>
    [Fact]
    public void The_bytes_are_those_of_the_documented_layout()
    {
        var records = new BatchRecords(
            new(4, 1, 1), [], [[0.5], [double.NaN]], [[1.5, -0.0]], [2], [new(4, 9, 1, -1, DealKind.Exit, 2, 0, 0.25, 1, 11)], []);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Encoding.ASCII.GetBytes("ASR1"));
        writer.Write((byte)0);
        writer.Write(2);
        writer.Write(0.5);
        writer.Write(0x7FF8000000000000L);
        writer.Write(1);
        writer.Write(2);
        writer.Write(1.5);
        writer.Write(-0.0);
        writer.Write(2);
        writer.Write(1);
        foreach (var number in new[] { 9, 1, -1, 2, 2, 0 }) writer.Write(number);
        writer.Write(0.25);
        writer.Write(1);
        writer.Write(11);
        Assert.Equal(SHA256.HashData(bytes.ToArray()), HistoryDigest.Of(records));
    }

    [Fact]
    public void A_failed_history_is_digested_by_its_failure_and_not_by_its_records()
    {
        var failed = Records(0.5) with { Failures = [new(4, -1, "pri\u00e7e")] };
        byte[] expected = [.. "ASR1"u8, 1, 255, 255, 255, 255, 6, 0, 0, 0, .. "pri\u00e7e"u8];
        Assert.Equal(SHA256.HashData(expected), HistoryDigest.Of(failed));
        Assert.Equal(HistoryDigest.Of(failed), HistoryDigest.Of(failed with { Measures = [[0.75]] }));
    }

    [Fact]
    public void Every_missing_value_is_the_same_whatever_its_bits() =>
        Assert.Equal(HistoryDigest.Of(Records(double.NaN)), HistoryDigest.Of(Records(BitConverter.Int64BitsToDouble(0x7FF8000000001234))));

    [Fact]
    public void Any_change_of_a_record_changes_the_digest()
    {
        var plain = Synthetic.Play(new(0, new(3, 1, 1)));
        ImmutableArray<BatchRecords> changed =
        [
            plain with { Measures = plain.Measures.SetItem(0, [Math.BitIncrement(plain.Measures[0][0])]) },
            plain with { Series = plain.Series.SetItem(1, [.. plain.Series[1].SkipLast(1), -1]) },
            plain with { Patterns = [plain.Patterns[0] + 1] },
            plain with { Deals = plain.Deals.RemoveAt(0) },
            plain with { Deals = plain.Deals.SetItem(0, plain.Deals[0] with { InForce = 70 }) },
        ];
        Assert.Equal(1 + changed.Length, changed.Add(plain).Select(records => Convert.ToHexString(HistoryDigest.Of(records))).Distinct().Count());
    }

    private static BatchRecords Records(double measure) => new(new(4, 1, 1), [], [[measure]], [], [0], [], []);

    private static string DigestOf(IEnumerable<Batch> batches) => RecordsDigest.Of(batches.Select(batch => (batch, Synthetic.Play(batch))));
}
