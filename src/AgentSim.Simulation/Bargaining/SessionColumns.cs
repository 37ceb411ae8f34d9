using System.Collections.Immutable;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// What a session is about, as one negotiator sees it: dense columns, lane i at index i, padded to a multiple of 8. Padding may hold
/// anything finite. Nothing here is written to.
/// </summary>
/// <param name="Gains">
/// Column <c>party * alternatives + alternative</c>: what the party would gain by the alternative. Must be finite even where the
/// alternative is not available.
/// </param>
/// <param name="BaseWeights">
/// One column for each alternative: at least 0; 0 where it is not available in a lane; the weights of the side payments of one level sum to 1.
/// </param>
/// <param name="Parties">One element for each party.</param>
internal sealed record SessionColumns(ColumnTable Gains, ColumnTable BaseWeights, ImmutableArray<PartyColumns> Parties)
{
    /// <summary>Where each alternative lies on a line from 0 to 1, and behind them where things stand now; of length 0 where nothing asks for that.</summary>
    public ColumnTable Line { get; init; }

    /// <summary>The column of a party's gain by an alternative.</summary>
    public unsafe double* Gain(int party, int alternative) => Gains[party * BaseWeights.Count + alternative];
}

/// <summary>What one party brings to a session. A column that is left out (null) has the value that is said with it in every lane.</summary>
internal readonly unsafe struct PartyColumns
{
    /// <summary>Precision of choice (lambda), per unit of gain: at least 0, or infinite for all parties of a lane. Never left out.</summary>
    public double* Precision { get; init; }

    /// <summary>Worth of a gain one round later, from 0 to 1; left out: 1.</summary>
    public double* Patience { get; init; }

    /// <summary>Cost of agreeing, in gains, at least 0; left out: 0.</summary>
    public double* ConsentCost { get; init; }

    /// <summary>Weight of being recognised as proposer, at least 0, with a positive sum over the parties; left out: 1. Not read where recognition rotates.</summary>
    public double* RecognitionWeight { get; init; }

    /// <summary>How much it cares for the topic, at least 0; left out: 1. Read by challenges on a line only.</summary>
    public double* Salience { get; init; }

    /// <summary>Gain if talks break down; left out: 0.</summary>
    public double* Breakdown { get; init; }

    /// <summary>
    /// Gain that a responder gets by leaving after it has refused; it leaves where this exceeds its continuation value. Left out: none.
    /// Lanes without an option hold <see cref="double.NegativeInfinity"/>.
    /// </summary>
    public double* OutsideOption { get; init; }
}
