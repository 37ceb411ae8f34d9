namespace AgentSim.Simulation.Bargaining;

/// <summary>Everything that a solution says of a session before it is played: for tests and transcripts. The columns belong to somebody else.</summary>
internal sealed unsafe class Outlook
{
    private readonly SessionRules rules;
    private readonly ColumnTable columns;

    /// <summary>An outlook over columns, <see cref="Columns"/> of them.</summary>
    /// <param name="rules">The session's rules.</param>
    /// <param name="columns">Where it is kept.</param>
    /// <exception cref="ArgumentException">There are too few columns.</exception>
    public Outlook(SessionRules rules, ColumnTable columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Count, Columns(rules), nameof(columns));
        this.rules = rules;
        this.columns = columns;
    }

    private int ProposerSize => 2 * rules.Alternatives + 1;

    private int RoundSize => rules.Parties * ProposerSize + rules.Parties + 2;

    /// <summary>Number of columns that an outlook needs.</summary>
    public static int Columns(SessionRules rules) =>
        rules.Rounds * (rules.Parties * (2 * rules.Alternatives + 2) + 2) + 2;

    /// <summary>Probability that a proposer makes an offer; the alternative behind the last one is passing. Only of parties that may propose in the round.</summary>
    public double* Propose(int round, int proposer, int alternative) => columns[round * RoundSize + proposer * ProposerSize + alternative];

    /// <summary>Probability that a proposer's offer finds the consent it needs. Only of parties that may propose in the round.</summary>
    public double* Consent(int round, int proposer, int alternative) =>
        columns[round * RoundSize + proposer * ProposerSize + rules.Alternatives + 1 + alternative];

    /// <summary>V: what the game is worth to a party at the start of a round, before the proposer is known.</summary>
    public double* Value(int round, int party) => columns[round * RoundSize + rules.Parties * ProposerSize + party];

    /// <summary>Probability that a round, once reached, ends with a deal.</summary>
    public double* Deal(int round) => columns[round * RoundSize + RoundSize - 2];

    /// <summary>Probability that a round, once reached, ends with a party leaving for its outside option.</summary>
    public double* Leave(int round) => columns[round * RoundSize + RoundSize - 1];

    /// <summary>Probability that the session ends with a deal.</summary>
    public double* Agreement => columns[rules.Rounds * RoundSize];

    /// <summary>Mean round of the deal, from 1, given that there is one; 0 where there can be none.</summary>
    public double* MeanRound => columns[rules.Rounds * RoundSize + 1];
}
