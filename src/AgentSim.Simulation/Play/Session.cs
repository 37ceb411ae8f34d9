using System.Collections.Immutable;
using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>
/// One bargaining over a topic, in all lanes that have it on their agenda. Its columns are dense: position i is the i-th of those lanes. They are leased
/// to the parties until the session is concluded; each writes its own offers and responses only.
/// </summary>
internal sealed unsafe class Session : IDisposable
{
    private const int PerParty = 7;

    private readonly ColumnArena columns;
    private readonly int parties, line;
    private CommonSolution? common;

    /// <summary>Makes room for sessions on a topic.</summary>
    public Session(Topic topic, StakeFormulas stakes, int lanes)
    {
        Topic = topic;
        Game = ISessionGame.Of(topic.Rules!);
        (Lanes, Open, Offered) = (new(lanes), new(lanes), new(lanes));
        Offers = new int[lanes];
        Proposers = new int[lanes];
        Rounds = new int[lanes];
        Endings = new Ending[lanes];
        Responses = [.. topic.Parties.Select(_ => new Response[lanes])];
        parties = topic.Alternatives.Length;
        line = topic.Rules!.Protocol == Protocol.Spatial ? parties + 1 : 0;
        columns = new(parties + (topic.Parties.Length * PerParty) + line + 1, lanes);
        Parties = [.. topic.Parties.Select((_, party) => Columns(party, stakes))];
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }

    /// <summary>The game that it is.</summary>
    public ISessionGame Game { get; }

    /// <summary>The lanes in which it takes place.</summary>
    public LaneSet Lanes { get; }

    /// <summary>The positions in which talks go on.</summary>
    public LaneSet Open { get; }

    /// <summary>Those of the open positions in which this round has an offer.</summary>
    public LaneSet Offered { get; }

    /// <summary>The round, from 0.</summary>
    public int Round { get; set; }

    /// <summary>The party that proposes in this round.</summary>
    public int[] Proposers { get; }

    /// <summary>The alternative that is proposed; <see cref="SessionRules.Pass"/> for none.</summary>
    public int[] Offers { get; }

    /// <summary>By party: what it says to the offer.</summary>
    public Response[][] Responses { get; }

    /// <summary>The last round that was played.</summary>
    public int[] Rounds { get; }

    /// <summary>How it ended.</summary>
    public Ending[] Endings { get; }

    /// <summary>Number of lanes.</summary>
    public int Count => Lanes.Count;

    /// <summary>Base weights of the alternatives.</summary>
    public ColumnTable Weights => new(columns.Pointer(0), parties, Stride);

    /// <summary>Where alternatives lie on a line, and behind them where things stand; of length 0 but for challenges on a line.</summary>
    public ColumnTable Line => new(columns.Pointer(columns.Count - 1 - line), line, Stride);

    /// <summary>What the parties bring along, known to all.</summary>
    public ImmutableArray<PartyColumns> Parties { get; }

    /// <summary>The solution that serves all parties, where all of them say what they gain as it is: room is made when it is first asked for.</summary>
    public CommonSolution Common => common ??= new(this, Lanes.Capacity);

    /// <summary>Begins talks in all its lanes, and forgets what was worked out for those before.</summary>
    public void Begin()
    {
        common?.Begin();
        Array.Clear(Endings, 0, Count);
        Open.FillFirst(Count);
    }

    /// <summary>Sees where proposers have made an offer.</summary>
    public void FindOffered() => Offered.FillFrom(Open, Offers, Topic.Rules!.Pass, isSame: false);

    /// <summary>A column of the mediator's own.</summary>
    public Span<double> Draw => columns[columns.Count - 1][..Count];

    private int Stride => (int)columns.Stride;

    /// <summary>A column of a party's.</summary>
    public double* Of(int party, PartyColumn column) => columns.Pointer(parties + (party * PerParty) + (int)column);

    /// <summary>The columns that a party brings along: a breakdown or an outside value only where the topic has one.</summary>
    private PartyColumns Columns(int party, StakeFormulas stakes) => new()
    {
        Precision = Of(party, PartyColumn.Precision),
        Patience = Of(party, PartyColumn.Patience),
        ConsentCost = Of(party, PartyColumn.Consent),
        RecognitionWeight = Of(party, PartyColumn.Power),
        Salience = line > 0 ? Of(party, PartyColumn.Salience) : null,
        Breakdown = stakes.Breakdown[party] >= 0 ? Of(party, PartyColumn.Breakdown) : null,
        OutsideOption = stakes.Outside[party] >= 0 ? Of(party, PartyColumn.Outside) : null,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        common?.Dispose();
        columns.Dispose();
    }
}

/// <summary>The columns that a party brings to a session.</summary>
internal enum PartyColumn
{
    /// <summary>Logit precision.</summary>
    Precision,

    /// <summary>Worth of a deal one round later.</summary>
    Patience,

    /// <summary>Cost of agreeing.</summary>
    Consent,

    /// <summary>Recognition weight.</summary>
    Power,

    /// <summary>Gain if talks break down.</summary>
    Breakdown,

    /// <summary>Gain from leaving the table.</summary>
    Outside,

    /// <summary>How much it cares.</summary>
    Salience,
}

/// <summary>How a session stands or ended.</summary>
internal enum Ending : byte
{
    /// <summary>It goes on.</summary>
    Open,

    /// <summary>With a deal.</summary>
    Deal,

    /// <summary>Without one.</summary>
    Breakdown,
}
