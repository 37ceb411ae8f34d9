using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Play;

/// <summary>
/// The mediator's script: what happens in which order, from the first period to the last. It says what is to be delivered to whom and goes on once that has been acted on,
/// so that it does not matter whether negotiators are called, are actors, or sit at the other end of a wire.
/// </summary>
internal sealed partial class OrderOfPlay : IDisposable
{
    /// <summary>Sittings of a period: which sitting a session is in is drawn by history; within a sitting all histories have the same order, drawn by period.</summary>
    public const int Sittings = 2;

    private readonly World world;
    private readonly Recorder recorder;
    private readonly Luck.Lots lots;
    private readonly Session?[] sessions;
    private readonly Choosing?[] choices;
    private readonly LaneSet again;
    private readonly LaneSet changed;
    private readonly bool[] touched;
    private readonly int[] order, recognised;
    private readonly double[] sittings;
    private readonly IReadOnlyList<int> everybody;
    private readonly IReadOnlyList<int>[] parties, answerers;
    private readonly IReadOnlyList<int>[] single;

    /// <summary>A script for batches of a world.</summary>
    public OrderOfPlay(World world)
    {
        this.world = world;
        recorder = new(world);
        lots = new(world.Luck, world.Capacity);
        var plan = world.Plan;
        sessions = [.. plan.Topics.Select(topic => topic.IsBargained ? new Session(topic, world.Capacity) : null)];
        choices = [.. plan.Topics.Select(topic => topic.IsBargained ? null : new Choosing(topic, world.Capacity))];
        again = new(world.Capacity);
        changed = new(world.Capacity);
        touched = new bool[world.Capacity];
        recognised = new int[world.Capacity];
        sittings = new double[world.Capacity];
        order = [.. plan.Topics.Where(topic => topic.IsBargained).Select(topic => topic.Index)];
        everybody = [.. Enumerable.Range(0, plan.Model.Actors.Length)];
        single = [.. everybody.Select(actor => new[] { actor })];
        parties = [.. plan.Topics.Select(topic => topic.Parties)];
        answerers = [.. plan.Topics.Select(topic => topic.Answers.Select(answer => answer.Chooser).Distinct().ToArray())];
    }

    /// <summary>What was recorded of the batch; complete once <see cref="Play"/> has come to its end.</summary>
    public BatchRecords Records => recorder.Finished;

    /// <summary>Plays a batch: yields what is to be delivered, and expects it to have been acted on when it is asked for more.</summary>
    public IEnumerable<Delivery> Play(Histories histories, ulong randomSeed)
    {
        world.Start(histories, randomSeed);
        recorder.Start(histories);
        for (var period = 0; period < world.Plan.Model.Calendar.Periods; period++)
        {
            world.Open(period, recorder.Lapse);
            Array.Clear(touched);
            yield return new(new Observe(period), everybody);
            foreach (var delivery in Prepare()) yield return delivery;
            foreach (var delivery in Negotiate()) yield return delivery;
            foreach (var delivery in ChooseAlone()) yield return delivery;
            recorder.Close();
        }

        recorder.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var session in sessions) session?.Dispose();
        recorder.Dispose();
    }

    private IEnumerable<Delivery> Prepare()
    {
        foreach (var topic in order)
        {
            var talks = world.Talks[topic];
            if (answerers[topic].Count > 0 && talks.Eligible.Count > 0) yield return new(new Foresee(talks, talks.Eligible), answerers[topic]);
        }

        yield return new(new Appraise(), everybody);
        recorder.HearComplaints();
        yield return new(new Raise(), everybody);
        DrawOrder();
    }

    private IEnumerable<Delivery> Negotiate()
    {
        for (var sitting = 0; sitting < Sittings; sitting++)
        {
            foreach (var topic in order)
            {
                var session = sessions[topic]!;
                Convene(session, sitting);
                if (session.Count == 0) continue;
                foreach (var delivery in Reconsider(session)) yield return delivery;
                Seat(session);
                yield return new(new Invite(session), parties[topic]);
                foreach (var delivery in PlayRounds(session)) yield return delivery;
                Conclude(session);
                if (changed.Count > 0) yield return new(new Concluded(changed), everybody);
            }
        }
    }

    /// <summary>Signals that were given before something else was decided are given anew.</summary>
    private IEnumerable<Delivery> Reconsider(Session session)
    {
        var topic = session.Topic.Index;
        FindTouched(session);
        if (again.Count == 0) yield break;
        if (answerers[topic].Count > 0) yield return new(new Foresee(world.Talks[topic], again), answerers[topic]);
        yield return new(new Reconsider(world.Talks[topic], again), parties[topic]);
        recorder.HearComplaints();
    }

    private void FindTouched(Session session)
    {
        again.Clear();
        foreach (var lane in session.Lanes.Indices)
        {
            if (touched[lane]) again.Add(lane);
        }
    }

    private IEnumerable<Delivery> PlayRounds(Session session)
    {
        var topic = session.Topic;
        for (session.Round = 0; session.Round < topic.Rules!.Rounds && Recognise(session); session.Round++)
        {
            yield return new(new Propose(session), parties[topic.Index]);
            yield return new(new Consider(session), parties[topic.Index]);
            yield return new(new Learn(session), parties[topic.Index]);
            Settle(session);
        }
    }

    private IEnumerable<Delivery> ChooseAlone()
    {
        foreach (var topic in world.Plan.Topics)
        {
            if (choices[topic.Index] is not { } choosing) continue;
            world.Reopen(world.Talks[topic.Index]);
            choosing.Lanes.FillFrom(world.Talks[topic.Index].Eligible);
            if (choosing.Lanes.Count == 0) continue;
            if (answerers[topic.Index].Count > 0) yield return new(new Foresee(world.Talks[topic.Index], choosing.Lanes), answerers[topic.Index]);
            yield return new(new Choose(choosing), single[topic.Parties[0]]);
            Carry(choosing);
            if (changed.Count > 0) yield return new(new Concluded(changed), everybody);
        }
    }
}
