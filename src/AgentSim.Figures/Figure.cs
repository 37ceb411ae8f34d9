namespace AgentSim.Figures;

/// <summary>A figure: some data, and how they are drawn. The same data make the same bytes.</summary>
/// <param name="Title">What it shows, in a line.</param>
public abstract record Figure(string Title)
{
    /// <summary>What it shows, in a few sentences, for those who do not see it.</summary>
    public abstract string Description { get; }

    /// <summary>The numbers behind it.</summary>
    public abstract FigureTable Table { get; }

    /// <summary>A table that a person reads: the same, or where that would be long, of larger steps.</summary>
    public virtual FigureTable ShortTable => Table;

    /// <summary>How high it is at some width, both in points (1/72 inch).</summary>
    internal abstract float Height(float width);

    /// <summary>Draws it.</summary>
    internal abstract void Draw(Drawing.Page page);
}
