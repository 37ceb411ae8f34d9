using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>Lines around the densest part of a grid of counts.</summary>
internal static class Contours
{
    private const int Smoothings = 3;

    /// <summary>The grid with each count spread over its neighbours (1 2 1 each way, some times over).</summary>
    public static double[,] Smooth(double[,] counts)
    {
        for (var i = 0; i < Smoothings; i++) counts = Spread(Spread(counts, 1, 0), 0, 1);
        return counts;
    }

    /// <summary>The density above which a share of all lies.</summary>
    public static double LevelOf(double[,] density, double share)
    {
        var (sum, total) = (0.0, density.Cast<double>().Sum());
        foreach (var cell in density.Cast<double>().OrderDescending())
        {
            sum += cell;
            if (sum >= share * total) return cell;
        }

        return 0;
    }

    /// <summary>Lines along which the density is at a level, in cells: (0.5, 0.5) is the middle of the first. By marching squares.</summary>
    public static IEnumerable<SKPoint[]> Lines(double[,] density, double level)
    {
        var open = new Dictionary<SKPoint, List<SKPoint>>();
        foreach (var (from, to) in Pieces(Framed(density), level))
        {
            Add(from, to);
            Add(to, from);
        }

        while (open.Count > 0)
        {
            // An end where there is one, so that a line that is not closed is found whole.
            var at = open.OrderBy(place => place.Value.Count).ThenBy(place => place.Key.X).ThenBy(place => place.Key.Y).First().Key;
            var line = new List<SKPoint> { at };
            while (open.TryGetValue(at, out var next))
            {
                var to = next[0];
                Remove(at, to);
                Remove(to, at);
                line.Add(at = to);
            }

            yield return [.. line];
        }

        void Add(SKPoint from, SKPoint to)
        {
            if (!open.TryGetValue(from, out var list)) open[from] = list = [];
            list.Add(to);
        }

        void Remove(SKPoint from, SKPoint to)
        {
            open[from].Remove(to);
            if (open[from].Count == 0) open.Remove(from);
        }
    }

    // With empty cells around it, so that every line closes.
    private static double[,] Framed(double[,] density)
    {
        var (columns, rows) = (density.GetLength(0), density.GetLength(1));
        var framed = new double[columns + 2, rows + 2];
        for (var x = 0; x < columns; x++)
        {
            for (var y = 0; y < rows; y++) framed[x + 1, y + 1] = density[x, y];
        }

        return framed;
    }

    private static IEnumerable<(SKPoint From, SKPoint To)> Pieces(double[,] density, double level)
    {
        for (var x = 0; x + 1 < density.GetLength(0); x++)
        {
            for (var y = 0; y + 1 < density.GetLength(1); y++)
            {
                (int X, int Y)[] corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
                var crossings = new List<SKPoint>();
                for (var i = 0; i < 4; i++)
                {
                    var (a, b) = (corners[i], corners[(i + 1) % 4]);
                    if (b.X + b.Y < a.X + a.Y) (a, b) = (b, a); // the same point from both sides
                    var (low, high) = (density[a.X, a.Y], density[b.X, b.Y]);
                    if (low >= level == high >= level) continue;
                    var part = (float)((level - low) / (high - low));
                    crossings.Add(new(a.X - 0.5f + (part * (b.X - a.X)), a.Y - 0.5f + (part * (b.Y - a.Y))));
                }

                for (var i = 0; i + 1 < crossings.Count; i += 2)
                {
                    if (crossings[i] != crossings[i + 1]) yield return (crossings[i], crossings[i + 1]);
                }
            }
        }
    }

    private static double[,] Spread(double[,] counts, int across, int up)
    {
        var (columns, rows) = (counts.GetLength(0), counts.GetLength(1));
        var spread = new double[columns, rows];
        for (var x = 0; x < columns; x++)
        {
            for (var y = 0; y < rows; y++)
            {
                // What would leave the grid stays at its edge.
                spread[x, y] += counts[x, y] / 2;
                spread[Math.Min(columns - 1, x + across), Math.Min(rows - 1, y + up)] += counts[x, y] / 4;
                spread[Math.Max(0, x - across), Math.Max(0, y - up)] += counts[x, y] / 4;
            }
        }

        return spread;
    }
}
