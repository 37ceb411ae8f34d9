using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>Words at the ends of lines, moved apart where they would lie on each other. Each has a piece of its line beside it, and is itself dark: light colours of lines cannot be read as words.</summary>
internal static class EndLabels
{
    /// <summary>Room that the piece of a line takes, with the gap behind it.</summary>
    public const float Sample = 12;

    private const float Line = 8;

    /// <summary>Writes them to the right of a panel.</summary>
    public static void Draw(Panel panel, float x, IEnumerable<(float Y, string[] Words, Look Look)> labels)
    {
        var placed = new List<(float Top, string[] Words, Look Look)>();
        foreach (var (y, words, look) in labels.OrderBy(label => label.Y))
        {
            var top = y - (words.Length * Line / 2);
            var least = placed.Count == 0 ? panel.Box.Top - 4 : placed[^1].Top + (placed[^1].Words.Length * Line);
            placed.Add((Math.Max(top, least), words, look));
        }

        // What was pushed below the bottom pushes back.
        var limit = panel.Box.Bottom + 2;
        for (var i = placed.Count - 1; i >= 0; i--)
        {
            placed[i] = placed[i] with { Top = Math.Min(placed[i].Top, limit - (placed[i].Words.Length * Line)) };
            limit = placed[i].Top;
        }

        foreach (var (top, words, look) in placed)
        {
            panel.Ink.Line(look, new SKPoint(x, top + (Line / 2)), new SKPoint(x + Sample - 3, top + (Line / 2)));
            foreach (var (i, line) in words.Index()) panel.Ink.Words(line, new(x + Sample, top + ((i + 0.5f) * Line)));
        }
    }
}
