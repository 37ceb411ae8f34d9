using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>What is delivered to everybody, made once: a message says the same whenever it is sent, for what it is about changes in place.</summary>
internal sealed class Cues
{
    /// <summary>Makes the deliveries of a model's play.</summary>
    /// <param name="model">The model.</param>
    /// <param name="changed">Where the lanes will be in which something was just decided.</param>
    /// <param name="changes">What it will have changed there.</param>
    public Cues(Model model, LaneSet changed, Changes[] changes)
    {
        int[] everybody = [.. Enumerable.Range(0, model.Actors.Length)];
        Observe = [.. Enumerable.Range(0, model.Calendar.Periods).Select(period => new Delivery(new Observe(period), everybody))];
        Appraise = new(new Appraise(), everybody);
        Raise = new(new Raise(), everybody);
        Concluded = new(new Concluded(changed, changes), everybody);
    }

    /// <summary>By period.</summary>
    public Delivery[] Observe { get; }

    /// <summary>All topics are to be evaluated.</summary>
    public Delivery Appraise { get; }

    /// <summary>Topics are to be raised.</summary>
    public Delivery Raise { get; }

    /// <summary>Something was decided.</summary>
    public Delivery Concluded { get; }
}

/// <summary>What is delivered about one topic, made once.</summary>
internal sealed class TopicCues
{
    /// <summary>Makes the deliveries about a topic.</summary>
    /// <param name="talks">Talks about it.</param>
    /// <param name="again">Where the lanes will be in which it is reconsidered.</param>
    /// <param name="session">Its session; null where it is not bargained.</param>
    /// <param name="choosing">The choice of it alone; null where it is bargained.</param>
    public TopicCues(Talks talks, LaneSet again, Session? session, Choosing? choosing)
    {
        int[] answerers = [.. talks.Topic.Answers.Select(answer => answer.Chooser).Distinct()];
        int[] parties = [.. talks.Topic.Parties];
        HasAnswers = answerers.Length > 0;
        Foresee = new(new Foresee(talks, talks.Eligible), answerers);
        ForeseeAgain = new(new Foresee(talks, again), answerers);
        Reconsider = new(new Reconsider(talks, again), parties);
        if (session is not null)
        {
            Invite = new(new Invite(session), parties);
            Propose = new(new Propose(session), parties);
            Consider = new(new Consider(session), parties);
            Learn = new(new Learn(session), parties);
        }

        if (choosing is not null)
        {
            ForeseeChoice = new(new Foresee(talks, choosing.Lanes), answerers);
            Choose = new(new Choose(choosing), [parties[0]]);
        }
    }

    /// <summary>Whether answers to it are foreseen.</summary>
    public bool HasAnswers { get; }

    /// <summary>Answers are to be foreseen wherever it can be talked about.</summary>
    public Delivery Foresee { get; }

    /// <summary>Answers are to be foreseen where something else was decided meanwhile.</summary>
    public Delivery ForeseeAgain { get; }

    /// <summary>It is to be evaluated there, too.</summary>
    public Delivery Reconsider { get; }

    /// <summary>A session begins.</summary>
    public Delivery? Invite { get; }

    /// <summary>An offer is to be made.</summary>
    public Delivery? Propose { get; }

    /// <summary>Offers are to be answered.</summary>
    public Delivery? Consider { get; }

    /// <summary>A round is over.</summary>
    public Delivery? Learn { get; }

    /// <summary>Answers are to be foreseen before somebody chooses alone.</summary>
    public Delivery? ForeseeChoice { get; }

    /// <summary>Somebody chooses alone.</summary>
    public Delivery? Choose { get; }
}
