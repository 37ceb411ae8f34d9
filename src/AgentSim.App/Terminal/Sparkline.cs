namespace AgentSim.App.Terminal;

/// <summary>A series in a few characters, each as high as its value.</summary>
internal static class Sparkline
{
    private const string Heights = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    // ASCII that rises.
    private const string Plain = "_.-~=^";

    /// <summary>Characters from the lowest value to the highest of a series; a blank where there is none.</summary>
    /// <param name="values">The values, in order; NaN for none.</param>
    /// <param name="width">Characters at most: of more values, means of neighbours.</param>
    /// <param name="isUnicode">Whether the terminal knows more than ASCII.</param>
    public static string Of(IReadOnlyList<double> values, int width, bool isUnicode)
    {
        if (values.Count == 0 || width <= 0) return "";
        var levels = isUnicode ? Heights : Plain;
        var shown = values.Count <= width ? [.. values] : Thinned(values, width);
        var known = shown.Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToArray();
        var (low, high) = (known.Min(), known.Max());
        return string.Concat(shown.Select(value => !double.IsFinite(value) ? ' ' : levels[high > low ? (int)Math.Round((value - low) / (high - low) * (levels.Length - 1)) : levels.Length / 2]));
    }

    private static double[] Thinned(IReadOnlyList<double> values, int width) => [.. Enumerable.Range(0, width).Select(place =>
    {
        var (from, to) = (place * values.Count / width, (place + 1) * values.Count / width);
        return Enumerable.Range(from, to - from).Select(i => values[i]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
    })];
}
