namespace AgentSim.Simulation.Bargaining;

/// <summary>A session in one lane: what each party gains by each alternative over a breakdown.</summary>
/// <param name="parties">Number of parties.</param>
/// <param name="alternatives">Number of alternatives.</param>
internal sealed unsafe class BargainingProblem(int parties, int alternatives)
{
    private readonly double[] surplus = new double[parties * alternatives];
    private readonly double[] breakdown = new double[parties];
    private readonly double[] weight = new double[parties];
    private readonly bool[] available = new bool[alternatives];

    public int Parties => parties;

    public int Alternatives => alternatives;

    /// <summary>Room for a number for each alternative.</summary>
    public double[] Worths { get; } = new double[alternatives];

    /// <summary>Room for a number for each alternative and party.</summary>
    public double[] Ordered { get; } = new double[parties * alternatives];

    /// <summary>Takes over one lane.</summary>
    public void Load(SessionColumns columns, int lane)
    {
        for (var alternative = 0; alternative < alternatives; alternative++) available[alternative] = columns.BaseWeights[alternative][lane] > 0;
        for (var party = 0; party < parties; party++)
        {
            var brought = columns.Parties[party];
            breakdown[party] = brought.Breakdown == null ? 0 : brought.Breakdown[lane];
            weight[party] = brought.RecognitionWeight == null ? 1 : brought.RecognitionWeight[lane];
            for (var alternative = 0; alternative < alternatives; alternative++)
                surplus[(party * alternatives) + alternative] = columns.Gain(party, alternative)[lane] - breakdown[party];
        }
    }

    /// <summary>What a party gets if talks break down, in gains.</summary>
    public double Breakdown(int party) => breakdown[party];

    /// <summary>Weight of a party, by its power.</summary>
    public double Weight(int party) => weight[party];

    /// <summary>What a party gains by an alternative over a breakdown.</summary>
    public double Surplus(int party, int alternative) => surplus[(party * alternatives) + alternative];

    /// <summary>Whether an alternative can be agreed on.</summary>
    public bool IsAvailable(int alternative) => available[alternative];

    /// <summary>Whether an alternative can be agreed on, and nobody loses by it.</summary>
    public bool IsRational(int alternative) => available[alternative] && LeastSurplus(alternative) >= 0;

    /// <summary>The surplus of the party that gains least by an alternative.</summary>
    public double LeastSurplus(int alternative)
    {
        var least = double.PositiveInfinity;
        for (var party = 0; party < parties; party++) least = Math.Min(least, Surplus(party, alternative));
        return least;
    }

    /// <summary>The most that a party gains by what nobody loses by; 0 if there is nothing of that kind.</summary>
    public double Ideal(int party)
    {
        var most = 0.0;
        for (var alternative = 0; alternative < alternatives; alternative++)
        {
            if (IsRational(alternative)) most = Math.Max(most, Surplus(party, alternative));
        }

        return most;
    }
}
