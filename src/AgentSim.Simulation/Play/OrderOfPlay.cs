using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

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
    private readonly Changes[] changes, latest;
    private readonly int[] order, recognised, taken;
    private readonly ColumnArena sittings, raised;
    private readonly bool[] hasSittings;
    private readonly Action<int, int> lapse;
    private readonly Cues cues;
    private readonly TopicCues[] topicCues;

    /// <summary>A script for batches of a world.</summary>
    public OrderOfPlay(World world)
    {
        this.world = world;
        recorder = new(world);
        lots = new(world.Luck, world.Capacity);
        var plan = world.Plan;
        sessions = [.. plan.Topics.Select(topic => topic.IsBargained ? new Session(topic, plan.Stakes[topic.Index], world.Capacity) : null)];
        choices = [.. plan.Topics.Select(topic => topic.IsBargained ? null : new Choosing(topic, world.Capacity))];
        again = new(world.Capacity);
        changed = new(world.Capacity);
        changes = new Changes[world.Capacity];
        latest = new Changes[world.Capacity];
        (recognised, taken) = (new int[world.Capacity], new int[world.Capacity]);
        sittings = new(plan.Topics.Length, world.Capacity);
        hasSittings = new bool[plan.Topics.Length];
        raised = new(1, world.Capacity);
        order = [.. plan.Topics.Where(topic => topic.IsBargained).Select(topic => topic.Index)];
        lapse = recorder.Lapse;
        cues = new(plan.Model, changed, latest);
        topicCues = [.. plan.Topics.Select(topic => new TopicCues(world.Talks[topic.Index], again, sessions[topic.Index], choices[topic.Index]))];
    }

    /// <summary>What was recorded of the batch; complete once <see cref="Play"/> has come to its end.</summary>
    public BatchRecords Records => recorder.Finished;

    /// <summary>Plays a batch: yields what is to be delivered, and expects it to have been acted on when it is asked for more.</summary>
    /// <remarks>The whole period in one method: iterators within iterators would be allocated in every period.</remarks>
    public IEnumerable<Delivery> Play(Histories histories, ulong randomSeed, IGivenParameters? given)
    {
        world.Start(histories, randomSeed, given);
        recorder.Start(histories);
        for (var period = 0; period < world.Plan.Model.Calendar.Periods; period++)
        {
            world.Open(period, lapse);
            Array.Clear(changes);
            Array.Clear(hasSittings);
            yield return cues.Observe[period];
            foreach (var topic in order)
            {
                if (topicCues[topic].HasAnswers && world.HasGains && world.Talks[topic].Eligible.Count > 0) yield return topicCues[topic].Foresee;
            }

            if (world.HasGains)
            {
                yield return cues.Appraise;
                recorder.HearComplaints();
            }

            yield return cues.Raise;
            DrawOrder();
            for (var turn = 0; turn < Sittings * order.Length; turn++)
            {
                var (session, cue) = (sessions[order[turn % order.Length]]!, topicCues[order[turn % order.Length]]);
                Convene(session, turn / order.Length);
                if (session.Count == 0) continue;
                FindChanged(session); // signals that were given before something else was decided are given anew
                if (again.Count > 0 && cue.HasAnswers) yield return cue.ForeseeAgain;
                if (again.Count > 0)
                {
                    yield return cue.Reconsider;
                    recorder.HearComplaints();
                }

                Seat(session);
                yield return cue.Invite!;
                for (session.Round = 0; session.Round < session.Topic.Rules!.Rounds && Recognise(session); session.Round++)
                {
                    yield return cue.Propose!;
                    session.FindOffered();
                    yield return cue.Consider!;
                    yield return cue.Learn!;
                    Settle(session);
                }

                Conclude(session);
                if (changed.Count > 0) yield return cues.Concluded;
            }

            foreach (var choosing in choices)
            {
                if (choosing is null || !MayChoose(choosing)) continue;
                var cue = topicCues[choosing.Topic.Index];
                if (cue.HasAnswers && world.HasGains) yield return cue.ForeseeChoice!;
                yield return cue.Choose!;
                recorder.HearComplaints();
                Carry(choosing);
                if (changed.Count > 0) yield return cues.Concluded;
            }

            recorder.Close();
        }

        recorder.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var session in sessions) session?.Dispose();
        sittings.Dispose();
        raised.Dispose();
        recorder.Dispose();
    }

    /// <summary>Finds the lanes in which what was decided meanwhile changes what somebody would gain.</summary>
    private void FindChanged(Session session)
    {
        again.Clear();
        if (!world.HasGains) return;
        var changesWith = world.Plan.GainsChangeWith[session.Topic.Index];
        foreach (var lane in session.Lanes.Indices)
        {
            if (changes[lane].Meet(changesWith)) again.Add(lane);
        }
    }

    /// <summary>Finds the lanes in which somebody chooses alone, decisions of the period included; tells whether there are any.</summary>
    private bool MayChoose(Choosing choosing)
    {
        world.Reopen(world.Talks[choosing.Topic.Index]);
        choosing.Lanes.FillFrom(world.Talks[choosing.Topic.Index].Eligible);
        return choosing.Lanes.Count > 0;
    }
}
