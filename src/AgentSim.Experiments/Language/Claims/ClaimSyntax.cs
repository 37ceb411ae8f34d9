using AgentSim.Language.Parsing;

namespace AgentSim.Experiments.Language.Claims;

/// <summary>A claim as it was written, before names mean anything.</summary>
internal abstract record ClaimSyntax(SideSyntax Left);

/// <summary>Two sides that are compared.</summary>
/// <param name="Left">The left side.</param>
/// <param name="How">How they are compared.</param>
/// <param name="At">Offset of the word or sign that says so.</param>
/// <param name="Right">The right side, which may leave out what is as on the left.</param>
internal sealed record ComparisonSyntax(SideSyntax Left, Comparison How, int At, SideSyntax Right) : ClaimSyntax(Left)
{
    /// <summary>The margin; null if none is stated.</summary>
    public AmountSyntax? Margin { get; init; }

    /// <summary>How many times the right side; null if that is not stated.</summary>
    public AmountSyntax? Times { get; init; }
}

/// <summary>An outcome that moves with a factor.</summary>
internal sealed record TrendSyntax(SideSyntax Left, bool Rises, Word Factor) : ClaimSyntax(Left);

/// <summary>A measure whose histories fall into groups.</summary>
internal sealed record ModesSyntax(SideSyntax Left) : ClaimSyntax(Left);

/// <summary>How two sides are compared.</summary>
internal enum Comparison
{
    Above,
    Below,
    Same,
    Different,
}

/// <summary>One side: a number, or a statistic with its arms, either of which may be left out.</summary>
/// <param name="At">Offset at which errors in it are reported.</param>
internal sealed record SideSyntax(int At)
{
    /// <summary>The number that it is; null if it is none.</summary>
    public double? Number { get; init; }

    /// <summary>The statistic.</summary>
    public Syntax? Statistic { get; init; }

    /// <summary>The arm.</summary>
    public Word? Arm { get; init; }

    /// <summary>The arm that is subtracted.</summary>
    public Word? Minus { get; init; }
}

/// <summary>A number that was written, and where.</summary>
internal readonly record struct AmountSyntax(int At, double Value);
