using System.Globalization;
using System.Text.Json;

namespace AgentSim.Experiments.Tests;

/// <summary>Numbers of other tools, in files beside the repository. Tests that need them are skipped where they are not there.</summary>
internal static class Validation
{
    public static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(file)));
        return document.RootElement.Clone();
    }

    /// <summary>The columns of a file of comma-separated numbers with a line of names.</summary>
    public static double[][] Columns(string file)
    {
        double[][] rows = [.. File.ReadLines(PathOf(file)).Skip(1).Select(line => line.Split(',').Select(Number).ToArray())];
        return [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];
    }

    /// <summary>The lines of numbers of a NIST data set, from line 61 on, and its certified values by line.</summary>
    public static (double[][] Rows, string[] Lines) Nist(string name)
    {
        var lines = File.ReadAllLines(PathOf($"nist/{name}.dat"));
        double[][] rows = [.. lines.Skip(60).Where(line => line.Trim().Length > 0).Select(line => Words(line).Select(Number).ToArray())];
        return (rows, lines);
    }

    public static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetDouble())];

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    /// <summary>Equal to 1e-9 relative, or absolute below 1.</summary>
    public static void Same(double expected, double actual, double tolerance = 1e-9) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, found {actual:R}");

    public static void Same(double[] expected, double[] actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Same(expected[i], actual[i], tolerance);
    }

    private static string PathOf(string file)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AgentSim.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        var path = Path.Combine(folder, "..", "shared", "validation", file);
        Assert.SkipUnless(File.Exists(path), $"The reference file {file} is not beside the repository.");
        return path;
    }
}
