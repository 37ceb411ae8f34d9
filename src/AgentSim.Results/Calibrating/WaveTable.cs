using System.Globalization;
using AgentSim.Experiments.Calibrating;
using DuckDB.NET.Data;

namespace AgentSim.Results.Calibrating;

/// <summary>A wave as a Parquet file: a row for each particle, with the numbers of the wave in every row.</summary>
internal static class WaveTable
{
    private static readonly string[] OfWave = ["epsilon", "size", "acceptance", "effective_size", "resampled", "histories"];

    public static Task Write(string path, Calibration calibration, Wave wave)
    {
        var particles = wave.Particles;
        double[] numbers = [wave.Epsilon, wave.Size, wave.Acceptance, wave.EffectiveSize, wave.Resampled ? 1 : 0, wave.Histories];
        var columns = new List<PartColumn> { new WholeColumn("particle", [.. Enumerable.Range(0, particles.Count)]) };
        columns.AddRange(OfWave.Zip(numbers, (name, number) => new NumberColumn(name, [.. Enumerable.Repeat(number, particles.Count)])));
        columns.AddRange(Names(calibration).Zip(Arrays(particles), (name, place) => new NumberColumn(name, Column(place.All, place.Width, place.Index, particles.Count))));
        return DurableFile.Write(path, file => PartColumn.Write(file, columns, PartMetadata.Of(calibration.Model, "calibration", columns)));
    }

    public static Wave Read(string path, Calibration calibration, int number)
    {
        var names = Names(calibration).ToList();
        var particles = new Particles(calibration.Posterior.Particles, calibration.Parameters.Length, calibration.Posterior.Replications, calibration.Targets.Length);
        var places = Arrays(particles).ToList();
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select {string.Join(", ", OfWave.Concat(names).Select(ResultQuery.Name))} from read_parquet({ResultQuery.Literal(path)}) order by particle";
        using var reader = command.ExecuteReader();
        var wave = new double[OfWave.Length];
        var row = 0;
        for (; reader.Read(); row++)
        {
            for (var i = 0; i < wave.Length; i++) wave[i] = Number(reader, i);
            for (var i = 0; i < places.Count; i++) places[i].All[(row * places[i].Width) + places[i].Index] = Number(reader, wave.Length + i);
        }

        if (row != particles.Count) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path} has {row} particles, not {particles.Count}: it is of another calibration."));
        return new(number, wave[0], wave[1], wave[2], wave[3], wave[4] == 1, (int)wave[5], particles);
    }

    /// <summary>The columns of particles, in the order of <see cref="Arrays"/>.</summary>
    private static IEnumerable<string> Names(Calibration calibration)
    {
        var replications = Enumerable.Range(0, calibration.Posterior.Replications).ToList();
        return [
            "weight",
            .. calibration.Parameters.Select(name => $"z {name}"),
            .. calibration.Parameters.Select(name => $"value {name}"),
            .. replications.Select(k => string.Create(CultureInfo.InvariantCulture, $"distance {k}")),
            .. replications.SelectMany(k => calibration.Targets.Select(target => string.Create(CultureInfo.InvariantCulture, $"target {target.Name} {k}"))),
        ];
    }

    private static IEnumerable<(double[] All, int Width, int Index)> Arrays(Particles particles) =>
        ((IEnumerable<(double[] All, int Width)>)[(particles.Weights, 1), (particles.Coordinates, particles.Parameters), (particles.Values, particles.Parameters), (particles.Distances, particles.Replications), (particles.Simulated, particles.Replications * particles.Targets)])
            .SelectMany(array => Enumerable.Range(0, array.Width).Select(index => (array.All, array.Width, index)));

    private static double[] Column(double[] all, int width, int index, int count) => [.. Enumerable.Range(0, count).Select(row => all[(row * width) + index])];

    private static double Number(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? double.NaN : reader.GetDouble(column);
}
