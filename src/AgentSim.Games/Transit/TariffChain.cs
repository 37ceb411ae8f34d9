using System.Collections.Immutable;

namespace AgentSim.Games.Transit;

/// <summary>
/// Transit states in series that set their tariffs at once, each for itself: what is shipped falls by one for each unit of tariff, <c>Q = demand - cost - sum of t_i</c>, and state i earns <c>(t_i - c_i) Q</c>. The more states there are, the less is shipped and the less do all
/// of them earn together.
/// </summary>
/// <remarks>Source: Cournot, Recherches (1838), ch. 9; as the tragedy of the anticommons: Buchanan and Yoon, Journal of Law and Economics 43 (2000).</remarks>
public sealed class TariffChain
{
    /// <exception cref="WrongGameException">There is no state, two have one name, a number is none, or nothing is shipped even without tariffs above costs.</exception>
    internal TariffChain(string title, double demand, double cost, ImmutableArray<(string Name, double Cost)> states)
    {
        if (states.IsEmpty) throw new WrongGameException($"{title}: there is no transit state; it needs at least one.");
        if (states.GroupBy(state => state.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new WrongGameException($"{title}: two states are called {twice.Key}.");
        Surplus = demand - cost - states.Sum(state => state.Cost);
        if (!(Surplus > 0 && double.IsFinite(Surplus))) throw new WrongGameException($"{title}: the demand is {demand}, and costs sum to {demand - Surplus}; it must be above them, or nothing would be shipped.");
        (Title, States) = (title, states);
    }

    /// <summary>What the chain is called.</summary>
    public string Title { get; }

    /// <summary>The states with what passing a unit costs them.</summary>
    public ImmutableArray<(string Name, double Cost)> States { get; }

    /// <summary><c>demand - cost - sum of c_i</c>: what is shipped where nobody asks for more than its cost.</summary>
    public double Surplus { get; }

    /// <summary>What is shipped in equilibrium: <c>surplus / (n + 1)</c>; every state asks for as much above its cost.</summary>
    public double Quantity => Surplus / (States.Length + 1);

    /// <summary>What each state asks for in equilibrium.</summary>
    public ImmutableArray<double> Tariffs => [.. States.Select(state => state.Cost + Quantity)];

    /// <summary>What each state earns in equilibrium.</summary>
    public double Profit => Quantity * Quantity;

    /// <summary>What is shipped if the states agree on one tariff for all.</summary>
    public double JointQuantity => Surplus / 2;

    /// <summary>What they then earn together.</summary>
    public double JointProfit => JointQuantity * JointQuantity;

    /// <summary>The most that a state could gain by another tariff: its best, given the others', is half of what they leave. 0 but for rounding.</summary>
    public double Regret
    {
        get
        {
            var above = Tariffs.Zip(States, (tariff, state) => tariff - state.Cost).ToArray();
            return above.Max(own => (Surplus - above.Sum() + own) / 2 is var best ? (best * (Surplus - above.Sum() + own - best)) - (own * (Surplus - above.Sum())) : 0);
        }
    }
}
