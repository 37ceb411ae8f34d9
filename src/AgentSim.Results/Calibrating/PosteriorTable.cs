using System.Globalization;
using System.Text;
using AgentSim.Experiments.Calibrating;

namespace AgentSim.Results.Calibrating;

/// <summary>The posterior as a file: a row for each draw, all of equal weight.</summary>
internal static class PosteriorTable
{
    public static Task Write(string path, Calibration calibration, Posterior posterior)
    {
        var (count, width, targets) = (posterior.Count, posterior.Parameters.Length, calibration.Targets.Length);
        var parameters = posterior.Parameters.Select(name => calibration.Model.Parameters.First(parameter => parameter.Name == name)).ToArray();
        double[] Column(double[] all, int columns, int index) => [.. Enumerable.Range(0, count).Select(row => all[(row * columns) + index])];
        PartColumn[] columns =
        [
            new WholeColumn("draw", [.. Enumerable.Range(0, count)]),
            new WholeColumn("particle", posterior.Origins),
            new NumberColumn("distance", posterior.Distances),
            .. parameters.Select((parameter, i) => new NumberColumn(ColumnName.Of(parameter.Name), Column(posterior.Values, width, i)) { Quantity = new(parameter.Name, parameter.Unit, parameter.Source) }),
            .. parameters.Select((parameter, i) => new NumberColumn($"z {parameter.Name}", Column(posterior.Coordinates, width, i))),
            .. calibration.Targets.Select((target, i) => new NumberColumn($"target {target.Name}", Column(posterior.Simulated, targets, i)) { Quantity = new(target.Written, UnitOf(calibration.Model, target), target.Source) }),
        ];
        return DurableFile.Write(path, file => PartColumn.Write(file, columns, PartMetadata.Of(calibration.Model, "posterior", columns)));
    }

    /// <summary>The parameters alone, as a table of comma-separated values with all their digits.</summary>
    public static string Csv(Posterior posterior)
    {
        var width = posterior.Parameters.Length;
        var text = new StringBuilder().AppendJoin(',', posterior.Parameters.Select(name => name.Contains(',') ? $"\"{name}\"" : name)).Append('\n');
        for (var draw = 0; draw < posterior.Count; draw++)
            text.AppendJoin(',', Enumerable.Range(0, width).Select(i => posterior.Values[(draw * width) + i].ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }

    private static Unit UnitOf(Model model, Target target) => model.Measures.First(measure => measure.Name == target.Measure).Unit;
}
