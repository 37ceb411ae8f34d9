using System.Buffers;
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

    public abstract Task Write(ParquetRowGroupWriter rows);

    /// <summary>Writes columns of equal length as one row group.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="metadata">What the file says of itself.</param>
    public static async Task Write(Stream file, IReadOnlyList<PartColumn> columns, IReadOnlyDictionary<string, string> metadata)
    {
        // In memory, for the writer flushes after every column, each time in another thread; the file is written in one go.
        using var whole = Memory.GetStream();
        var fields = columns.Select(column => column.Field).ToArray();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), whole))
        {
            writer.CustomMetadata = metadata;
            using var rows = writer.CreateRowGroup();
            foreach (var column in columns) await column.Write(rows);
        }

        whole.WriteTo(file);
    }
}

/// <summary>Numbers; NaN is written as null.</summary>
internal sealed record NumberColumn(string Name, double[] Values) : PartColumn(Name)
{
    public override DataField Field { get; } = new DataField<double?>(Name);

    /// <summary>Tells the writer itself which values are there: from nullable numbers it would find that out in an array twice as long, and most of the time of writing goes there.</summary>
    public override async Task Write(ParquetRowGroupWriter rows)
    {
        var levels = ArrayPool<int>.Shared.Rent(Values.Length);
        var known = ArrayPool<double>.Shared.Rent(Values.Length);
        try
        {
            var count = 0;
            for (var i = 0; i < Values.Length; i++)
            {
                levels[i] = double.IsNaN(Values[i]) ? 0 : 1;
                known[count] = Values[i];
                count += levels[i];
            }

            await rows.WriteAllPartsAsync<double>(Field, known.AsMemory(0, count), levels.AsMemory(0, Values.Length), repetitionLevels: null, CancellationToken.None);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(levels);
            ArrayPool<double>.Shared.Return(known);
        }
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

    public override Task Write(ParquetRowGroupWriter rows) => rows.WriteAsync(Field, Values!);
}

/// <summary>Bytes.</summary>
internal sealed record BytesColumn(string Name, byte[][] Values) : PartColumn(Name)
{
    public override DataField Field { get; } = new DataField<byte[]>(Name);

    public override Task Write(ParquetRowGroupWriter rows) => rows.WriteAsync(Field, Values);
}
