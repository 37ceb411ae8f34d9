using System.Globalization;

namespace AgentSim.Figures;

/// <summary>Numbers as a person reads them, in any country the same.</summary>
public static class Labels
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "\u2013";

    /// <summary>About four digits: <c>0.125</c>, <c>12.50</c>, <c>2004.3</c>, <c>1.2e-5</c>.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            < 0.001 or >= 1e7 => "0.0e0",
            < 10 => "0.000",
            < 100 => "0.00",
            _ => "0.0",
        };
        return double.IsNaN(value) ? None : Signed(value.ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>A share as a percentage with one decimal: <c>12.5 %</c>.</summary>
    public static string Percent(double share) =>
        double.IsNaN(share) ? None : (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "\u00a0%";

    /// <summary>An interval of percentages, without the sign: <c>10.0–15.2</c>.</summary>
    public static string Percents(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{100 * low:0.0}\u2013{100 * high:0.0}");

    /// <summary>A whole number with commas: <c>100,000</c>.</summary>
    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>So many histories: <c>1 history</c>, <c>2,000 histories</c>.</summary>
    public static string Histories(long count) => Count(count, "history", "histories");

    /// <summary>So many of something: <c>1 part</c>, <c>2 parts</c>.</summary>
    public static string Count(long count, string one, string several) => $"{Whole(count)} {(count == 1 ? one : several)}";

    /// <summary>A tick's label, with no more digits than the ticks need.</summary>
    public static string Tick(double value) => Signed(Math.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture));

    /// <summary>A name of the model as words.</summary>
    public static string Words(string name) => name.Replace('_', ' ');

    private static string Signed(string text) => text.Replace('-', '\u2212');
}
