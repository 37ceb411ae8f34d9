using System.Globalization;
using AgentSim.Experiments.Calibrating;
using DuckDB.NET.Data;

namespace AgentSim.Results.Calibrating;

/// <summary>A wave as a Parquet file: a row for each particle, with the numbers of the wave in every row.</summary>
internal static class WaveTable
{
    private static readonly string[] OfWave = [
        "epsilon", "acceptance", "effective_size", "resampled", "histories",
        .. ProposalSizes.All.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"proposed {i}")), .. ProposalSizes.All.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"accepted {i}")),
    ];
    private static readonly string[] OfMatching = ["candidates"];

    public static Task Write(string path, Calibration calibration, Wave wave) =>
        Write(path, calibration, wave.Particles, OfWave, [wave.Epsilon, wave.Acceptance, wave.EffectiveSize, wave.Resampled ? 1 : 0, wave.Histories, .. wave.Sizes.Proposed, .. wave.Sizes.Accepted]);

    public static Task Write(string path, Calibration calibration, MatchingWave wave) => Write(path, calibration, wave.Particles, OfMatching, [wave.Candidates]);

    public static Wave Read(string path, Calibration calibration, int number)
    {
        var (numbers, particles) = Read(path, calibration, calibration.Posterior.Replications, OfWave);
        const int others = 5;
        var count = ProposalSizes.All.Length;
        return new(number, numbers[0], new([.. numbers[others..(others + count)]], [.. numbers[(others + count)..]]), numbers[1], numbers[2], numbers[3] == 1, (int)numbers[4], particles);
    }

    public static MatchingWave ReadMatching(string path, Calibration calibration, int number)
    {
        var (numbers, particles) = Read(path, calibration, calibration.Matching!.Replications, OfMatching);
        return new(number, (int)numbers[0], particles);
    }

    private static Task Write(string path, Calibration calibration, Particles particles, string[] ofWave, double[] numbers)
    {
        var columns = new List<PartColumn> { new WholeColumn("particle", [.. Enumerable.Range(0, particles.Count)]) };
        columns.AddRange(ofWave.Zip(numbers, (name, number) => new NumberColumn(name, [.. Enumerable.Repeat(number, particles.Count)])));
        columns.AddRange(Names(calibration, particles.Replications).Zip(Arrays(particles), (name, place) => new NumberColumn(name, Column(place.All, place.Width, place.Index, particles.Count))));
        return DurableFile.Write(path, file => PartColumn.Write(file, columns, PartMetadata.Of(calibration.Model, "calibration", columns)));
    }

    private static (double[] Numbers, Particles Particles) Read(string path, Calibration calibration, int replications, string[] ofWave)
    {
        var names = ofWave.Concat(Names(calibration, replications)).ToList();
        var rows = new List<double[]>();
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select {string.Join(", ", names.Select(ResultQuery.Name))} from read_parquet({ResultQuery.Literal(path)}) order by particle";
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, names.Count).Select(column => reader.IsDBNull(column) ? double.NaN : reader.GetDouble(column))]);
        if (rows.Count == 0) throw new InvalidDataException($"{path} holds no particles.");
        var particles = new Particles(rows.Count, calibration.Parameters.Length, replications, calibration.Targets.Length);
        foreach (var (column, (all, width, index)) in Arrays(particles).Index())
        {
            for (var row = 0; row < rows.Count; row++) all[(row * width) + index] = rows[row][ofWave.Length + column];
        }

        return (rows[0][..ofWave.Length], particles);
    }

    /// <summary>The columns of particles, in the order of <see cref="Arrays"/>.</summary>
    private static IEnumerable<string> Names(Calibration calibration, int replications)
    {
        var histories = Enumerable.Range(0, replications).Select(k => k.ToString(CultureInfo.InvariantCulture)).ToList();
        return [
            "weight",
            .. calibration.Parameters.Select(name => $"z {name}"),
            .. calibration.Parameters.Select(name => $"value {name}"),
            .. histories.Select(k => $"distance {k}"),
            .. histories.SelectMany(k => calibration.Targets.Select(target => $"target {target.Name} {k}")),
        ];
    }

    private static IEnumerable<(double[] All, int Width, int Index)> Arrays(Particles particles) =>
        ((IEnumerable<(double[] All, int Width)>)[(particles.Weights, 1), (particles.Coordinates, particles.Parameters), (particles.Values, particles.Parameters), (particles.Distances, particles.Replications), (particles.Simulated, particles.Replications * particles.Targets)])
            .SelectMany(array => Enumerable.Range(0, array.Width).Select(index => (array.All, array.Width, index)));

    private static double[] Column(double[] all, int width, int index, int count) => [.. Enumerable.Range(0, count).Select(row => all[(row * width) + index])];
}
