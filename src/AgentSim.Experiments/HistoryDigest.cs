using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>
/// The digest of one history: the SHA-256 of its records as bytes, which are, all little endian,
/// <list type="number">
/// <item>the four ASCII characters <c>ASR1</c>, the version of this layout;</item>
/// <item>one byte: 1 if the history failed. Then follow the period (int32, -1 before the first), the length of the failed quantity's name in UTF-8
/// (int32) and its bytes, and nothing else: the records of a failed history mean nothing;</item>
/// <item>or 0 if it was played to its end, and then:</item>
/// <item>the number of measures (int32) and the value of each (IEEE double), in model order;</item>
/// <item>the number of measures that are series (int32), and of each, in model order, the number of years (int32) and the yearly values (double);</item>
/// <item>the index of the pattern (int32);</item>
/// <item>the number of deals (int32), and of each, in order of time: period, issue, package, kind, from, to (int32 each), transfer (double), by,
/// in force (int32 each).</item>
/// </list>
/// Missing values are all written as the NaN <c>7FF8000000000000</c>, for which NaN arithmetic leaves behind is up to the processor. The history's index
/// is not in it: the order of digests says it.
/// </summary>
public static class HistoryDigest
{
    /// <summary>Bytes of a digest.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private const long Missing = 0x7FF8_0000_0000_0000;

    /// <summary>The digests of a batch's histories, one after the other in the order of lanes.</summary>
    public static byte[] Of(BatchRecords records)
    {
        var digests = new byte[records.Histories.Count * Size];
        var bytes = new ArrayBufferWriter<byte>();
        var deals = records.Deals.AsSpan();
        var failures = records.Failures.ToLookup(failure => failure.History);
        for (var lane = 0; lane < records.Histories.Count; lane++)
        {
            var history = records.Histories.First + (uint)lane;
            var own = TakeWhile(ref deals, history);
            bytes.ResetWrittenCount();
            Write(bytes, "ASR1"u8);
            if (failures.Contains(history)) WriteFailure(bytes, failures[history].First());
            else WriteRecords(bytes, records, lane, own);
            SHA256.HashData(bytes.WrittenSpan, digests.AsSpan(lane * Size, Size));
        }

        Debug.Assert(deals.IsEmpty, "Deals must be ordered by lane, and be of these histories.");
        return digests;
    }

    private static ReadOnlySpan<Deal> TakeWhile(ref ReadOnlySpan<Deal> deals, uint history)
    {
        var count = 0;
        while (count < deals.Length && deals[count].History == history) count++;
        var taken = deals[..count];
        deals = deals[count..];
        return taken;
    }

    private static void WriteFailure(ArrayBufferWriter<byte> bytes, Failure failure)
    {
        var quantity = Encoding.UTF8.GetBytes(failure.Quantity);
        Write(bytes, [1]);
        Write(bytes, failure.Period);
        Write(bytes, quantity.Length);
        Write(bytes, quantity);
    }

    private static void WriteRecords(ArrayBufferWriter<byte> bytes, BatchRecords records, int lane, ReadOnlySpan<Deal> deals)
    {
        Write(bytes, [0]);
        Write(bytes, records.Measures.Length);
        foreach (var measure in records.Measures) Write(bytes, measure[lane]);
        Write(bytes, records.Series.Length);
        foreach (var series in records.Series)
        {
            var years = series.Length / records.Histories.Count;
            Write(bytes, years);
            var values = bytes.GetSpan(years * sizeof(double));
            for (var (year, at) = (0, lane); year < years; year++, at += records.Histories.Count)
                BinaryPrimitives.WriteInt64LittleEndian(values[(year * sizeof(double))..], Bits(series[at]));
            bytes.Advance(years * sizeof(double));
        }

        Write(bytes, records.Patterns[lane]);
        Write(bytes, deals.Length);
        foreach (var deal in deals) Write(bytes, deal);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, Deal deal)
    {
        foreach (var number in (ReadOnlySpan<int>)[deal.Period, deal.Issue, deal.Package, (int)deal.Kind, deal.From, deal.To]) Write(bytes, number);
        Write(bytes, deal.Transfer);
        Write(bytes, deal.By);
        Write(bytes, deal.InForce);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, double value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), Bits(value));
        bytes.Advance(sizeof(long));
    }

    private static long Bits(double value) => double.IsNaN(value) ? Missing : BitConverter.DoubleToInt64Bits(value);

    private static void Write(ArrayBufferWriter<byte> bytes, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    private static void Write(ArrayBufferWriter<byte> bytes, ReadOnlySpan<byte> value) => bytes.Write(value);
}
