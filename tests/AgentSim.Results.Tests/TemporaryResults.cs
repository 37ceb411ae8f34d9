using AgentSim.Experiments;

namespace AgentSim.Results.Tests;

/// <summary>Results on the disk that are gone after the test.</summary>
internal sealed class TemporaryResults : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("agentsim [test] 'o'").FullName;

    public TemporaryResults(Run run)
    {
        Run = run;
        Folder = ResultFolder.Create(Path.Combine(path, "results"));
    }

    public Run Run { get; }

    public ResultFolder Folder { get; }

    public string PartsPath => Folder.PartsPath;

    public Manifest Manifest => Manifest.Of(Run, [new("n", "1")], new("models/synthetic.yaml", null, null), Collection.All, "agentsim run synthetic.yaml");

    public static async Task<TemporaryResults> Of(Run run)
    {
        var results = new TemporaryResults(run);
        await results.Write(run.Batches());
        return results;
    }

    public async Task Write(IEnumerable<Batch> batches)
    {
        await Folder.Save(Manifest);
        var writer = new ResultWriter(Folder, Run, Collection.All);
        foreach (var batch in batches) await writer.Write(batch, Synthetic.Play(batch));
    }

    public IEnumerable<Batch> Finished() => Folder.Finished(Manifest);

    public ResultQuery Open() => ResultQuery.Open(Folder, Manifest);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
