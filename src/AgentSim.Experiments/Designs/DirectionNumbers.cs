using System.Globalization;

namespace AgentSim.Experiments.Designs;

/// <summary>
/// Direction numbers of Sobol' sequences. Source: Joe and Kuo, SIAM Journal on Scientific Computing 30 (2008) 2635-2654, whose table (BSD licence, in the file)
/// is in joe-kuo.txt; the recurrence is that of Bratley and Fox, ACM Transactions on Mathematical Software 14 (1988) 88-100.
/// </summary>
internal static class DirectionNumbers
{
    /// <summary>Bits of a coordinate.</summary>
    public const int Bits = 32;

    /// <summary>How many dimensions the table has.</summary>
    public const int Dimensions = 1111;

    private static readonly Lazy<string[]> Table = new(Read);

    /// <summary>The direction numbers of a dimension, from 0: the first flips the highest bit.</summary>
    public static uint[] Of(int dimension)
    {
        var directions = new uint[Bits];
        if (dimension == 0)
        {
            for (var bit = 0; bit < Bits; bit++) directions[bit] = 1u << (Bits - 1 - bit);
            return directions;
        }

        var words = Table.Value[dimension - 1].Split(' ');
        uint[] numbers = [.. words.Select(word => uint.Parse(word, CultureInfo.InvariantCulture))];
        var (degree, coefficients) = ((int)numbers[1], numbers[2]);
        for (var bit = 0; bit < degree; bit++) directions[bit] = numbers[3 + bit] << (Bits - 1 - bit);
        for (var bit = degree; bit < Bits; bit++)
        {
            directions[bit] = directions[bit - degree] ^ (directions[bit - degree] >> degree);
            for (var k = 1; k < degree; k++)
                if ((coefficients >> (degree - 1 - k) & 1) == 1) directions[bit] ^= directions[bit - k];
        }

        return directions;
    }

    private static string[] Read()
    {
        using var stream = typeof(DirectionNumbers).Assembly.GetManifestResourceStream("joe-kuo.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
