using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Experiments;
using AgentSim.Simulation.Play;
using DuckDB.NET.Data;

namespace AgentSim.Results;

/// <summary>Compares what the tables of finished batches say of single histories with their records, column by column: digests in a table say nothing of what stands beside them.</summary>
public sealed class RecordsCheck : IDisposable
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly DirectoryInfo aside = Directory.CreateTempSubdirectory("agentsim-");
    private readonly ResultFolder folder;
    private readonly Run run;
    private readonly Collection collection;
    private readonly ImmutableArray<Batch> finished;

    /// <summary>A check of the results in <paramref name="folder"/>.</summary>
    /// <param name="folder">The results.</param>
    /// <param name="manifest">What they are of.</param>
    /// <param name="run">The run that made them.</param>
    /// <param name="collection">What was kept.</param>
    public RecordsCheck(ResultFolder folder, Manifest manifest, Run run, Collection collection)
    {
        (this.folder, this.run, this.collection) = (folder, run, collection);
        finished = folder.Finished(manifest);
        connection.Open();
    }

    /// <summary>The parts of finished batches that should be there and are not.</summary>
    public IEnumerable<string> Missing() => from batch in finished from kind in Kept select folder.PartPath(kind, batch) into part where !File.Exists(part) select part;

    /// <summary>The tables in which a history is not as its records say; none if all is the same to the last bit.</summary>
    /// <param name="history">A finished history, a batch of one.</param>
    /// <param name="records">Its records.</param>
    public async Task<ImmutableArray<string>> Differing(Batch history, BatchRecords records)
    {
        var played = ResultFolder.Create(aside.FullName);
        await new ResultWriter(played, run, collection).Write(history, records);
        var stored = finished.First(batch => batch.Arm == history.Arm && batch.Histories.First <= history.Histories.First
            && history.Histories.First < batch.Histories.First + (uint)batch.Histories.Count);
        return [.. Kept.Where(kind => !File.Exists(folder.PartPath(kind, stored)) || Differs(folder.PartPath(kind, stored), played.PartPath(kind, history), history))];
    }

    private IEnumerable<string> Kept => PartName.Kept(run, collection);

    private bool Differs(string stored, string played, Batch history)
    {
        var keys = string.Create(CultureInfo.InvariantCulture, $"point = {history.Point} and history = {history.Histories.InPoint(0)}");
        var (mine, theirs) = ($"(from {ResultQuery.Literal(played)})", $"(from {ResultQuery.Literal(stored)} where {keys})");
        using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from (({mine} except all {theirs}) union all ({theirs} except all {mine}))";
        return (long)command.ExecuteScalar()! > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        aside.Delete(recursive: true);
    }
}
