namespace AgentSim.Experiments.Claims;

/// <summary>A hypothesis of an experiment.</summary>
/// <param name="Name">Its name, such as <c>H1</c>.</param>
/// <param name="Text">The claim as it was written; of one that is pending, what its author wrote, if anything.</param>
/// <param name="Claim">The claim; null if it is pending.</param>
/// <param name="Why">Why it is made.</param>
public sealed record Hypothesis(string Name, string Text, Claim? Claim, string? Why)
{
    /// <summary>What is still lacking to test it; null if nothing is.</summary>
    public string? Pending { get; init; }
}

/// <summary>What is claimed to come out.</summary>
public abstract record Claim;

/// <summary>One side is larger than the other: <c>left &gt; factor * right + margin</c>.</summary>
/// <param name="Left">The larger side.</param>
/// <param name="Right">The smaller side.</param>
/// <param name="Margin">By how much at least, 0 or more.</param>
/// <param name="Factor">How many times as large, above 0.</param>
internal sealed record Exceeds(Side Left, Side Right, double Margin, double Factor) : Claim
{
    /// <summary>Whether the effect is a ratio: differences, which may be of either sign, are compared by what is left of one after the other is subtracted so many times.</summary>
    public bool IsRatio => Factor != 1 && Left is not InArm { Minus: not null } && Right is not InArm { Minus: not null };
}

/// <summary>Two sides are the same, within a margin.</summary>
internal sealed record Agrees(Side Left, Side Right, double Margin) : Claim;

/// <summary>Two sides are not the same.</summary>
internal sealed record Differs(Side Left, Side Right) : Claim;

/// <summary>An outcome rises, or falls, with a factor over the design points.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Arm">Of which arm.</param>
/// <param name="Factor">The factor.</param>
/// <param name="Rises">Whether it rises.</param>
internal sealed record Moves(Outcome Outcome, string Arm, string Factor, bool Rises) : Claim
{
    /// <summary>So many design points a rank correlation needs at least.</summary>
    public const int LeastPoints = 4;
}

/// <summary>A measure has several modes over histories: they fall into groups.</summary>
/// <param name="Measure">The measure, one number of a history.</param>
/// <param name="Arm">Of which arm.</param>
internal sealed record HasModes(string Measure, string Arm) : Claim
{
    /// <summary>So many samples the test needs at least.</summary>
    public const int FewestSamples = 4;
}

/// <summary>One side of a comparison.</summary>
internal abstract record Side;

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Side;

/// <summary>An outcome of an arm; less that of another, where <paramref name="Minus"/> names one.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Minus">The arm that is subtracted; null for none.</param>
internal sealed record InArm(Outcome Outcome, string Arm, string? Minus) : Side;
