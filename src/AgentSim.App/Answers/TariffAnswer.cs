using AgentSim.Games.Transit;

namespace AgentSim.App.Answers;

/// <summary>What <c>power --json</c> prints of states in series that set tariffs.</summary>
internal sealed record TariffAnswer(string Game, TariffStateAnswer[] States, double Quantity, double TotalProfit, double JointQuantity, double JointProfit, double Regret)
{
    /// <summary>The answer on a chain.</summary>
    public static TariffAnswer Of(TariffChain chain) => new(
        chain.Title, [.. chain.States.Zip(chain.Tariffs, (state, tariff) => new TariffStateAnswer(state.Name, state.Cost, tariff, chain.Profit))],
        chain.Quantity, chain.States.Length * chain.Profit, chain.JointQuantity, chain.JointProfit, chain.Regret);
}

/// <summary>A state of a chain.</summary>
internal sealed record TariffStateAnswer(string Name, double Cost, double Tariff, double Profit);
