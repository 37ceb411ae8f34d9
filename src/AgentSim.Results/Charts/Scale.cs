namespace AgentSim.Results.Charts;

/// <summary>A linear scale: values from <paramref name="Low"/> to <paramref name="High"/> lie from <paramref name="From"/> to <paramref name="To"/> on the page.</summary>
internal sealed record Scale(double Low, double High, double From, double To)
{
    /// <summary>Where a value lies.</summary>
    public double At(double value) => From + ((value - Low) / (High - Low) * (To - From));

    /// <summary>At least two round values, of which there are about <paramref name="about"/>, within the scale.</summary>
    public IEnumerable<double> Ticks(int about)
    {
        var step = Step(High - Low, about);
        var last = (int)Math.Floor((High / step) + 1e-9);
        for (var i = (int)Math.Ceiling((Low / step) - 1e-9); i <= last; i++) yield return i * step;
    }

    /// <summary>
    /// A scale that holds all <paramref name="values"/> and ends at round numbers. Shares and indices from 0 to 1 get the whole of it, unless they stay
    /// far below 1; other values get 0 too, unless they stay far from it.
    /// </summary>
    public static Scale Around(IEnumerable<double> values, double from, double to)
    {
        var (low, high) = values.Aggregate((Low: double.PositiveInfinity, High: double.NegativeInfinity), (r, v) => (Math.Min(r.Low, v), Math.Max(r.High, v)));
        if (low > high || (low == 0 && high == 0)) return new(0, 1, from, to);
        if (low >= 0 && high <= 1 && high > 0.4) return new(0, 1, from, to);
        if (low > 0 && low < 0.5 * high) low = 0;
        if (high < 0 && high > 0.5 * low) high = 0;

        // Values that differ in the seventh digit are one for the eye, and their ticks would have no room for their digits.
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= 1e-6 * size) (low, high) = (low - (0.1 * size), high + (0.1 * size));
        var step = Step(high - low, 5);
        return new(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, from, to);
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
