using System.Collections.Immutable;
using System.Globalization;

namespace AgentSim.Results.Exploring;

/// <summary>How the values of a quantity are put into bins.</summary>
/// <param name="Low">Where the first bin begins.</param>
/// <param name="High">Where the last bin ends.</param>
/// <param name="Bins">How many bins there are.</param>
/// <param name="Values">Of a quantity with few values, the value of each bin; empty of others.</param>
/// <param name="Lowest">The smallest value that there is.</param>
/// <param name="Highest">The largest value that there is.</param>
public sealed record Axis(double Low, double High, int Bins, ImmutableArray<double> Values, double Lowest, double Highest)
{
    /// <summary>Quantities with at most this many values are counted value by value.</summary>
    internal const int FewValues = 12;

    /// <summary>Bins of a histogram.</summary>
    internal const int Usual = 36;

    // An axis that is longer than this many times the range of nearly all values ends there: else a few values would press all others into one bin.
    private const double Stretch = 2.5;

    /// <summary>The axis of some values.</summary>
    /// <param name="lowest">The smallest.</param>
    /// <param name="highest">The largest.</param>
    /// <param name="nearlyAll">Where nearly all of them lie.</param>
    /// <param name="few">All different values, if they are few; otherwise empty.</param>
    internal static Axis Of(double lowest, double highest, Interval nearlyAll, ImmutableArray<double> few)
    {
        if (!few.IsEmpty) return new(few[0], few[^1], few.Length, few, lowest, highest);
        var width = nearlyAll.High - nearlyAll.Low;
        var isLong = width > 0 && highest - lowest > Stretch * width;
        var (low, high) = isLong ? (nearlyAll.Low, nearlyAll.High) : (lowest, highest);
        return new(low, high > low ? high : low + 1, Usual, [], lowest, highest);
    }

    /// <summary>The same axis in more or fewer bins; one of few values stays as it is.</summary>
    internal Axis In(int bins) => Values.IsEmpty ? this with { Bins = bins } : this;

    /// <summary>The bin of a column's value, in SQL: a number from 0, null where there is no value.</summary>
    internal string Bin(string column) => Values.IsEmpty
        ? $"cast(greatest(0, least({Text(Bins - 1)}, floor(({column} - ({Text(Low)})) / ({Text(High - Low)}) * {Text(Bins)}))) as integer)"
        : $"(list_position([{string.Join(", ", Values.Select(Text))}], {column}) - 1)";

    // With an exponent, or else SQL takes it for a decimal number and rounds it.
    private static string Text(double value) => value.ToString("E16", CultureInfo.InvariantCulture);
}
