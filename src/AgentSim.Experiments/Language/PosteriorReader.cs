using System.Collections.Immutable;
using AgentSim.Language;
using AgentSim.Language.Seeds;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads the posterior that a calibration wrote: a table with a column for each parameter and a row for each draw.</summary>
public static class PosteriorReader
{
    /// <summary>The file in the folder of a calibration.</summary>
    public const string File = "posterior.csv";

    /// <summary>The folder of models in which posteriors are kept.</summary>
    public const string Folder = "posteriors";

    private const string Extension = ".csv";

    /// <summary>Reads the posterior of a calibration, or one that is kept.</summary>
    /// <param name="path">The folder of the calibration, or the table.</param>
    /// <param name="model">The model whose parameters it gives.</param>
    /// <param name="randomSeed">The random seed of the order in which samples take its draws.</param>
    /// <returns>The draws and the file to keep beside results; or all errors.</returns>
    public static PosteriorReadResult Read(string path, Model model, ulong randomSeed)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(model);
        var report = new Report();
        try
        {
            if (Read(path, model, randomSeed, report) is { } found && report.Count == 0) return new(found.Draws, [], found.Input);
        }
        catch (Report.EnoughException)
        {
            // The errors found so far are the answer.
        }

        return new(null, report.Sorted(), null);
    }

    /// <summary>Reads the posterior of a calibration, or one that is kept. Null if it cannot be read, and then the report says why.</summary>
    internal static (PosteriorDraws Draws, InputFile Input)? Read(string path, Model model, ulong randomSeed, Report report)
    {
        var isTable = path.EndsWith(Extension, StringComparison.Ordinal);
        var name = isTable ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return Read(isTable ? path : Path.Combine(path, File), name, model, randomSeed, report, null);
    }

    /// <summary>Reads the posterior that an experiment names: kept among the models, or the results of a calibration. Null if there is none, and then the report says why.</summary>
    internal static (PosteriorDraws Draws, InputFile Input)? Named(string name, Place place, ModelFolders folders, Model model, ulong randomSeed, Report report)
    {
        if (!Folders.IsPlain(name, place, report)) return null;
        string[] places = [Path.Combine(folders.Models, Folder, name + Extension), Path.Combine(folders.Models, "..", "results", name, File)];
        if (places.FirstOrDefault(System.IO.File.Exists) is { } path) return Read(path, name, model, randomSeed, report, place);
        report.Add(place, "there is no such posterior", name, $"a calibration's, as models/{Folder}/{name}{Extension} or results/{name}/{File}; one elsewhere by --posterior DIR");
        return null;
    }

    private static (PosteriorDraws Draws, InputFile Input)? Read(string path, string name, Model model, ulong randomSeed, Report report, Place? from)
    {
        var files = new FileReader(report);
        if (files.Read(path, Limits.TableBytes) is not { } table) return null;
        using var rows = CsvReader.Rows(table, report).GetEnumerator();
        if (!rows.MoveNext() || Columns(rows.Current, model, report, from) is not { } names)
        {
            if (report.Count == 0) report.Add(table.PlaceAt(0), "the table is empty");
            return null;
        }

        var values = new List<double>();
        while (rows.MoveNext())
        {
            var row = rows.Current;
            if (row.Count != names.Length) report.Add(row[0].Place, "the row has another number of fields than the first", $"{row.Count}", $"{names.Length}");
            foreach (var field in row)
            {
                if (Numbers.Parse(field.Text) is { } value) values.Add(value);
                else report.Add(field.Place, "a draw must be a finite number", field.Text);
            }
        }

        if (values.Count == 0 && report.Count == 0) report.Add(table.PlaceAt(0), "the table has no draws");
        return report.Count > 0 ? null : (new(name, names, [.. values], files.Digest(_ => true), randomSeed), new($"models/{Folder}/{name}{Extension}", table.Text));
    }

    /// <summary>The parameters of the columns; null if they are not the model's.</summary>
    private static ImmutableArray<string>? Columns(List<Field> header, Model model, Report report, Place? from)
    {
        var before = report.Count;
        var names = header.ConvertAll(field => field.Text);
        var known = model.Parameters.Select(parameter => parameter.Name).ToHashSet();
        var unknown = names.Where(name => !known.Contains(name)).ToList();
        if (unknown.Count > 0) report.Add(from ?? header[0].Place, $"the posterior is of another model: {model.Name} has no {(unknown.Count == 1 ? "parameter" : "parameters")} {Listing.Of(unknown)}");
        for (var i = 0; i < names.Count; i++)
        {
            if (names.IndexOf(names[i]) < i) report.Add(header[i].Place, $"there are two columns {names[i]}");
        }

        return report.Count > before ? null : [.. names];
    }
}
