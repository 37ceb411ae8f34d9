using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>Words at the ends of lines, moved apart where they would lie on each other.</summary>
internal static class EndLabels
{
    private const float Line = 8;

    /// <summary>Writes them to the right of a panel.</summary>
    public static void Draw(Panel panel, float x, IEnumerable<(float Y, string[] Words, SKColor Colour)> labels)
    {
        var placed = new List<(float Top, string[] Words, SKColor Colour)>();
        foreach (var (y, words, colour) in labels.OrderBy(label => label.Y))
        {
            var top = y - (words.Length * Line / 2);
            var least = placed.Count == 0 ? panel.Box.Top - 4 : placed[^1].Top + (placed[^1].Words.Length * Line);
            placed.Add((Math.Max(top, least), words, colour));
        }

        // What was pushed below the bottom pushes back.
        var limit = panel.Box.Bottom + 2;
        for (var i = placed.Count - 1; i >= 0; i--)
        {
            placed[i] = placed[i] with { Top = Math.Min(placed[i].Top, limit - (placed[i].Words.Length * Line)) };
            limit = placed[i].Top;
        }

        foreach (var (top, words, colour) in placed)
        {
            foreach (var (i, line) in words.Index()) panel.Ink.Words(line, new(x, top + ((i + 0.5f) * Line)), colour: colour);
        }
    }
}
