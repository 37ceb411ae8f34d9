using System.Numerics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace AgentSim.Results;

/// <summary>Some rows of an answer in numbers, as DuckDB holds them: by column, some two thousand at a time. Its reader gives them one by one, with a call for each.</summary>
internal readonly unsafe ref struct NumberChunk
{
    private const int BitsOfWord = 64;

    private readonly DuckDBDataChunk chunk;

    private NumberChunk(DuckDBDataChunk chunk)
    {
        this.chunk = chunk;
        Rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
    }

    /// <summary>What is done with a chunk; it is gone afterwards.</summary>
    public delegate void Taker(NumberChunk chunk);

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>The values of a column, NaN where there is none.</summary>
    public ReadOnlySpan<double> this[int column]
    {
        get
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
            var values = new Span<double>(NativeMethods.Vectors.DuckDBVectorGetData(vector), Rows);
            var known = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            // The chunk is a copy that is ours until it is given back: what is missing is written into it.
            for (var word = 0; known != null && word * BitsOfWord < Rows; word++)
            {
                for (var missing = ~known[word]; missing != 0; missing &= missing - 1)
                {
                    var row = (word * BitsOfWord) + BitOperations.TrailingZeroCount(missing);
                    if (row < Rows) values[row] = double.NaN;
                }
            }

            return values;
        }
    }

    /// <summary>Asks a question whose answer is numbers, in the order in which it comes.</summary>
    /// <param name="connection">Of whom.</param>
    /// <param name="sql">The question.</param>
    /// <param name="take">Takes the answer.</param>
    /// <returns>What went wrong, as DuckDB says it, and whether anything had been taken by then; null if nothing did.</returns>
    public static (string Error, bool HasBegun)? Read(DuckDBConnection connection, string sql, Taker take)
    {
        if (NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, $"select columns(*)::double from ({sql})", out var statement) != DuckDBState.Success)
        {
            using (statement) return (NativeMethods.PreparedStatements.DuckDBPrepareError(statement), false);
        }

        using (statement)
        {
            var state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result);
            try
            {
                var hasBegun = false;
                while (state == DuckDBState.Success)
                {
                    using var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(result);
                    if (chunk.IsInvalid) break;
                    hasBegun = true;
                    take(new(chunk));
                }

                return NativeMethods.Query.DuckDBResultError(ref result) is { Length: > 0 } error ? (error, hasBegun) : null;
            }
            finally
            {
                NativeMethods.Query.DuckDBDestroyResult(ref result);
            }
        }
    }
}
