using System.Collections.Immutable;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Staging;

/// <summary>One history, played up to the moment of a period at which everybody has said what it would gain and what it raises, and nothing is decided yet.</summary>
internal sealed unsafe class Moment : IDisposable
{
    private readonly World world;
    private readonly OrderOfPlay order;
    private readonly Seat[] seats;
    private readonly LaneSet lane = new(1);

    /// <summary>Plays it.</summary>
    /// <exception cref="ArgumentException">The history failed before.</exception>
    public Moment(Model model, StageQuestion question)
    {
        world = new(CompiledModel.Of(model), 1) { HasGains = true };
        order = new(world);
        seats = [.. model.Actors.Select((_, actor) => new Seat(world, actor))];
        lane.Add(0);
        foreach (var delivery in order.Play(question.History, question.RandomSeed, question.Given))
        {
            foreach (var actor in delivery.Actors) seats[actor].Handle(delivery.Message);
            if (delivery.Message is Raise && world.Period == question.Period) break;
        }

        if (world.Alive.Count == 0) throw new ArgumentException($"History {question.History.First} failed before {Period} ended: what it means to somebody has no finite value.");
    }

    public Model Model => world.Plan.Model;

    /// <summary>The period, as people call it.</summary>
    public string Period => Model.Calendar.Label(world.Period);

    /// <summary>What can be decided on now, but for leaving.</summary>
    public IEnumerable<Topic> Open => world.Plan.Topics.Where(topic => topic.Kind != TopicKind.Exit && world.Talks[topic.Index].Eligible.Count > 0);

    /// <summary>The decisions of these names; of no names, what is talked about, or could be, first.</summary>
    /// <exception cref="ArgumentException">One of them cannot be made now.</exception>
    public ImmutableArray<StageDecision> Decisions(ImmutableArray<string> names)
    {
        if (!names.IsEmpty) return [.. names.Select(name => StageDecision.Of(this, Named(name), withPayments: names.Length == 1))];
        var bargained = Open.Where(topic => topic.IsBargained).ToArray();
        var first = bargained.FirstOrDefault(IsRaised) ?? bargained.FirstOrDefault() ?? throw new ArgumentException($"Nothing can be talked about in {Period} of this history{Instead()}");
        return [StageDecision.Of(this, first, withPayments: true)];
    }

    /// <summary>The levels last agreed.</summary>
    public int Agreed(int issue) => world.Issues[issue].Agreed[0];

    /// <summary>The side payment last agreed.</summary>
    public double AgreedTransfer(int issue) => world.Issues[issue].AgreedTransfer[0];

    /// <summary>Whether an alternative can be decided on.</summary>
    public bool IsPossible(Topic topic, int alternative) => world.Talks[topic.Index].Weight(alternative)[0] > 0;

    /// <summary>What breaking a promise costs who chooses a conduct; 0 where none was given.</summary>
    public double Breach(int issue) => world.Issues[issue].PromisedUntil[0] > world.Period ? world.Issues[issue].Breach[0] : 0;

    /// <summary>What each actor gets if talks about a topic break down, over the status quo.</summary>
    public double[] Breakdown(Topic topic)
    {
        var stakes = world.Plan.Stakes[topic.Index];
        var values = new double[Model.Actors.Length];
        using var columns = new ColumnArena(Math.Max(1, stakes.Walkaway.Tape.Results), 1);
        if (stakes.Walkaway.Tape.Results > 0) world.Run(stakes.Walkaway, columns);
        for (var party = 0; party < topic.Parties.Length; party++)
            if (stakes.Breakdown[party] is var result and >= 0) values[topic.Parties[party]] = columns[result][0];
        return values;
    }

    /// <summary>The topic that has the gains of all combinations of the decisions: their own, or the joint one, which is evaluated now.</summary>
    public Topic Evaluated(ImmutableArray<StageDecision> decisions)
    {
        if (decisions.Length == 1) return decisions[0].Topic;
        var joint = world.Plan.Topics.Single(topic => topic.Name == JointDecision.Name);
        var talks = world.Talks[joint.Index];
        for (var alternative = 0; alternative < joint.Alternatives.Length; alternative++) talks.Weight(alternative)[0] = 1;
        foreach (var actor in joint.Answers.Select(answer => answer.Chooser).Distinct()) seats[actor].Handle(new Foresee(talks, lane));
        foreach (var actor in joint.Parties) seats[actor].Handle(new Reconsider(talks, lane));
        return joint;
    }

    /// <summary>What an actor computes that it would gain by an alternative.</summary>
    public double Gain(Topic topic, int actor, int alternative) => seats[actor].Gain(world.Talks[topic.Index], alternative);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var seat in seats) seat.Dispose();
        order.Dispose();
        world.Dispose();
    }

    private bool IsRaised(Topic topic) => Enumerable.Range(0, topic.Parties.Length).Any(party => *world.Talks[topic.Index].Bid(party) != 0);

    private Topic Named(string name)
    {
        var topic = world.Plan.Topics.FirstOrDefault(topic => topic.Name == name && topic.Kind != TopicKind.Exit)
            ?? throw new ArgumentException($"The model has no issue or package {name}; it has {string.Join(", ", world.Plan.Topics.Where(topic => topic.Kind != TopicKind.Exit && topic.Name != JointDecision.Name).Select(topic => topic.Name))}.");
        return Open.Contains(topic) ? topic : throw new ArgumentException($"{name} cannot be decided on in {Period} of this history: {Obstacle(topic)}{Instead()}");
    }

    private string Obstacle(Topic topic) =>
        topic.Issues.Any(issue => world.Issues[issue].IsPending(0)) ? "a deal is not in force yet"
        : world.Period % topic.Every != 0 ? "it is not its turn"
        : world.Topics[topic.Index].Reopens[0] > world.Period ? $"talks reopen in {(world.Topics[topic.Index].Reopens[0] < Model.Calendar.Periods ? Model.Calendar.Label(world.Topics[topic.Index].Reopens[0]) : "no period")}"
        : "it is closed, or no other level is open";

    private string Instead() => Open.Any() ? $"; what can be: {string.Join(", ", Open.Select(topic => topic.Name))}." : ", nor can anything else.";
}
