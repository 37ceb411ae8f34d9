namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// What a negotiator takes from its solution of a session: what each of its offers is worth to it in each round, and what it believes
/// that going on is worth to each party. The columns belong to somebody else.
/// </summary>
internal sealed unsafe class Strategy
{
    private readonly ColumnTable columns;

    /// <summary>A strategy over columns, <see cref="Columns"/> of them.</summary>
    /// <param name="rules">The session's rules.</param>
    /// <param name="self">Index of the negotiator among the parties.</param>
    /// <param name="columns">Where it is kept.</param>
    /// <exception cref="ArgumentException">There are too few columns, or no such party.</exception>
    public Strategy(SessionRules rules, int self, ColumnTable columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(self);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(self, rules.Parties);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Count, Columns(rules), nameof(columns));
        Rules = rules;
        Self = self;
        this.columns = columns;
    }

    /// <summary>The session's rules.</summary>
    public SessionRules Rules { get; }

    /// <summary>Index of the negotiator among the parties.</summary>
    public int Self { get; }

    /// <summary>Number of columns that a strategy needs.</summary>
    public static int Columns(SessionRules rules) => (rules.SolvedRounds * (rules.Alternatives + rules.Parties)) + (IsOfLotteries(rules) ? 1 : 0);

    /// <summary>Whether what is proposed is a lottery, of which the offer is what was drawn.</summary>
    public static bool IsOfLotteries(SessionRules rules) => rules.Protocol == Protocol.NashLotteries;

    /// <summary>What the negotiator expects to gain by the lottery that is proposed; no number where there is none. Kept only where lotteries are proposed.</summary>
    public double* Expected => columns[columns.Count - 1];

    /// <summary>
    /// E: what proposing the alternative is worth to the negotiator. Where recognition rotates only the rounds of its own turn are kept.
    /// </summary>
    /// <param name="round">Round, from 0.</param>
    /// <param name="alternative">Alternative, from 0.</param>
    public double* Worth(int round, int alternative) => Block(round)[Rules.Parties + alternative];

    /// <summary>C: what a party gets if the round ends without a deal and nobody leaves. The negotiator's own is what passing is worth to it.</summary>
    /// <param name="round">Round, from 0.</param>
    /// <param name="party">Party, from 0.</param>
    public double* Continuation(int round, int party) => Block(round)[party];

    /// <summary>The worth of all alternatives in a round.</summary>
    internal ColumnTable Worths(int round) => Block(round).Slice(Rules.Parties, Rules.Alternatives);

    private ColumnTable Block(int round)
    {
        var size = Rules.Alternatives + Rules.Parties;
        return columns.Slice(Rules.Solved(round) * size, size);
    }
}
