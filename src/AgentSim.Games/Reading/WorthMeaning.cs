namespace AgentSim.Games.Reading;

/// <summary>What the numbers of coalitions are.</summary>
public enum WorthMeaning
{
    /// <summary>What a coalition can reach: the more the better.</summary>
    Gains,

    /// <summary>What a coalition must spend: the less the better.</summary>
    Costs,
}
