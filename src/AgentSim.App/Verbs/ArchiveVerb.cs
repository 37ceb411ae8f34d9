using System.CommandLine;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>archive RESULTS</c>: puts all that a check of reproducibility asks for into one file.</summary>
internal static class ArchiveVerb
{
    // The same results make the same archive, whenever it is made.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Command Create()
    {
        var results = ResultsArgument.Create();
        var file = new Option<string?>("--out") { Description = "The archive (RESULTS.zip).", HelpName = "FILE" };
        var verb = new Command("archive", "Put model, seed, manifest, results, environment and citation into one zip file.") { results, file };
        verb.SetAction(parsed =>
        {
            var folder = ResultFolder.Open(parsed.GetRequiredValue(results));
            var path = parsed.GetValue(file) ?? folder.Path + ".zip";
            Write(folder, path);
            Console.Out.WriteLine(path);
        });
        return verb;
    }

    private static void Write(ResultFolder folder, string path)
    {
        var manifest = folder.ReadManifest();
        if (manifest.Digest is null) throw new WrongRequestException($"The run in {folder.Path} is not finished: an archive would not hold what its manifest says.");
        using var query = ResultQuery.Open(folder, manifest);
        var aside = path + ".writing";
        File.Delete(aside); // of an archive that was never finished
        using (var archive = ZipFile.Open(aside, ZipArchiveMode.Create))
        {
            foreach (var name in folder.Files(manifest)) Add(archive, name, File.ReadAllBytes(Path.Combine(folder.Path, name)));
            Add(archive, "README.txt", Encoding.UTF8.GetBytes(ReadMe(manifest, query.Histories(), query.Failed())));
            Add(archive, "environment.txt", Encoding.UTF8.GetBytes(Environment(manifest)));
            Add(archive, "CITATION.cff", Encoding.UTF8.GetBytes(Citation(manifest)));
        }

        File.Move(aside, path, overwrite: true);
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name.Replace('\\', '/'));
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string ReadMe(Manifest manifest, long histories, int failed) => $"""
        {manifest.Model.Title}

        Made by:   {manifest.Command}
        Model:     {manifest.Model.Name}, digest {manifest.Model.Digest}
        Seed:      {(manifest.Seed.Name.Length == 0 ? "none" : $"{manifest.Seed.Name}, digest {manifest.Seed.Digest}")}
        Histories: {histories}, of which {failed} failed; random seed {manifest.RandomSeed}
        Digest:    {manifest.Digest}

        manifest.json says what made the results; inputs/ holds every file that was read; parts/ holds the records (Parquet; any DuckDB, R, Python or Julia reads them);
        report.html opens in a browser.

        To check them with AgentSim {manifest.Engine}: unpack this archive into a folder and say
            agentsim verify FOLDER
        which plays histories again and compares every bit.

        """;

    private static string Environment(Manifest manifest) => $"""
        AgentSim          {manifest.Engine}
        instruction set   {manifest.InstructionSet} (the same bits come out on any x86-64 processor)
        archived with     {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}

        """;

    private static string Citation(Manifest manifest) => $"""
        cff-version: 1.2.0
        message: "Results of a simulation with AgentSim; cite the model as well."
        type: dataset
        title: {Quoted($"{manifest.Model.Title}: results of {manifest.Command}")}
        authors:
          - name: "whoever publishes these results: fill in"
        identifiers:
          - type: other
            value: {Quoted($"sha256:{manifest.Digest}")}
        references:
          - type: software
            title: AgentSim
            authors:
              - name: "AgentSim contributors"
            version: {Quoted(manifest.Engine)}
          - type: generic
            title: {Quoted(manifest.Model.Title)}
            authors:
              - name: "the authors of the model"
            notes: {Quoted(manifest.Model.Citation ?? "")}

        """;

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
