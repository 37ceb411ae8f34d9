using AgentSim.App.Powering;
using AgentSim.Games.Reading;
using AgentSim.Games.Transit;

namespace AgentSim.App.Answers;

/// <summary>What <c>power --json</c> prints of a transit network: once, or for each year of a history. Payoffs and worths are in the order of the players.</summary>
/// <remarks>Without a model there is one year, and model, history, random seed and year are null.</remarks>
internal sealed record TransitAnswer(string Game, string? Model, uint? History, ulong? RandomSeed, string[] Players, string[] Closed, TransitYearAnswer[] Years)
{
    /// <summary>The answer on a network.</summary>
    public static TransitAnswer Of(TransitPlan plan, uint? history, ulong? randomSeed, string[] closed, TransitYear[] years) =>
        new(plan.Title, plan.Model, history, randomSeed, [.. years[0].Network.Players], closed, [.. years.Select(year => TransitYearAnswer.Of(year, isDated: plan.Model is not null))]);
}

/// <summary>A network in a year; the year is null without a history.</summary>
internal sealed record TransitYearAnswer(int? Year, TransitProducerAnswer[] Producers, TransitRouteAnswer[] Routes, CoalitionalAnswer Solution, RouteWorthAnswer[] Worths)
{
    /// <summary>The answer on a year.</summary>
    public static TransitYearAnswer Of(TransitYear year, bool isDated) => new(
        isDated ? year.Year : null, [.. year.Network.Producers.Select(one => new TransitProducerAnswer(one.Name, one.Volume, one.Cost))],
        [.. year.Network.Routes.Select(one => new TransitRouteAnswer(one.Name, double.IsInfinity(one.Capacity) ? null : one.Capacity, one.Netback, [.. one.Owners]))],
        CoalitionalAnswer.Of(new CoalitionalQuestion(year.Game, WorthMeaning.Gains, []), year.Solution),
        [.. year.Worths.Select(one => new RouteWorthAnswer(one.Worth.Route, one.Without, [.. one.Worth.Shapley], [.. one.Worth.Nucleolus]))]);
}

/// <summary>See <see cref="TransitProducer"/>.</summary>
internal sealed record TransitProducerAnswer(string Name, double Volume, double Cost);

/// <summary>See <see cref="TransitRoute"/>; the capacity is null where segments bound it.</summary>
internal sealed record TransitRouteAnswer(string Name, double? Capacity, double Netback, string[] Owners);

/// <summary>See <see cref="RouteWorth"/>; without is a route that is closed in this comparison.</summary>
internal sealed record RouteWorthAnswer(string Route, string? Without, double[] Shapley, double[] Nucleolus);
