using AgentSim.App.Experimenting;
using AgentSim.Experiments.Claims;

namespace AgentSim.App.Answers;

/// <summary>What <c>plan --json</c> prints; see <see cref="Plan"/>.</summary>
internal sealed record PlanAnswer(int Arms, int Points, long Histories, double Seconds, double Bytes, ExpectedError[] Errors)
{
    /// <summary>The answer of a plan.</summary>
    public static PlanAnswer Of(Plan plan) => new(plan.Arms, plan.Points, plan.Histories, Math.Round(plan.Seconds, 1), Math.Round(plan.Bytes), [.. plan.Errors.Distinct()]);
}
