using System.Collections.Immutable;
using AgentSim.Experiments.Designs;
using AgentSim.Language;
using AgentSim.Language.Seeds;
using AgentSim.Language.Yaml;

namespace AgentSim.Experiments.Language;

/// <summary>Reads points that are written one by one, in the experiment or in a table beside it.</summary>
/// <param name="file">The experiment's file.</param>
/// <param name="drafts">The factors.</param>
internal sealed class PointsReader(ExperimentFile file, ImmutableArray<FactorDraft> drafts)
{
    private readonly Report report = file.Report;

    /// <summary>The points, of lists the places in them; null if anything is wrong.</summary>
    public IReadOnlyList<double[]>? Read(Node node)
    {
        var before = report.Count;
        var rows = node switch
        {
            ListNode list => [.. list.Items.OfType<MapNode>().Select(Point)],
            ScalarNode { Text.Length: > 0 } name => Table(name),
            _ => [],
        };
        if (rows.Count == 0 && report.Count == before) report.Add(node.Place, "there are no points");
        return report.Count > before || rows.Count == 0 ? null : rows;
    }

    private double[] Point(MapNode node)
    {
        foreach (var entry in node.Entries.Where(entry => drafts.All(draft => draft.Factor.Name != entry.Name)))
            report.Add(entry.Key.Place, "there is no such factor", entry.Name, meant: Nearest.To(entry.Name, Names));
        var values = new double[drafts.Length];
        for (var i = 0; i < drafts.Length; i++)
        {
            var factor = drafts[i].Factor;
            if (node[factor.Name] is { } value) values[i] = ValueOf(factor, new Setting(drafts[i].Key, value).ValueText, value.Place);
            else report.Add(node.Place, $"the point has no {factor.Name}");
        }

        return values;
    }

    private List<double[]> Table(ScalarNode name)
    {
        var plain = name.Text.EndsWith(".csv", StringComparison.Ordinal) ? name.Text[..^4] : name.Text;
        if (!Folders.IsPlain(plain, name.Place, report)) return [];
        var path = Path.Combine(file.Folder, plain + ".csv");
        if (!File.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            report.Add(name.Place, File.Exists(path) ? "links are not followed" : "there is no such table beside the experiment", name.Text);
            return [];
        }

        if (file.Files.Read(path) is not { } table) return [];
        var rows = CsvReader.Rows(table, report).GetEnumerator();
        if (!rows.MoveNext())
        {
            report.Add(table.PlaceAt(0), "the table is empty");
            return [];
        }

        return Columns(rows.Current) is { } columns ? Rows(rows, columns) : [];
    }

    /// <summary>For each factor, its column; null if the columns are not the factors.</summary>
    private int[]? Columns(List<Field> header)
    {
        var before = report.Count;
        var names = header.ConvertAll(field => field.Text.Replace(", ", ",", StringComparison.Ordinal));
        for (var i = 0; i < header.Count; i++)
        {
            if (!Names.Contains(names[i])) report.Add(header[i].Place, "there is no such factor", names[i], meant: Nearest.To(names[i], Names));
            else if (names.IndexOf(names[i]) < i) report.Add(header[i].Place, $"there are two columns {names[i]}");
        }

        foreach (var missing in Names.Except(names)) report.Add(header[0].Place, $"the table has no column {missing}");
        return report.Count > before ? null : [.. Names.Select(name => names.IndexOf(name))];
    }

    private List<double[]> Rows(IEnumerator<List<Field>> rows, int[] columns)
    {
        var points = new List<double[]>();
        while (rows.MoveNext())
        {
            var row = rows.Current;
            if (row.Count != columns.Length) report.Add(row[0].Place, "the row has another number of fields than the first", $"{row.Count}", $"{columns.Length}");
            else points.Add([.. columns.Select((column, i) => ValueOf(drafts[i].Factor, row[column].Text, row[column].Place))]);
        }

        return points;
    }

    private IEnumerable<string> Names => drafts.Select(draft => draft.Factor.Name);

    /// <summary>The value that a text is, of a list its place.</summary>
    private double ValueOf(DesignFactor factor, string text, Place place)
    {
        if (!factor.Texts.IsEmpty) return PlaceIn(factor, text, place);
        if (Numbers.Parse(text) is not { } value)
        {
            report.Add(place, $"{factor.Name} must be a finite number", text);
            return 0;
        }

        var (low, high) = factor.Axis switch
        {
            IntegerFactor whole => (whole.Low, whole.High),
            ContinuousFactor { Distribution: Uniform range } when factor.Distribution is not null => (range.Low, range.High),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        if (value < low || value > high) report.Add(place, $"{factor.Name} is out of its range", text, $"{Numbers.Text(low)} to {Numbers.Text(high)}");
        else if (factor.Axis is IntegerFactor && value != Math.Round(value)) report.Add(place, $"{factor.Name} must be a whole number", text);
        return value;
    }

    private double PlaceIn(DesignFactor factor, string text, Place place)
    {
        var at = factor.PlaceOf(text);
        if (at < 0) report.Add(place, $"{factor.Name} has no such value in its list", text, Listing.Of(factor.Texts), Nearest.To(text, factor.Texts));
        return at;
    }
}
