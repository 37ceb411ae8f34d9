using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>One party of a game in plain numbers.</summary>
internal sealed record Seat(double[] Gains, double Precision)
{
    public double Patience { get; init; } = 1;

    public double ConsentCost { get; init; }

    public double RecognitionWeight { get; init; } = 1;

    public double Breakdown { get; init; }

    public double Salience { get; init; } = 1;

    public double OutsideOption { get; init; } = double.NegativeInfinity;
}

/// <summary>One session of one history in plain numbers.</summary>
internal sealed record Game(SessionRules Rules, double[] BaseWeights, Seat[] Seats)
{
    /// <summary>Where alternatives lie on a line, and behind them where things stand; empty where that does not matter.</summary>
    public double[] Line { get; init; } = [];

    /// <summary>Three rounds under unanimity, with everything else as it usually is, for any number of parties and alternatives.</summary>
    public static SessionRules Usual { get; } = new()
    {
        Parties = 0,
        Alternatives = 0,
        Rounds = 3,
        Recognition = Recognition.Random,
        Rule = new Unanimity(),
        BreakdownRisk = 0,
        MayPass = true,
    };

    /// <summary>One round in which the first party must make an offer.</summary>
    public static SessionRules Ultimatum { get; } = Usual with { Rounds = 1, Recognition = Recognition.Rotating, MayPass = false };

    /// <summary>A game in which all alternatives are available with weight 1.</summary>
    public static Game Of(SessionRules rules, params Seat[] seats) => new(
        rules with { Parties = seats.Length, Alternatives = seats[0].Gains.Length }, [.. seats[0].Gains.Select(_ => 1.0)], seats);
}
