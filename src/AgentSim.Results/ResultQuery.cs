using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;
using DuckDB.NET.Data;

namespace AgentSim.Results;

/// <summary>
/// Asks a run's results, through an embedded DuckDB with the views <c>histories</c>, <c>series</c>, <c>deals</c>, <c>ledger</c>, <c>parameters</c> and <c>failures</c> over the parts of all
/// finished batches. What was never finished is not seen, nor are the parts that it left behind. <c>docs/results.md</c> lists the columns.
/// </summary>
public sealed partial class ResultQuery : IDisposable
{
    // Of measures that are summed up together: 40 MB.
    private const int ValuesAtOnce = 5_000_000;

    // Enough for all that a report asks; without a limit DuckDB keeps four times as much.
    private const string Memory = "128MB";

    // Digests are read this many files at a time.
    private const int BatchesAtOnce = 256;

    private static int opened;

    private string? spared;

    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly string spill = Path.Combine(Path.GetTempPath(), $"agentsim-query-{Environment.ProcessId}-{Interlocked.Increment(ref opened)}");
    private readonly ResultFolder folder;
    private readonly Manifest manifest;
    private readonly ILookup<int, Batch> finished;
    private readonly Dictionary<(int Arm, int? Point), ImmutableArray<MeasureSummary>> summaries = [];

    private ResultQuery(ResultFolder folder, Manifest manifest, IEnumerable<Batch> batches)
    {
        (this.folder, this.manifest) = (folder, manifest);
        finished = batches.ToLookup(batch => batch.Arm);
        if (finished.Count == 0) throw new InvalidOperationException($"There is nothing to ask in {folder.Path}: no batch was finished.");
        connection.Open();
        Execute($"set temp_directory = '{spill.Replace("'", "''", StringComparison.Ordinal)}'");
        Execute("set enable_external_file_cache = false"); // it would keep all that is ever read in memory
        Execute("set preserve_insertion_order = true"); // files are named in the order of histories, and histories stand in it
        foreach (var kind in PartName.Kinds.Where(Has)) // what was not collected is not there
            Execute($"create view {kind} as {string.Join(" union all by name ", finished.Select(batches => $"from {Files(kind, batches)}"))}");
        Execute("""
            create view failures as
            select arm, point, history, sample, replication, failed_period as period, failed_quantity as quantity from histories where failed
            """);
        if (File.Exists(folder.AnalysisPath)) foreach (var view in FindingViews.Of(folder.AnalysisPath)) Execute(view);
    }

    /// <summary>Opens the results in <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidOperationException">No batch is finished.</exception>
    /// <exception cref="InvalidDataException">A file of theirs is damaged.</exception>
    public static ResultQuery Open(ResultFolder folder, Manifest manifest) => Open(folder, manifest, folder.Finished(manifest));

    /// <summary>Opens a part of the results, whatever else is there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="manifest">What made the results.</param>
    /// <param name="batches">The batches that are seen, all of them finished; of each arm in the order of histories.</param>
    /// <exception cref="InvalidOperationException">There is no batch among them.</exception>
    /// <exception cref="InvalidDataException">A file of theirs is damaged.</exception>
    public static ResultQuery Open(ResultFolder folder, Manifest manifest, IEnumerable<Batch> batches)
    {
        try
        {
            return new(folder, manifest, batches);
        }
        catch (DuckDBException damaged)
        {
            throw new InvalidDataException($"The results in {folder.Path} are damaged: {damaged.Message.Split('\n')[0]} agentsim verify says what is wrong with which file.", damaged);
        }
    }

    /// <summary>The digest of all records that are there; see <see cref="RecordsDigest"/>.</summary>
    public string Digest()
    {
        using var digest = new RecordsDigest();
        foreach (var batches in Indices(manifest.Arms).SelectMany(arm => finished[arm].Chunk(BatchesAtOnce))) // batches come in order, whatever their number
            Append(digest, $"select digest from {Files(PartName.Histories, batches)}");
        return digest.Finish();
    }

    /// <summary>The digest of the records of one design point: that of a run which plays nothing else.</summary>
    public string Digest(int point)
    {
        using var digest = new RecordsDigest();
        foreach (var arm in Indices(manifest.Arms)) Append(digest, $"select digest from {Of(PartName.Histories, arm, point)}");
        return digest.Finish();
    }

    /// <summary>Whether there is a table of a kind: what was not collected is not there.</summary>
    internal bool Has(string kind) => File.Exists(folder.PartPath(kind, finished.First().First()));

    /// <summary>How many histories there are, of all arms and design points together.</summary>
    public long Histories() => Rows("select count(*) from histories", reader => reader.GetInt64(0)).Single();

    /// <summary>Some of the histories that are there.</summary>
    /// <param name="places">Their places, from 0, in the order of arms, design points and histories.</param>
    public ImmutableArray<StoredHistory> Stored(IEnumerable<long> places) => Rows(
        $"""
        select arm, point, history from (select arm, point, history, row_number() over (order by arm, point, history) - 1 as place from histories)
        where place in ({string.Join(", ", places.Select(place => place.ToString(CultureInfo.InvariantCulture)))}) order by place
        """,
        reader => new StoredHistory(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)));

    /// <summary>Has all that follows take little memory. Questions that others write may need more.</summary>
    /// <param name="memory">How much, as DuckDB says it.</param>
    internal void Spare(string memory = Memory)
    {
        Execute($"set memory_limit = '{memory}'");
        spared = memory;
    }

    /// <summary>Takes from all questions that follow, which others may have written, the way to any file but the parts.</summary>
    public void Confine() => Confine(connection, folder);

    /// <summary>Takes from a connection the way to any file but the parts of some results.</summary>
    internal static void Confine(DuckDBConnection connection, ResultFolder folder)
    {
        using var command = connection.CreateCommand();
        // Also as it stands in the names of files that are read, with brackets about what would be a pattern.
        command.CommandText = $"set allowed_directories = ['{folder.PartsPath.Replace("'", "''", StringComparison.Ordinal)}/', {Literal(folder.PartsPath + "/")}]; set enable_external_access = false";
        command.ExecuteNonQuery();
    }

    /// <summary>The first histories of an arm for which a condition holds.</summary>
    /// <param name="arm">Index of the arm.</param>
    /// <param name="condition">An expression of SQL; null picks as many as are asked for, spread over all histories.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<(int Point, int History)> Select(int arm, string? condition, int most)
    {
        var all = $"from {OfArm(arm)}";
        var limit = most.ToString(CultureInfo.InvariantCulture);
        var sql = condition is not null ? $"select point, history {all} where ({condition}\n) order by point, history limit {limit}" : $"""
            select point, history from (select point, history, row_number() over (order by point, history) - 1 as place, count(*) over () as n {all})
            where place = 0 or place * {limit} // n > (place - 1) * {limit} // n order by point, history
            """;
        return Rows(sql, reader => (reader.GetInt32(0), reader.GetInt32(1)));
    }

    /// <summary>How many histories failed, of all arms and design points together.</summary>
    public int Failed() => (int)(long)Rows("select count(*) from failures", reader => reader.GetValue(0)).Single();

    /// <summary>How many histories of an arm failed, at all design points together.</summary>
    public int Failed(int arm) => (int)Rows($"select count(*) from {OfArm(arm)} where failed", reader => reader.GetInt64(0)).Single();

    /// <summary>The first <paramref name="limit"/> histories that failed.</summary>
    public ImmutableArray<FailedHistory> Failures(int limit) => Rows(
        $"select arm, point, history, period, quantity from failures order by point, history, arm limit {limit.ToString(CultureInfo.InvariantCulture)}",
        reader => new FailedHistory(
            reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetString(3), reader.GetString(4)));

    /// <summary>The share of each pattern in an arm, over all design points.</summary>
    public ImmutableArray<PatternShare> Patterns(int arm) => PatternsIn(OfArm(arm));

    /// <summary>The share of each pattern of the model, in model order, among the histories that were played to their end.</summary>
    public ImmutableArray<PatternShare> Patterns(int arm, int point) => PatternsIn(Of(PartName.Histories, arm, point));

    private ImmutableArray<PatternShare> PatternsIn(string table)
    {
        var counts = Proportions($"select pattern as what, sample, count(*) as c from {table} where not failed group by all", "select sample, sum(c) as n from c group by sample").ToDictionary(row => row.What, row => row.Proportion);
        var none = new Proportion(0, counts.Values.Select(proportion => proportion.Total).FirstOrDefault());
        var samples = counts.Count == 0 ? 0 : (int)Rows($"select count(distinct sample) from {table} where not failed", reader => reader.GetInt64(0)).Single();
        return [.. manifest.Patterns.Select(pattern => new PatternShare(pattern, counts.TryGetValue(pattern, out var found) ? found : Proportion.OfSamples(0, none.Total, new(samples, 0, 0, 0, manifest.Replications))))];
    }

    /// <summary>The share of histories for which <paramref name="condition"/>, an expression of SQL, holds, among those for which it is known.</summary>
    public Proportion Share(int arm, int? point, string condition) => Proportions(
        $"select '' as what, sample, count(*) filter (where {condition}) as c, count({condition}) as n from {Of(PartName.Histories, arm, point)} where not failed group by sample",
        "select sample, n from c where n > 0").Select(row => row.Proportion).SingleOrDefault();

    /// <summary>Shares, with samples as the independent units.</summary>
    /// <param name="counts">Of each thing and each sample, how many histories count.</param>
    /// <param name="totals">Of each sample, of how many.</param>
    private ImmutableArray<(string What, Proportion Proportion)> Proportions(string counts, string totals) => Rows(
        $"""
        with c as ({counts}), n as ({totals}), a as (select count(*) as samples, sum(n) as total, sum(n * n) as squares from n)
        select what, sum(c)::bigint, total::bigint, samples::bigint, sum(c * c)::double, sum(c * n.n)::double, squares::double
        from c join n using (sample) cross join a group by what, total, samples, squares
        """,
        reader => (reader.GetString(0), Proportion.OfSamples(
            (int)reader.GetInt64(1), (int)reader.GetInt64(2), new((int)reader.GetInt64(3), reader.GetDouble(4), reader.GetDouble(5), reader.GetDouble(6), manifest.Replications))));

    /// <summary>Sums up every measure, in model order, over the histories that were played to their end.</summary>
    public ImmutableArray<MeasureSummary> Measures(int arm, int point) => Measures(arm, point, manifest.Histories);

    /// <summary>Sums up every measure over the histories of all design points that were played to their end.</summary>
    public ImmutableArray<MeasureSummary> Measures(int arm) => Measures(arm, null, finished[arm].Sum(batch => batch.Histories.Count));

    private ImmutableArray<MeasureSummary> Measures(int arm, int? point, int rows)
    {
        if (summaries.TryGetValue((arm, point), out var known)) return known;
        var atOnce = Math.Max(1, ValuesAtOnce / Math.Max(1, rows));
        return summaries[(arm, point)] = [.. manifest.Measures.Chunk(atOnce).SelectMany(measures => Measures(Of(PartName.Histories, arm, point), rows, measures))];
    }

    /// <param name="table">The table.</param>
    /// <param name="most">How many rows it has, at most.</param>
    /// <param name="measures">The measures.</param>
    private ParallelQuery<MeasureSummary> Measures(string table, int most, MeasureIdentity[] measures)
    {
        // Read in the order of histories and summed up by Summary: DuckDB's own sums depend on how the histories lie in files.
        var values = measures.Select(_ => new double[most]).ToArray();
        var (samples, rows) = (new int[most], 0);
        var columns = string.Join(", ", measures.Select(measure => Name(measure.Column)));
        Chunks($"select {columns}, sample from {table} where not failed", chunk =>
        {
            for (var i = 0; i < values.Length; i++) chunk[i].CopyTo(values[i].AsSpan(rows));
            foreach (var sample in chunk[values.Length]) samples[rows++] = (int)sample;
        });
        return measures.AsParallel().AsOrdered().Select((measure, i) => MeasureSummary.Of(measure, values[i].AsMemory(0, rows), samples.AsMemory(0, rows), manifest.Replications));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        if (Directory.Exists(spill)) Directory.Delete(spill, recursive: true);
    }

    /// <summary>Columns of numbers, NaN where there is none.</summary>
    internal ImmutableArray<double[]> Numbers(string sql, int width)
    {
        var values = Enumerable.Range(0, width).Select(_ => new List<double>()).ToArray();
        Each(sql, reader =>
        {
            for (var i = 0; i < width; i++) values[i].Add(reader.IsDBNull(i) ? double.NaN : Convert.ToDouble(reader.GetValue(i), CultureInfo.InvariantCulture));
        });
        return [.. values.Select(column => column.ToArray())];
    }

    private void Append(RecordsDigest digest, string sql)
    {
        var bytes = new byte[HistoryDigest.Size];
        Each(sql, reader =>
        {
            using var blob = reader.GetStream(0);
            blob.ReadExactly(bytes);
            digest.Append(bytes);
        });
    }

    /// <summary>A column's name in SQL.</summary>
    internal static string Name(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // In brackets of their own, what would be a pattern of file names is a character.
    internal static string Literal(string path) =>
        $"'{string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString())).Replace("'", "''", StringComparison.Ordinal)}'";

    private static IEnumerable<int> Indices<T>(ImmutableArray<T> items) => Enumerable.Range(0, items.Length);

    private string OfArm(int arm) => OfArm(PartName.Histories, arm);

    /// <summary>A table of an arm alone.</summary>
    internal string OfArm(string kind, int arm) => finished[arm].Any() ? $"(select * from {Files(kind, finished[arm])})" : $"(select * from {kind} where false)";

    /// <summary>A table of an arm: at a design point, or at all of them.</summary>
    private string Of(string kind, int arm, int? point) => point is { } one ? Of(kind, arm, one) : OfArm(kind, arm);

    // Only the files of an arm and a design point: DuckDB would open all to find those that matter.
    private string Of(string kind, int arm, int point)
    {
        var files = finished[arm].Where(batch => batch.Point <= point && point <= batch.Histories.Point(batch.Histories.Count - 1)).ToList();
        return files.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"(select * from {Files(kind, files)} where point = {point})")
            : $"(select * from {kind} where false)";
    }

    // All files of an arm have the same columns. To be told so by name, DuckDB would open every one of them, and keep what it found.
    private string Files(string kind, IEnumerable<Batch> batches) =>
        $"read_parquet([{string.Join(", ", batches.Select(batch => Literal(folder.PartPath(kind, batch))))}])";

    private ImmutableArray<T> Rows<T>(string sql, Func<DuckDBDataReader, T> row)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        Each(sql, reader => rows.Add(row(reader)));
        return rows.ToImmutable();
    }

    private void Each(string sql, Action<DuckDBDataReader> row)
    {
        var hasBegun = false;
        try
        {
            Read(sql, reader =>
            {
                hasBegun = true;
                row(reader);
            });
        }
        catch (DuckDBException full) when (spared is not null && !hasBegun && IsFull(full.Message))
        {
            // Sums for very many samples, say, which DuckDB cannot put aside.
            WithRoom(() => Read(sql, row));
        }
    }

    /// <summary>Asks for numbers, by the thousand.</summary>
    private void Chunks(string sql, NumberChunk.Taker take)
    {
        var failure = NumberChunk.Read(connection, sql, take);
        if (failure is { HasBegun: false } && spared is not null && IsFull(failure.Value.Error))
            WithRoom(() => failure = NumberChunk.Read(connection, sql, take));
        if (failure is { } told) throw new InvalidDataException($"The results in {folder.Path} cannot be read: {told.Error.Split('\n')[0]}");
    }

    private static bool IsFull(string error) => error.StartsWith("Out of Memory", StringComparison.Ordinal);

    /// <summary>Gives one question what it needs, and those after it little again.</summary>
    private void WithRoom(Action ask)
    {
        Execute($"set memory_limit = '{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 4 / 5} bytes'"); // DuckDB's own default; to reset it changes nothing
        try
        {
            ask();
        }
        finally
        {
            Spare(spared!);
        }
    }

    private void Read(string sql, Action<DuckDBDataReader> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read()) row(reader);
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
