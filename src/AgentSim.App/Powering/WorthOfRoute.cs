using AgentSim.Games.Transit;

namespace AgentSim.App.Powering;

/// <summary>What a route is worth to players, all else being open but what is named.</summary>
/// <param name="Worth">The worth.</param>
/// <param name="Without">Another route that is closed while this one is looked at; null for none.</param>
internal sealed record WorthOfRoute(RouteWorth Worth, string? Without)
{
    /// <summary>The route, and what is closed besides: <c>btc without expansion</c>.</summary>
    public string Name => Without is null ? Worth.Route : $"{Worth.Route} without {Without}";

    /// <summary>The worths that a plan asks for: of its route with and without the other one; without a question, of each route.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="network">The network with its numbers.</param>
    /// <param name="closed">Routes that are closed throughout.</param>
    public static WorthOfRoute[] Asked(TransitPlan plan, TransitNetwork network, string[] closed) => plan.Worth switch
    {
        null => [.. network.Routes.Select(route => route.Name).Except(closed).Select(route => new WorthOfRoute(RouteWorth.Of(network, route, closed), null))],
        { Beside: null } asked => [new(RouteWorth.Of(network, asked.Of, closed), null)],
        { Beside: { } beside } asked => [new(RouteWorth.Of(network, asked.Of, [.. closed, beside]), beside), new(RouteWorth.Of(network, asked.Of, closed), null)],
    };
}
