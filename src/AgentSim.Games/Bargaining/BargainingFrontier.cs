using System.Collections.Immutable;
using AgentSim.Simulation.Columns;

namespace AgentSim.Games.Bargaining;

/// <summary>A bargaining problem of two over a smooth frontier: what the second gets is a polynomial in what the first gets, falling and concave where both gain.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Parties">The two.</param>
/// <param name="Coefficients">Of the polynomial, that of the constant first.</param>
public sealed record BargainingFrontier(string Title, ImmutableArray<ScenarioParty> Parties, ImmutableArray<double> Coefficients)
{
    private const int Halvings = 200;

    /// <summary>What every solution says, each to the last bits.</summary>
    /// <exception cref="WrongGameException">Nothing on the frontier gains both something, or it is not falling and concave there.</exception>
    public ImmutableArray<BargainingSolution> Solutions()
    {
        var (low, high) = Range();
        var (first, second) = (Parties[0], Parties[1]);
        var (most, other) = (high - first.Reservation, Value(low) - second.Reservation);
        double Gain(double u) => u - first.Reservation;
        double Loss(double u) => Value(u) - second.Reservation;
        var all = first.Power + second.Power;
        double Slope(double u, double one, double two) => (one * Loss(u)) + (two * Gain(u) * Derivative(u));
        var solutions = ImmutableArray.CreateBuilder<BargainingSolution>();
        void Add(SolutionConcept concept, double u, Func<double, double> value) => solutions.Add(new(concept, [], [u, Value(u)], value(u), Gap: 0));
        Add(SolutionConcept.Nash, Root(u => Slope(u, 1, 1), low, high), u => Gain(u) * Loss(u));
        if (first.Power != second.Power) Add(SolutionConcept.AsymmetricNash, Root(u => Slope(u, first.Power, second.Power), low, high), u => Lanes.Pow(Gain(u), first.Power / all) * Lanes.Pow(Loss(u), second.Power / all));
        Add(SolutionConcept.KalaiSmorodinsky, Root(u => (Loss(u) / other) - (Gain(u) / most), low, high), u => Gain(u) / most);
        Add(SolutionConcept.Egalitarian, Root(u => Loss(u) - Gain(u), low, high), Gain);
        Add(SolutionConcept.Utilitarian, Root(u => 1 + Derivative(u), low, high), u => Gain(u) + Loss(u));
        return solutions.ToImmutable();
    }

    /// <summary>What the second gets.</summary>
    internal double Value(double u) => Coefficients.Reverse().Aggregate(0.0, (sum, coefficient) => (sum * u) + coefficient);

    private double Derivative(double u) => Enumerable.Range(1, Math.Max(0, Coefficients.Length - 1)).Reverse().Aggregate(0.0, (sum, power) => (sum * u) + (power * Coefficients[power]));

    /// <summary>From where the first gains nothing to where the second does.</summary>
    private (double Low, double High) Range()
    {
        var low = Parties[0].Reservation;
        var step = 1.0;
        while (step < 1e9 && Value(low + step) > Parties[1].Reservation) step *= 2;
        if (!(Value(low) > Parties[1].Reservation) || step >= 1e9) throw new WrongGameException($"Nothing on the frontier of {Title} gains both parties something, or it has no end.");
        var high = Root(u => Value(u) - Parties[1].Reservation, low, low + step);
        // The slope has to fall: looked at in a hundred places, which a polynomial of few terms does not slip through.
        var slopes = Enumerable.Range(0, 101).Select(place => Derivative(low + ((high - low) * place / 100))).ToArray();
        if (slopes[0] > 0 || slopes.Zip(slopes.Skip(1)).Any(pair => pair.Second > pair.First + 1e-12)) throw new WrongGameException($"The frontier of {Title} must fall, and ever more steeply, where both parties gain.");
        return (low, high);
    }

    /// <summary>Where something that falls is 0; an end, if it nowhere is.</summary>
    private static double Root(Func<double, double> falling, double low, double high)
    {
        if (falling(low) <= 0) return low;
        if (falling(high) >= 0) return high;
        for (var halving = 0; halving < Halvings && low < high; halving++)
        {
            var middle = low + ((high - low) / 2);
            if (middle == low || middle == high) break;
            if (falling(middle) > 0) low = middle;
            else high = middle;
        }

        return low + ((high - low) / 2);
    }
}
