using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.IO;
using Parquet;
using Parquet.Schema;

namespace AgentSim.Results;

/// <summary>One column of a Parquet file, with all its values.</summary>
internal abstract record PartColumn(string Name)
{
    private static readonly RecyclableMemoryStreamManager Memory = new();

    /// <summary>The field of the column, of its own: a schema writes into its fields, so that they cannot be shared by files that are written at once.</summary>
    public abstract DataField Field { get; }

    /// <summary>The quantity of the model that it is of; null if it is of none.</summary>
    public ColumnQuantity? Quantity { get; init; }

    /// <summary>How its values are written.</summary>
    protected virtual EncodingHint Encoding => EncodingHint.Default;

    public abstract Task Write(ParquetRowGroupWriter rows);

    /// <summary>Finds the values that are there.</summary>
    /// <param name="known">Takes them, one after the other.</param>
    /// <param name="levels">Takes 1 for a value that is there, 0 for one that is not.</param>
    /// <returns>How many are there.</returns>
    protected delegate int Sifter<TStored>(Span<TStored> known, Span<int> levels);

    /// <summary>Tells the writer itself which values are there: from nullable ones it would find that out in an array twice as long, and most of the time of writing went there.</summary>
    protected async Task Write<TStored>(ParquetRowGroupWriter rows, int length, Sifter<TStored> sift)
        where TStored : struct
    {
        var levels = ArrayPool<int>.Shared.Rent(length);
        var known = ArrayPool<TStored>.Shared.Rent(length);
        try
        {
            var count = sift(known.AsSpan(0, length), levels.AsSpan(0, length));
            await rows.WriteAllPartsAsync<TStored>(Field, known.AsMemory(0, count), levels.AsMemory(0, length), repetitionLevels: null, CancellationToken.None);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(levels);
            ArrayPool<TStored>.Shared.Return(known, RuntimeHelpers.IsReferenceOrContainsReferences<TStored>());
        }
    }

    /// <summary>Writes columns of equal length as one row group.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="metadata">What the file says of itself.</param>
    public static async Task Write(Stream file, IReadOnlyList<PartColumn> columns, IReadOnlyDictionary<string, string> metadata)
    {
        // In memory, for the writer flushes after every column, each time in another thread; the file is written in one go.
        using var whole = await Written(columns, metadata);
        whole.WriteTo(file);
    }

    /// <summary>The bytes of columns of equal length as one row group.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="metadata">What the file says of itself.</param>
    public static async Task<byte[]> Bytes(IReadOnlyList<PartColumn> columns, IReadOnlyDictionary<string, string> metadata)
    {
        using var whole = await Written(columns, metadata);
        return whole.GetReadOnlySequence().ToArray();
    }

    private static async Task<RecyclableMemoryStream> Written(IReadOnlyList<PartColumn> columns, IReadOnlyDictionary<string, string> metadata)
    {
        var whole = Memory.GetStream();
        var fields = columns.Select(column => column.Field).ToArray();
        var options = new ParquetOptions();
        foreach (var (column, field) in columns.Zip(fields)) options.ColumnEncodingHints[field.Path.ToString()] = column.Encoding;
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), whole, options))
        {
            writer.CustomMetadata = metadata;
            using var rows = writer.CreateRowGroup();
            foreach (var column in columns) await column.Write(rows);
        }

        return whole;
    }
}

/// <summary>Numbers; NaN is written as null.</summary>
internal sealed record NumberColumn(string Name, double[] Values) : PartColumn(Name)
{
    public override DataField Field { get; } = new DataField<double?>(Name);

    public override Task Write(ParquetRowGroupWriter rows) => Write<double>(rows, Values.Length, Sift);

    private int Sift(Span<double> known, Span<int> levels)
    {
        var count = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            known[count] = Values[i];
            levels[i] = double.IsNaN(Values[i]) ? 0 : 1;
            count += levels[i];
        }

        return count;
    }
}

/// <summary>Whole numbers.</summary>
internal sealed record WholeColumn(string Name, int[] Values) : PartColumn(Name)
{
    public override DataField Field { get; } = new DataField<int>(Name);

    public override Task Write(ParquetRowGroupWriter rows) => rows.WriteAsync<int>(Field, Values);
}

/// <summary>Yes or no.</summary>
internal sealed record FlagColumn(string Name, bool[] Values) : PartColumn(Name)
{
    public override DataField Field { get; } = new DataField<bool>(Name);

    public override Task Write(ParquetRowGroupWriter rows) => rows.WriteAsync<bool>(Field, Values);
}

/// <summary>Text; null where there is none.</summary>
internal sealed record TextColumn(string Name, string?[] Values) : PartColumn(Name)
{
    public override DataField Field { get; } = new DataField<string>(Name);

    protected override EncodingHint Encoding => EncodingHint.Dictionary;

    public override Task Write(ParquetRowGroupWriter rows) => Write<ReadOnlyMemory<char>>(rows, Values.Length, Sift);

    private int Sift(Span<ReadOnlyMemory<char>> known, Span<int> levels)
    {
        var count = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = Values[i] is null ? 0 : 1;
            if (Values[i] is { } text) known[count++] = text.AsMemory();
        }

        return count;
    }
}

/// <summary>Bytes.</summary>
internal sealed record BytesColumn(string Name, byte[][] Values) : PartColumn(Name)
{
    public override DataField Field { get; } = new DataField<byte[]>(Name);

    public override Task Write(ParquetRowGroupWriter rows) => rows.WriteAsync(Field, Values);
}
