namespace AgentSim.Simulation.Bargaining;

/// <summary>What <see cref="ExactTransfers"/> finds: what each proposer offers in each round, and what the game is worth. The columns belong to somebody else.</summary>
internal sealed unsafe class TransferPlan
{
    private readonly ColumnTable columns;

    /// <summary>A plan over columns, <see cref="Columns"/> of them.</summary>
    /// <param name="rules">The session's rules.</param>
    /// <param name="columns">Where it is kept.</param>
    /// <exception cref="ArgumentException">There are too few columns.</exception>
    public TransferPlan(SessionRules rules, ColumnTable columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Count, Columns(rules), nameof(columns));
        Rules = rules;
        this.columns = columns;
    }

    /// <summary>The session's rules.</summary>
    public SessionRules Rules { get; }

    /// <summary>Number of columns that a plan needs.</summary>
    public static int Columns(SessionRules rules) => rules.Rounds * RoundSize(rules);

    /// <summary>The alternative that a proposer offers; <see cref="SessionRules.Pass"/> where it wants no deal. Only of parties that may propose in the round.</summary>
    public double* Alternative(int round, int proposer) => Column(round, proposer * (Rules.Parties + 1));

    /// <summary>What a party is paid with that offer, in gains; below 0 it pays. The payments of an offer sum to 0.</summary>
    public double* Payment(int round, int proposer, int party) => Column(round, proposer * (Rules.Parties + 1) + 1 + party);

    /// <summary>C: what a party gets if the round ends without a deal and nobody leaves.</summary>
    public double* Continuation(int round, int party) => Column(round, Rules.Parties * (Rules.Parties + 1) + party);

    /// <summary>V: what the game is worth to a party at the start of a round, before the proposer is known.</summary>
    public double* Value(int round, int party) => Column(round, Rules.Parties * (Rules.Parties + 2) + party);

    private static int RoundSize(SessionRules rules) => rules.Parties * (rules.Parties + 3);

    private double* Column(int round, int column) => columns[round * RoundSize(Rules) + column];
}
