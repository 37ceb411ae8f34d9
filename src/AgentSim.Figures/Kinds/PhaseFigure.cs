using System.Collections.Immutable;
using System.Globalization;
using AgentSim.Figures.Drawing;
using SkiaSharp;

namespace AgentSim.Figures.Kinds;

/// <summary>A phase diagram: a number over two factors, with its interval and the histories that it is of in each cell.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="What">What the number is.</param>
/// <param name="IsShare">Whether it is a share.</param>
/// <param name="Across">The factor that goes to the right.</param>
/// <param name="Up">The factor that goes up.</param>
/// <param name="Cells">The cells, by their places from the left and from below; those that hold no histories are left out.</param>
public sealed record PhaseFigure(string Title, string What, bool IsShare, PhaseFactor Across, PhaseFactor Up, ImmutableArray<PhaseCell> Cells) : Figure(Title)
{
    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            var known = Cells.Where(cell => cell.Value.IsKnown).ToArray();
            if (known.Length == 0) return $"{What} over {Across.Name} and {Up.Name}: no history has a value.";
            var (least, most) = (known.MinBy(cell => cell.Value.Value)!, known.MaxBy(cell => cell.Value.Value)!);
            return $"{What} over {Across.Name} (across) and {Up.Name} (up), in {known.Length} cells: from {Shown(least.Value.Value)} at {Place(least)} to {Shown(most.Value.Value)} at {Place(most)}.";
        }
    }

    /// <inheritdoc/>
    public override FigureTable Table => FigureTable.Of(
        $"{What} by {Across.Name} and {Up.Name}, with 95 per cent intervals",
        [FigureColumn.Words(Across.Name), FigureColumn.Words(Up.Name), IsShare ? FigureColumn.Share(What) : FigureColumn.Number(What), FigureColumn.Number("low"), FigureColumn.Number("high"), FigureColumn.Count("histories")],
        Cells.Select(cell => (IEnumerable<FigureValue>)[Across.Levels[cell.Across], Up.Levels[cell.Up], cell.Value.Value, cell.Value.Low, cell.Value.High, cell.Histories]));

    internal override float Height(float width) => 16 + 23 + (IsNarrow(width) ? Panel.LabelLine : 0) + (Up.Levels.Length * CellHeight(width));

    /// <summary>Whether labels below take two lines each.</summary>
    private bool IsNarrow(float width) => Across.Levels.Max(level => Ink.Width(level)) + 3 > (width - 40) / Across.Levels.Length;

    private float CellHeight(float width) => Math.Clamp(width / (Across.Levels.Length + 1.5f), 24, 40);

    internal override void Draw(Page page)
    {
        page.Ink.Words(What, new(0, 6), size: Ink.Small + 0.5f, bold: true);
        var across = new Axis(-0.5, Across.Levels.Length - 0.5, [.. Enumerable.Range(0, Across.Levels.Length)], place => IsNarrow(page.Width) ? Across.Levels[(int)place].Replace("\u2013", "\u2013\n", StringComparison.Ordinal) : Across.Levels[(int)place]) { Words = Labels.Words(Across.Name) };
        var up = new Axis(-0.5, Up.Levels.Length - 0.5, [.. Enumerable.Range(0, Up.Levels.Length)], place => Up.Levels[(int)place]) { Words = Labels.Words(Up.Name) };
        using var panel = Panel.Draw(page, page.Below(12), across, up, right: 3);
        var known = Cells.Where(cell => cell.Value.IsKnown).Select(cell => cell.Value.Value).ToArray();
        var (low, high) = known.Length == 0 ? (0, 1) : IsShare ? (0, Math.Max(0.01, known.Max())) : (known.Min(), Math.Max(known.Max(), known.Min() + 1e-12));
        foreach (var cell in Cells) DrawCell(panel, cell, (cell.Value.Value - low) / (high - low));
    }

    private void DrawCell(Panel panel, PhaseCell cell, double strength)
    {
        var (from, to) = (panel.At(cell.Across - 0.5, cell.Up - 0.5), panel.At(cell.Across + 0.5, cell.Up + 0.5));
        var box = new SKRect(from.X + 0.4f, to.Y + 0.4f, to.X - 0.4f, from.Y - 0.4f);
        if (!cell.Value.IsKnown) return;
        panel.Ink.Rectangle(Palette.Of(0), (float)(0.06 + (0.5 * strength)), box);
        var small = Math.Min(5.5f, 5.5f * (box.Width - 2) / Ink.Width("12.3\u201345.6", 5.5f));
        panel.Ink.Words(Shown(cell.Value.Value), new(box.MidX, box.MidY - 6.5f), Side.Middle, bold: true);
        if (cell.Value.HasEnds) panel.Ink.Words($"{Bare(cell.Value.Low)}\u2013{Bare(cell.Value.High)}", new(box.MidX, box.MidY + 1), Side.Middle, size: small);
        panel.Ink.Words($"n {Labels.Whole(cell.Histories)}", new(box.MidX, box.MidY + 7.5f), Side.Middle, size: small);
    }

    private string Shown(double value) => IsShare ? (100 * value).ToString("0", CultureInfo.InvariantCulture) + "\u2009%" : Labels.Number(value);

    private string Bare(double value) => IsShare ? (100 * value).ToString("0", CultureInfo.InvariantCulture) : value.ToString("0.##", CultureInfo.InvariantCulture);

    private string Place(PhaseCell cell) => $"{Across.Name} {Across.Levels[cell.Across]}, {Up.Name} {Up.Levels[cell.Up]}";
}

/// <summary>A factor of a phase diagram.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Levels">Its values, or slices of them, in order.</param>
public sealed record PhaseFactor(string Name, ImmutableArray<string> Levels);

/// <summary>A cell of a phase diagram.</summary>
/// <param name="Across">Its place from the left, from 0.</param>
/// <param name="Up">Its place from below, from 0.</param>
/// <param name="Value">The number, with its interval.</param>
/// <param name="Histories">How many histories it is of.</param>
public sealed record PhaseCell(int Across, int Up, WithInterval Value, int Histories);
