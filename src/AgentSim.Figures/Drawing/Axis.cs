using System.Collections.Immutable;

namespace AgentSim.Figures.Drawing;

/// <summary>What an axis says.</summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Ticks">The values that have labels.</param>
/// <param name="Label">The label of a value.</param>
internal sealed record Axis(double Low, double High, ImmutableArray<double> Ticks, Func<double, string> Label)
{
    /// <summary>What it is, unit included; null where that is said elsewhere.</summary>
    public string? Words { get; init; }

    /// <summary>Whether lines cross the picture at its ticks.</summary>
    public bool Grid { get; init; }

    /// <summary>Whether nothing is said: no line, no ticks.</summary>
    public bool IsBare { get; init; }

    public string[] Labels() => [.. Ticks.Select(Label)];

    /// <summary>From one number to another, with about as many round ticks.</summary>
    public static Axis Between(double low, double high, int about, string? words = null)
    {
        var step = Step(high - low, about);
        var (first, last) = ((int)Math.Ceiling((low / step) - 1e-9), (int)Math.Floor((high / step) + 1e-9));
        return new(low, high, [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => i * step)], Figures.Labels.Tick) { Words = words };
    }

    /// <summary>Shares from 0 to some share.</summary>
    public static Axis Shares(double high = 1, string? words = null) => Between(0, high, 5, words) with { Label = share => Figures.Labels.Tick(100 * share) + "\u2009%" };

    /// <summary>Years; whole ones have labels.</summary>
    public static Axis Years(double first, double last, int about = 5)
    {
        var axis = Between(first, Math.Max(last, first + 1), about);
        return axis with { Ticks = [.. axis.Ticks.Where(year => year == Math.Floor(year))], Label = year => year.ToString("0", System.Globalization.CultureInfo.InvariantCulture) };
    }

    /// <summary>An axis without a word.</summary>
    public static Axis Bare(double low, double high) => new(low, high, [], Figures.Labels.Tick) { IsBare = true };

    /// <summary>
    /// An axis that holds all values and ends at round numbers. Shares and indices from 0 to 1 get the whole of it, unless they stay far below 1; other values get 0 too, unless they stay far from it.
    /// </summary>
    public static Axis Around(IEnumerable<double> values, int about = 5, string? words = null)
    {
        var (low, high) = values.Where(double.IsFinite).Aggregate((Low: double.PositiveInfinity, High: double.NegativeInfinity), (r, v) => (Math.Min(r.Low, v), Math.Max(r.High, v)));
        if (low > high || (low == 0 && high == 0)) return Between(0, 1, about, words);
        if (low >= 0 && high <= 1 && high > 0.4) return Between(0, 1, about, words);
        if (low > 0 && low < 0.5 * high) low = 0;
        if (high < 0 && high > 0.5 * low) high = 0;

        // Values that differ in the seventh digit are one for the eye, and their ticks would have no room for their digits.
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= 1e-6 * size) (low, high) = (low - (0.1 * size), high + (0.1 * size));
        var step = Step(high - low, about);
        return Between(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, about, words);
    }

    // The smallest of 1, 2, 5 times a power of ten with which there are no more than about as many steps.
    private static double Step(double span, int about)
    {
        var power = 1.0;
        while (power * about < span) power *= 10;
        while (power * about >= 10 * span) power /= 10;
        return new[] { 0.1, 0.2, 0.5, 1 }.Select(factor => factor * power).First(step => step * about >= span * 0.999999);
    }
}
