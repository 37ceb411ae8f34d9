using System.Collections.Immutable;
using AgentSim.Games.Cooperative;

namespace AgentSim.Games.Transit;

/// <summary>What a route is worth to each player in bargaining power: its payoff with the route less that without it. It can be below 0: a way around takes from those whom it goes around.</summary>
/// <param name="Route">The route's name.</param>
/// <param name="Shapley">By player, of the Shapley value.</param>
/// <param name="Nucleolus">By player, of the nucleolus.</param>
public sealed record RouteWorth(string Route, ImmutableArray<double> Shapley, ImmutableArray<double> Nucleolus)
{
    /// <summary>The worth of a route.</summary>
    /// <param name="network">The network with it.</param>
    /// <param name="route">The route's name.</param>
    /// <param name="without">Names of other routes that are closed in both comparisons.</param>
    public static RouteWorth Of(TransitNetwork network, string route, params string[] without)
    {
        var (with, closed) = (CooperativeSolution.Of(TransitGame.Of(network, without)), CooperativeSolution.Of(TransitGame.Of(network, [.. without, route])));
        return new(route, Difference(with.Shapley, closed.Shapley), Difference(with.Nucleolus!.Division, closed.Nucleolus!.Division));
    }

    private static ImmutableArray<double> Difference(Division with, Division closed) => [.. with.Payoffs.Zip(closed.Payoffs, (first, second) => first - second)];
}
