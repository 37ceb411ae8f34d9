using SkiaSharp;

namespace AgentSim.Figures.Drawing;

/// <summary>How a line looks.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width, in points.</param>
/// <param name="Dash">How it is broken.</param>
internal readonly record struct Look(SKColor Colour, float Width = 1, Dash Dash = Dash.Solid)
{
    /// <summary>The line of an arm: its colour and its dash, so that neither is alone.</summary>
    public static Look OfArm(int arm, float width = 1.1f) => new(Palette.Of(arm), width, (Dash)(arm % 4));

    /// <summary>The line of history.</summary>
    public static readonly Look History = new(Palette.History, 1.2f);

    /// <summary>A threshold.</summary>
    public static readonly Look Threshold = new(Palette.Ink, 0.7f, Dash.Dashed);
}

/// <summary>How a line is broken.</summary>
internal enum Dash
{
    /// <summary>Not at all.</summary>
    Solid,

    /// <summary>Dashes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>A dash, a dot.</summary>
    DashDot,
}

/// <summary>The shape of a mark.</summary>
internal enum Shape
{
    /// <summary>A disc.</summary>
    Disc,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle.</summary>
    Triangle,

    /// <summary>A diamond.</summary>
    Diamond,
}

/// <summary>Where words stand to their place.</summary>
internal enum Side
{
    /// <summary>To its right.</summary>
    Right,

    /// <summary>In its middle.</summary>
    Middle,

    /// <summary>To its left.</summary>
    Left,
}
