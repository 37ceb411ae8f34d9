using System.Globalization;

namespace AgentSim.App.Terminal;

/// <summary>Numbers in a terminal: narrow, aligned, and of characters that every font has.</summary>
internal static class Numerals
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "-";

    /// <summary>Three or four digits: <c>0.125</c>, <c>12.50</c>, <c>2004.3</c>, <c>1.2e-5</c>.</summary>
    public static string Number(double value)
    {
        var format = Math.Abs(value) switch
        {
            0 => "0",
            < 0.001 or >= 1e6 => "0.0e0",
            < 10 => "0.000",
            < 100 => "0.00",
            _ => "0.0",
        };
        return double.IsNaN(value) ? None : value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Two or three digits: <c>0.12</c>, <c>12.5</c>, <c>2004</c>.</summary>
    public static string Short(double value) => double.IsNaN(value) ? None : value.ToString(
        Math.Abs(value) switch { < 9.995 => "0.00", < 99.95 => "0.0", < 1e6 => "0", _ => "0e0" }, CultureInfo.InvariantCulture);

    /// <summary>A p-value: <c>0.042</c>, <c>&lt; .001</c>.</summary>
    public static string Probability(double p) => p < 0.001 ? "< .001" : Number(p);

    /// <summary>A share as a percentage: <c>12.5</c>.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? None : (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A whole number: <c>100,000</c>.</summary>
    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>So many histories: <c>1 history</c>, <c>2,000 histories</c>.</summary>
    public static string Histories(double count) => Count(count, "history", "histories");

    /// <summary>So many of something: <c>1 part</c>, <c>2 parts</c>.</summary>
    public static string Count(double count, string one, string several) => $"{Whole(count)} {(count == 1 ? one : several)}";

    /// <summary>A time span: <c>0.8 s</c>, <c>12 s</c>, <c>3 min 05 s</c>, <c>2 h 10 min</c>.</summary>
    public static string Time(double seconds)
    {
        var whole = (int)Math.Round(Math.Min(seconds, 1e8));
        return seconds switch
        {
            < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
            < 59.5 => $"{whole} s",
            < 3599.5 => $"{whole / 60} min {whole % 60:00} s",
            _ => $"{whole / 3600} h {whole % 3600 / 60:00} min",
        };
    }

    /// <summary>A bar for a share, <paramref name="width"/> characters at 1: to an eighth of a character, or of ASCII alone.</summary>
    public static string Bar(double share, int width, bool isUnicode)
    {
        if (!isUnicode) return new string('#', double.IsNaN(share) ? 0 : (int)Math.Round(share * width));
        var eighths = double.IsNaN(share) ? 0 : (int)Math.Round(share * width * 8);
        return new string('\u2588', eighths / 8) + (eighths % 8 == 0 ? "" : $"{(char)(0x2590 - (eighths % 8))}");
    }
}
