using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>
/// The solution of a session whose parties say what they gain as it is: all see the same, so that one solution serves them all, and whoever is first works it out.
/// </summary>
internal sealed unsafe class CommonSolution : IDisposable
{
    private readonly Topic topic;
    private readonly Session session;
    private readonly ColumnArena columns;
    private readonly Strategy[] strategies;
    private bool isFound;

    /// <summary>Makes room for the solutions of a session.</summary>
    public CommonSolution(Session session, int lanes)
    {
        (this.session, topic) = (session, session.Topic);
        var (gains, size) = (topic.Parties.Length * topic.Alternatives.Length, Strategy.Columns(topic.Rules!));
        columns = new(gains + (topic.Parties.Length * size), lanes);
        View = new(Table(0, gains), session.Weights, session.Parties) { Line = session.Line };
        strategies = [.. topic.Parties.Select((_, party) => new Strategy(topic.Rules!, party, Table(gains + (party * size), size)))];
    }

    /// <summary>The session as everybody sees it.</summary>
    public SessionColumns View { get; }

    /// <summary>How a party plays.</summary>
    public Strategy Of(int party) => strategies[party];

    /// <summary>Another session begins.</summary>
    public void Begin() => isFound = false;

    /// <summary>Solves the session, if nobody has.</summary>
    public void Find(Talks talks)
    {
        if (isFound) return;
        for (var party = 0; party < topic.Parties.Length; party++)
        {
            for (var alternative = 0; alternative < topic.Alternatives.Length; alternative++)
                session.Lanes.Gather(new(talks.Signal(party, alternative), session.Lanes.Capacity), new(View.Gain(party, alternative), session.Count));
        }

        session.Game.Solve(View, session.Count, strategies);
        isFound = true;
    }

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();

    private ColumnTable Table(int first, int count) => new(columns.Pointer(first), count, (int)columns.Stride);
}
