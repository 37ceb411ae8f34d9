using AgentSim.Figures;

namespace AgentSim.Results.Picturing;

/// <summary>A figure, or why there is none.</summary>
/// <param name="Figure">The figure; null if there is none.</param>
/// <param name="WhyNot">Why there is none, in whole sentences: what is lacking, and what there is instead; null if there is one.</param>
public sealed record FigureAnswer(Figure? Figure, string? WhyNot)
{
    internal static FigureAnswer None(string why) => new(null, why);

    /// <summary>The answer with a figure.</summary>
    public static implicit operator FigureAnswer(Figure figure) => new(figure, null);
}
