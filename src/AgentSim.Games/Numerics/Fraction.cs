using System.Globalization;
using System.Numerics;

namespace AgentSim.Games.Numerics;

/// <summary>An exact fraction in lowest terms, the denominator above 0.</summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    // Beyond these a number is no weight of anybody, and its integers would fill the memory.
    private const int MostDigits = 60;
    private const int LargestExponent = 60;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, Denominator) = (numerator / common, denominator / common);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    /// <summary>Reads <c>3</c>, <c>-0.25</c>, <c>1e-3</c>, <c>2/3</c>; null if the text is no such number, or one of too many digits.</summary>
    public static Fraction? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || Decimal(parts[0]) is not { } number) return null;
        if (parts.Length == 1) return number;
        return Decimal(parts[1]) is { Numerator.IsZero: false } divisor ? new(number.Numerator * divisor.Denominator, number.Denominator * divisor.Numerator) : null;
    }

    public static Fraction operator +(Fraction first, Fraction second) =>
        new(first.Numerator * second.Denominator + second.Numerator * first.Denominator, first.Denominator * second.Denominator);

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The nearest number but for the last bit or two.</summary>
    public double ToDouble() => (double)Numerator / (double)Denominator;

    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    private static Fraction? Decimal(string text)
    {
        var plain = text.Trim();
        var mark = plain.IndexOfAny(['e', 'E']);
        var exponent = 0;
        if (mark >= 0 && (!int.TryParse(plain[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > LargestExponent)) return null;
        var digits = mark < 0 ? plain : plain[..mark];
        var point = digits.IndexOf('.');
        var places = point < 0 ? 0 : digits.Length - point - 1;
        if (digits.Length > MostDigits || (point >= 0 && digits.Length == point + 1)) return null;
        if (!BigInteger.TryParse(point < 0 ? digits : digits.Remove(point, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return null;
        var power = exponent - places;
        return power >= 0 ? new(whole * BigInteger.Pow(10, power), 1) : new(whole, BigInteger.Pow(10, -power));
    }
}
