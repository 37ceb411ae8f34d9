using AgentSim.Games.Cooperative;
using AgentSim.Games.Transit;

namespace AgentSim.App.Powering;

/// <summary>A transit network in a year of a history.</summary>
/// <param name="Year">The year.</param>
/// <param name="Network">Its numbers.</param>
/// <param name="Game">The game that it makes, without the routes that are closed.</param>
/// <param name="Solution">How its profit is divided with all routes.</param>
/// <param name="Worths">What the route that is asked about is worth; without a question, what each is.</param>
internal sealed record TransitYear(int Year, TransitNetwork Network, CoalitionalGame Game, CooperativeSolution Solution, IReadOnlyList<WorthOfRoute> Worths)
{
    /// <summary>Looks at a network.</summary>
    /// <param name="plan">What is asked of it.</param>
    /// <param name="year">The year; 0 without a history.</param>
    /// <param name="measure">The values of measures.</param>
    /// <param name="closed">Routes that are closed throughout.</param>
    public static TransitYear Of(TransitPlan plan, int year, Func<string, double> measure, string[] closed)
    {
        var network = plan.Network(measure);
        var game = TransitGame.Of(network, closed);
        return new(year, network, game, CooperativeSolution.Of(game), WorthOfRoute.Asked(plan, network, closed));
    }
}
