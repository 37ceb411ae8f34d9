using AgentSim.App.Experimenting;
using AgentSim.Experiments.Claims;

namespace AgentSim.App.Answers;

/// <summary>What <c>plan --json</c> prints; see <see cref="Plan"/>.</summary>
internal sealed record PlanAnswer(int Arms, int Points, long Histories, double Seconds, double Bytes, ExpectedErrorAnswer[] Errors)
{
    /// <summary>The answer of a plan.</summary>
    public static PlanAnswer Of(Plan plan) => new(plan.Arms, plan.Points, plan.Histories, Math.Round(plan.Seconds, 1), Math.Round(plan.Bytes), [.. plan.Errors.Select(ExpectedErrorAnswer.From)]);
}

/// <summary>An error to expect; see <see cref="ExpectedError"/>. Without a number it says why.</summary>
internal sealed record ExpectedErrorAnswer(string Hypothesis, string Of, double? Pilot, double? StandardError, string? WhyNot)
{
    /// <summary>The answer of one error.</summary>
    public static ExpectedErrorAnswer From(ExpectedError error) => new(error.Hypothesis, error.Of, Known.Number(error.Pilot), Known.Number(error.StandardError), error.WhyNot);
}
