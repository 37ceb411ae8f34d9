using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;

namespace AgentSim.Results.Exploring;

/// <summary>
/// Some results, opened to be looked at from many sides: what was asked for once stays in memory, so that each further question is answered in a fraction of a second. Questions wait for each other.
/// Columns are read from the parts when they are first asked for, as tables beside each other whose rows are the histories in the order of arms, design points and histories.
/// </summary>
public sealed partial class Exploration : IDisposable
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Manifest manifest;
    private readonly ImmutableArray<string> histories, series, parameters;
    private readonly Dictionary<string, ExploredQuantity> byName;
    private readonly Dictionary<string, (string Table, string Bins, Axis Axis)> loaded = new(StringComparer.Ordinal);
    private int tables;

    private Exploration(ResultFolder folder, Manifest manifest, string memory)
    {
        this.manifest = manifest;
        var batches = folder.Finished(manifest);
        if (batches.IsEmpty) throw new InvalidOperationException($"There is nothing to look at in {folder.Path}: no batch was finished.");
        ImmutableArray<string> Files(string kind) => [.. batches.Select(batch => folder.PartPath(kind, batch)).Where(File.Exists)];
        (histories, series, parameters) = (Files(PartName.Histories), Files(PartName.Series), Files(PartName.Parameters));
        connection.Open();
        Execute($"set memory_limit = '{memory}'");
        Execute("set preserve_insertion_order = true");
        Execute("set parquet_metadata_cache = true");
        // Counts by whole numbers below a million go into an array, not into a hash table.
        Execute("set perfect_ht_threshold = 20");
        Quantities = [.. manifest.Measures.Select(measure => ExploredQuantity.Of(measure, manifest)), .. ParametersIn(parameters[0])];
        ResultQuery.Confine(connection, folder);
        byName = Quantities.DistinctBy(quantity => quantity.Name).ToDictionary(quantity => quantity.Name);
    }

    /// <summary>Everything that histories can be looked at by: the measures in model order, then the parameters.</summary>
    public ImmutableArray<ExploredQuantity> Quantities { get; }

    /// <summary>Opens some results.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="manifest">What made them.</param>
    /// <param name="memory">How much memory they may take, as DuckDB says it: <c>1GB</c>.</param>
    /// <exception cref="InvalidOperationException">No batch is finished.</exception>
    public static Exploration Open(ResultFolder folder, Manifest manifest, string memory) => new(folder, manifest, memory);

    /// <summary>Answers a question.</summary>
    /// <exception cref="ArgumentException">The results have no such arm, pattern or quantity, or too much is asked at once.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public async Task<ExploreAnswer> Answer(ExploreQuestion question, CancellationToken cancellation)
    {
        Check(question);
        await turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => AnswerNow(question, cancellation), cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The first of the histories that are picked out, with some of their quantities.</summary>
    /// <param name="selection">Which histories.</param>
    /// <param name="quantities">Names of the quantities.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Tells that nobody waits any more.</param>
    public async Task<ImmutableArray<ExploredHistory>> Histories(Selection selection, ImmutableArray<string> quantities, int most, CancellationToken cancellation)
    {
        Check(new(selection, quantities, [], []));
        await turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => First(selection, quantities, most), cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        turn.Wait();
        connection.Dispose();
        turn.Dispose();
    }

    private ExploreAnswer AnswerNow(ExploreQuestion question, CancellationToken cancellation)
    {
        Load([.. question.Selection.Ranges.Select(range => range.Name), .. question.Histograms, .. question.Planes.SelectMany(plane => new[] { plane.Across, plane.Up })]);
        LoadSeries(question.Series);
        Select(question.Selection);
        T Next<T>(Func<T> next)
        {
            cancellation.ThrowIfCancellationRequested();
            return next();
        }

        var (all, selected) = Count("0", table => $"{table} where s", question.Selection);
        return new(
            all.GetValueOrDefault(0), selected.GetValueOrDefault(0), Patterns(question.Selection),
            [.. question.Histograms.Select(name => Next(() => HistogramOf(byName[name], question.Selection)))],
            [.. question.Planes.Select(plane => Next(() => PlaneOf(byName[plane.Across], byName[plane.Up], question.Selection)))],
            [.. question.Series.Select(name => Next(() => YearsOf(byName[name], question.Selection)))]);
    }

    private ImmutableArray<ExploredHistory> First(Selection selection, ImmutableArray<string> quantities, int most)
    {
        Load([.. selection.Ranges.Select(range => range.Name), .. quantities]);
        Select(selection);
        var columns = string.Concat(quantities.Select(name => ", " + Column(loaded[name].Table, name)));
        return Rows(
            string.Create(CultureInfo.InvariantCulture, $"select base.arm, base.point, base.history, base.pattern{columns} from base{Beside(quantities.Select(name => loaded[name].Table))} positional join {Table(selection)} where {Table(selection)}.s order by base.h limit {most}"),
            reader => new ExploredHistory(
                manifest.Arms[reader.GetByte(0)], reader.GetInt32(1), reader.GetInt32(2), manifest.Patterns[reader.GetByte(3)],
                [.. quantities.Select((_, i) => reader.IsDBNull(4 + i) ? double.NaN : reader.GetDouble(4 + i))]));
    }

    private void Check(ExploreQuestion question)
    {
        var selection = question.Selection;
        if (selection.Arm is { } arm && !manifest.Arms.Contains(arm)) throw new ArgumentException($"The results have no arm {arm}; they have {string.Join(", ", manifest.Arms)}.");
        if (selection.Point is { } point && (point < 0 || point >= manifest.Points)) throw new ArgumentException($"The results have no design point {point}; they are numbered from 0 to {manifest.Points - 1}.");
        foreach (var pattern in selection.Patterns.Where(pattern => !manifest.Patterns.Contains(pattern))) throw new ArgumentException($"The results have no pattern {pattern}.");
        var names = selection.Ranges.Select(range => range.Name).Concat(question.Histograms).Concat(question.Planes.SelectMany(plane => new[] { plane.Across, plane.Up })).ToArray();
        foreach (var name in names.Where(name => !byName.ContainsKey(name))) throw new ArgumentException($"The results have no measure or parameter {name}.");
        foreach (var name in question.Series.Where(name => !byName.TryGetValue(name, out var found) || !found.IsSeries)) throw new ArgumentException($"The results have no yearly series {name}.");
        if (names.Length + question.Series.Length > ExploreQuestion.MostPictures) throw new ArgumentException($"At most {ExploreQuestion.MostPictures} quantities can be looked at at once.");
        if (selection.Ranges.Any(range => double.IsNaN(range.Low) || double.IsNaN(range.High))) throw new ArgumentException("The ends of a range are numbers.");
    }

    private ImmutableArray<T> Rows<T>(string sql, Func<DuckDBDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows.ToImmutable();
    }

    private void Execute(string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
        command.ExecuteNonQuery();
    }
}

/// <summary>A history that is picked out.</summary>
/// <param name="Arm">Its arm.</param>
/// <param name="Point">Its design point.</param>
/// <param name="History">Its number within the design point.</param>
/// <param name="Pattern">Its pattern.</param>
/// <param name="Values">The quantities that were asked for; NaN where there is none.</param>
public sealed record ExploredHistory(string Arm, int Point, int History, string Pattern, ImmutableArray<double> Values);
