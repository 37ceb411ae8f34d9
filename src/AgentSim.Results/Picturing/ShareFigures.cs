using System.Collections.Immutable;
using AgentSim.Experiments;
using AgentSim.Figures;
using AgentSim.Figures.Kinds;

namespace AgentSim.Results.Picturing;

/// <summary>Figures of how often patterns came about.</summary>
internal static class ShareFigures
{
    private const int Steps = 48;

    public static FigureAnswer Patterns(RunFigures of, FigureChoice choice)
    {
        var arms = of.Arms(choice);
        return Patterns(of, choice, arms, [.. arms.Select(arm => choice.Point is { } point ? of.Query.Patterns(arm, point) : of.Query.Patterns(arm))]);
    }

    /// <summary>The shares of patterns in some arms, where they are known.</summary>
    public static PatternsFigure Patterns(RunFigures of, FigureChoice choice, int[] arms, ImmutableArray<ImmutableArray<PatternShare>> shares) => new(
        $"Shares of patterns{of.Where(choice)}", [.. arms.Select(arm => of.Manifest.Arms[arm])], of.Manifest.Patterns,
        [.. shares.Select(arm => arm.Select(share => Of(share.Proportion)).ToImmutableArray())], [.. shares.Select(arm => arm.Select(share => share.Proportion.Count).ToImmutableArray())]);

    public static FigureAnswer Settling(RunFigures of, FigureChoice choice)
    {
        var arm = of.Arm(choice);
        return new SettlingFigure(
            $"How shares of patterns settle in {of.Manifest.Arms[arm]}{of.Where(choice)}", of.Manifest.Patterns,
            [.. of.Query.Settling(arm, choice.Point, Steps).Select(step => (step.Histories, step.Shares.Select(Of).ToImmutableArray()))]);
    }

    public static WithInterval Of(Proportion proportion) => new(proportion.Share, proportion.Low, proportion.High);
}
