using AgentSim.Experiments.Claims;
using AgentSim.Language;

namespace AgentSim.Experiments.Language;

/// <summary>What values a side of a claim can take at all, whatever comes out.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
internal readonly record struct ClaimBounds(double Low, double High)
{
    private static readonly ClaimBounds Share = new(0, 1), Positive = new(0, double.PositiveInfinity), Any = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The bounds of a side; an arm less another has twice the width.</summary>
    public static ClaimBounds Of(Side side, Model model) => side switch
    {
        Constant number => new(number.Value, number.Value),
        InArm { Minus: null } arm => Of(arm.Outcome, model),
        InArm arm => Of(arm.Outcome, model).Less(Of(arm.Outcome, model)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The bounds of what is left of these after others are subtracted.</summary>
    public ClaimBounds Less(ClaimBounds other) => new(Low - other.High, High - other.Low);

    /// <summary>Why a claim of a difference says nothing, because it holds, or does not, whatever comes out; null if it can do both.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="model">The model.</param>
    public static (string Problem, string Allowed)? Fault(Claim claim, Model model)
    {
        var (left, right) = Sides(claim);
        if (left is null || right is null) return null;
        var bounds = Of(left, model).Less(Of(right, model));
        var (never, always) = claim switch
        {
            Exceeds exceeds => (bounds.High <= exceeds.Margin, bounds.Low > exceeds.Margin),
            Agrees agrees => (bounds.Low >= agrees.Margin || bounds.High <= -agrees.Margin, Math.Max(-bounds.Low, bounds.High) < agrees.Margin),
            _ => (false, bounds.Low > 0 || bounds.High < 0),
        };
        return never ? ("this can never hold, whatever comes out", Words(left, right, model)) : always ? ("this holds whatever comes out", Words(left, right, model)) : null;
    }

    private static (Side? Left, Side? Right) Sides(Claim claim) => claim switch
    {
        Exceeds { Factor: 1 } exceeds => (exceeds.Left, exceeds.Right),
        Agrees agrees => (agrees.Left, agrees.Right),
        Differs differs => (differs.Left, differs.Right),
        _ => (null, null), // ratios and trends can come out either way
    };

    private static string Words(Side left, Side right, Model model) => (left, right) switch
    {
        (InArm arm, Constant) => $"{Words(arm)} lies {Of(arm, model)}: a number that it can be above and below",
        (Constant, InArm arm) => $"{Words(arm)} lies {Of(arm, model)}: a number that it can be above and below",
        _ => $"the difference lies {Of(left, model).Less(Of(right, model))}: a margin that it can be above and below",
    };

    private static string Words(InArm arm) => arm.Minus is null ? arm.Outcome.ToString()! : $"{arm.Outcome} of an arm less another's";

    private static ClaimBounds Of(Outcome outcome, Model model) => outcome switch
    {
        ShareOf or TransitionOf => Share,
        MeanOf mean when Truth.Is(model, mean.Measure) => Share,
        QuantileOf quantile when Truth.Is(model, quantile.Measure) => Share,
        DeviationOf or HazardOf => Positive,
        _ => Any,
    };

    /// <inheritdoc/>
    public override string ToString() => double.IsInfinity(High) ? $"from {Numbers.Text(Low)} upwards" : $"from {Numbers.Text(Low)} to {Numbers.Text(High)}";
}
