using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AgentSim.App.Tests.Findings;

/// <summary>Every table and picture on the page of the Kazakhstan case comes out of its commands: of a small version of them, within what chance does.</summary>
public sealed partial class KazakhstanTablesTests : IDisposable
{
    private const int Runs = 400, Samples = 80;

    // Of the parameters and chance: each has four replications, and is looked at by all parameters.
    private const int SamplesOfPrior = 60;

    // Of means of indices: their deviation over samples is below this. A share has its own.
    private const double Deviation = 0.35;

    // A small calibration leaves parameters elsewhere than a whole one.
    private const double OtherPosterior = 0.15;

    private static readonly bool Whole = Environment.GetEnvironmentVariable("AGENTSIM_WHOLE") == "1";
    private static readonly bool Approves = Whole && Environment.GetEnvironmentVariable("AGENTSIM_APPROVE") == "1";

    private readonly TemporaryFolder folder = new();

    private static string Page => Repository.At("docs", "kazakhstan-tables.md");

    [Fact]
    public async Task Every_table_comes_out_of_its_commands()
    {
        var page = TablesPage.Read(await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken));
        var (made, faults) = (new List<TablesPage.Section>(), new List<string>());
        foreach (var section in page.Sections)
        {
            var printed = await Run(section.Commands);
            if (section.Picture is not null)
            {
                made.Add(section);
                faults.AddRange(PictureFaults(section).Select(fault => $"{section.Title}: {fault}"));
                continue;
            }

            var found = Table.OfJson(printed, section.Table.Columns[0]);
            made.Add(section with { Table = IsBeginning(section) ? found with { Rows = [.. found.Rows.Take(section.Table.Rows.Length)] } : found });
            faults.AddRange(Faults(section, found).Select(fault => $"{section.Title}: {fault}"));
        }

        if (Approves) await File.WriteAllTextAsync(Page, (page with { Sections = [.. made] }).ToString(), TestContext.Current.CancellationToken);
        else Assert.Empty(faults);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> Run(ImmutableArray<string> commands)
    {
        var printed = "";
        foreach (var command in commands)
        {
            var arguments = Arguments(command);
            var ending = await AgentSimProcess.Run(arguments);
            Assert.True(ending.Code == 0, $"{string.Join(' ', arguments)}: {ending.Code} {ending.Error}");
            printed = ending.Output;
        }

        return printed;
    }

    /// <summary>The picture that was drawn against the one on the page: byte by byte if all was played, otherwise in what it is of.</summary>
    private IEnumerable<string> PictureFaults(TablesPage.Section section)
    {
        var words = section.Commands[^1].Split(' ');
        var (drawn, shown) = (Path.Combine(folder.Path, words[Array.IndexOf(words, "--out") + 1]), Repository.At("docs", section.PicturePath));
        if (Approves) File.Copy(drawn, shown, overwrite: true);
        if (Whole) return File.ReadAllBytes(drawn).SequenceEqual(File.ReadAllBytes(shown)) ? [] : ["another picture comes"];
        var (its, pages) = (XDocument.Load(drawn).Root!, XDocument.Load(shown).Root!);
        return its.Attribute("width")!.Value == pages.Attribute("width")!.Value && Name(its) == Name(pages) ? [] : [$"the page has '{Name(pages)}', but there comes '{Name(its)}'"];
        static string Name(XElement svg) => svg.Elements().Single(part => part.Name.LocalName == "title").Value;
    }

    /// <summary>A command as it stands on the page, with results elsewhere; unless the whole is played, with fewer histories.</summary>
    private string[] Arguments(string command)
    {
        var words = command.Split(' ')[1..].Select(word => word.StartsWith("results/", StringComparison.Ordinal) ? Path.Combine(folder.Path, word) : word).ToArray();
        if (Whole) return words;
        return words[0] switch
        {
            "run" => [.. words.Select(word => word is "20000" or "2000" ? $"{Runs}" : word)],
            "experiment" => [.. words, "--samples", $"{(words[1].EndsWith("prior.yaml", StringComparison.Ordinal) ? SamplesOfPrior : Samples)}"],
            "calibrate" => [words[0], SmallCalibration(words[1]), .. words[2..]],
            _ => words,
        };
    }

    private string SmallCalibration(string path)
    {
        var text = File.ReadAllText(Repository.At(path));
        foreach (var (usual, small) in new[] { ("samples: 1000, replications: 4, waves: 3", "samples: 200, replications: 2, waves: 1"), ("particles: 1000, replications: 1, moves: 3, waves: 30", "particles: 200, replications: 1, moves: 1, waves: 10") })
        {
            Assert.Contains(usual, text, StringComparison.Ordinal);
            text = text.Replace(usual, small, StringComparison.Ordinal);
        }

        return folder.Write(Path.GetFileName(path), text);
    }

    /// <summary>Whether the page has the first rows of more: the parameters that moved most. A small calibration has fewer waves.</summary>
    private static bool IsBeginning(TablesPage.Section section) => section.Table.Columns[0] is "parameter" or "wave" or "matching";

    private static IEnumerable<string> Faults(TablesPage.Section section, Table found)
    {
        var table = section.Table;
        if (!table.Columns.SequenceEqual(found.Columns)) return [$"has the columns {string.Join(", ", table.Columns)}, but there come {string.Join(", ", found.Columns)}"];
        var rows = found.Rows.ToDictionary(Key);
        if (IsBeginning(section))
        {
            var both = table.Rows.Where(row => rows.ContainsKey(row[0])).ToArray();
            return both.Length < (Whole || table.Columns[0] == "parameter" ? table.Rows.Length : 2) ? [$"has {table.Rows.Length} rows, of which {both.Length} come"] : both.SelectMany(row => Faults(section, row, rows[row[0]]));
        }

        return table.Rows.Length != rows.Count ? [$"has {table.Rows.Length} rows, but there come {rows.Count}"]
            : table.Rows.SelectMany(row => rows.TryGetValue(Key(row), out var other) ? Faults(section, row, other) : [$"{Key(row)} does not come"]);

        // A remark is the same whatever numbers stand in it.
        string Key(ImmutableArray<string> row) => table.Columns[1] switch
        {
            "quantity" => $"{row[0]}, {row[1]}",
            "remark" => $"{row[0]}, {Digits().Replace(row[1], "")}",
            _ => row[0],
        };
    }

    private static IEnumerable<string> Faults(TablesPage.Section section, ImmutableArray<string> row, ImmutableArray<string> found)
    {
        var (table, isPosterior) = (section.Table, section.Title.Contains("posterior", StringComparison.Ordinal) || section.Table.Columns.Contains("q05"));
        if (table.Columns.Contains("median"))
        {
            // Quantiles of a coarse posterior are its own; what it should not lose is the place of the middle.
            if (Table.Number(table.Cell(found, "median")) is { } median && (median < Table.Number(table.Cell(row, "q05")) || median > Table.Number(table.Cell(row, "q95"))))
                yield return $"{row[0]}: median {median} is outside the interval of the page";
            yield break;
        }

        if (!Whole && section.Title.StartsWith("Confusion", StringComparison.Ordinal))
        {
            // Which class comes out most often may tip; which states there are, may not.
            if (States(row) != States(found)) yield return $"{row[0]}: {States(row)} states, but there come {States(found)}";
            yield break;
        }

        foreach (var (column, place) in table.Columns.Select((column, place) => (column, place)))
        {
            // Another posterior may tip what is small.
            if (column == "verdict" && !isPosterior && Opposite(row[place], found[place])) yield return $"{row[0]}: {row[place]}, but comes as {found[place]}";
            if (Table.Number(row[place]) is not { } number || column is "low" or "high" or "combinations" || (!Whole && column is "effective_size" or "distinct" or "as_near_by_six" or "random_low" or "random_high")) continue;
            if (Table.Number(found[place]) is not { } other) yield return $"{row[0]}: {column} is {number}, but comes as '{found[place]}'";
            else if (Math.Abs(number - other) > Allowed(number, row, isPosterior)) yield return $"{row[0]}: {column} is {number}, but comes as {other}";
        }
    }

    /// <summary>Four standard errors, of a share or of the mean of an index; of ratios, medians, years and numbers of things, what a small run has been seen to miss by.</summary>
    private static double Allowed(double number, ImmutableArray<string> row, bool isPosterior)
    {
        if (Whole) return 0.0051;
        if (row[1].Contains(" times ", StringComparison.Ordinal) || row[0].StartsWith("median_", StringComparison.Ordinal)) return 3;
        if (Math.Abs(number) > 1) return number > 1900 ? 1 : 0.3 * Math.Abs(number) + 0.5;
        return 4 * Deviation / Math.Sqrt(Samples) + (isPosterior ? OtherPosterior : 0);
    }

    private static double States(ImmutableArray<string> row) => row.Sum(cell => Table.Number(cell) ?? 0);

    private static bool Opposite(string verdict, string other) => (verdict, other) is ("supported", "refuted") or ("refuted", "supported");

    [GeneratedRegex(@"[+-]?\d+(\.\d+)?")]
    private static partial Regex Digits();
}
