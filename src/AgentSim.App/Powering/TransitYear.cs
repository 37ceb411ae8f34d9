using AgentSim.Games.Cooperative;
using AgentSim.Games.Transit;

namespace AgentSim.App.Powering;

/// <summary>A transit network in a year of a history.</summary>
/// <param name="Year">The year.</param>
/// <param name="Network">Its numbers.</param>
/// <param name="Solution">How its profit is divided with all routes.</param>
/// <param name="Worths">What the route that is asked about is worth; without a question, what each is.</param>
internal sealed record TransitYear(int Year, TransitNetwork Network, CooperativeSolution Solution, IReadOnlyList<WorthOfRoute> Worths);
