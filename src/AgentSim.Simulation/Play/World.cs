using AgentSim.Simulation.Chance;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

/// <summary>
/// The public world of a batch: what every actor can see. The mediator alone changes it; between messages negotiators read it.
/// </summary>
internal sealed unsafe partial class World : IDisposable
{
    private readonly ColumnArena columns, numbers, conditions, alive, ready, movable, single = new(1, 1);
    private readonly double[] uniforms;
    private readonly bool[] candid;
    private readonly TopicState[][] topicsOf;
    private readonly TapeRunner runner = new();
    private readonly Remembered[] remembered;
    private readonly Sampler[] parameters, shocks, lags;

    /// <summary>Makes room for batches of a model.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="lanes">The most histories that a batch will have.</param>
    public World(CompiledModel plan, int lanes)
    {
        Plan = plan;
        Capacity = lanes;
        HasGains = !plan.IsPlayedAtRandom;
        columns = new(plan.Slots.Lanes.Count, lanes);
        numbers = new(plan.Start.Formula.Tape.Results, lanes);
        conditions = new(1 + Math.Max(plan.Conditions.Hazards.Tape.Results, plan.Conditions.Opens.Tape.Results), lanes);
        uniforms = new double[plan.Slots.Uniforms.Count];
        (alive, ready, movable) = (new(1, lanes), new(1, lanes), new(1, lanes));
        candid = new bool[plan.Topics.Length];
        remembered = [.. plan.Remembered.Select(depth => new Remembered(depth, lanes))];
        parameters = [.. plan.Model.Parameters.Select(parameter => new Sampler(parameter.Distribution))];
        shocks = [.. plan.Model.Shocks.Select(shock => new Sampler(shock.Distribution is Hazard ? new Fixed(0) : shock.Distribution))];
        lags = [.. plan.Model.Issues.Select(issue => new Sampler(issue.Lag))];
        Issues = [.. plan.Model.Issues.Select(_ => new IssueState(lanes))];
        Topics = [.. plan.Topics.Select(_ => new TopicState(lanes))];
        topicsOf = [.. plan.Model.Issues.Select((_, issue) => plan.Topics.Where(topic => topic.Issues.Contains(issue)).Select(topic => Topics[topic.Index]).ToArray())];
        Talks = [.. plan.Topics.Select(topic => new Talks(topic, lanes))];
        Luck = new(lanes);
        Alive = new(lanes);
        Complaints = [.. plan.Model.Actors.Select(_ => new List<(int, string)>())];
        IndexSlots();
    }

    /// <summary>The model.</summary>
    public CompiledModel Plan { get; }

    /// <summary>The most histories that a batch can have.</summary>
    public int Capacity { get; }

    /// <summary>Histories in the present batch.</summary>
    public int Count { get; private set; }

    /// <summary>Whether actors evaluate what they would gain: by default where something may depend on it.</summary>
    public bool HasGains { get; init; }

    /// <summary>The present period, from 0.</summary>
    public int Period { get; private set; }

    /// <summary>Where each issue stands.</summary>
    public IssueState[] Issues { get; }

    /// <summary>Where talks on each topic stand.</summary>
    public TopicState[] Topics { get; }

    /// <summary>What lies on the table about each topic.</summary>
    public Talks[] Talks { get; }

    /// <summary>The batch's luck.</summary>
    public Luck Luck { get; }

    /// <summary>By actor: the lanes in which it could not say what it would gain, and by what. Each actor writes its own list.</summary>
    public List<(int Lane, string Quantity)>[] Complaints { get; }

    /// <summary>The lanes that have not failed.</summary>
    public LaneSet Alive { get; }

    /// <summary>The uniforms, by slot.</summary>
    public ReadOnlySpan<double> Uniforms => uniforms;

    /// <summary>Whether the signals of all parties to a topic are without noise, so that everybody sees everybody's gains.</summary>
    public bool IsCandid(Topic topic) => candid[topic.Index];

    /// <summary>A public column.</summary>
    public double* Column(int slot) => columns.Pointer(slot);

    /// <summary>One of the numbers that hold for whole histories: a result of the start formulas.</summary>
    public double* Number(int result) => numbers.Pointer(result);

    /// <summary>The value of a level's attribute, as an input.</summary>
    public Source LevelSource(int issue, int level, int attribute)
    {
        var value = Plan.Start.Levels[issue][level][attribute];
        return value.Result < 0 ? Source.Of(value.Constant) : Source.Gathered(numbers.Pointer(value.Result));
    }

    /// <summary>Runs a formula that reads the public world only, in all lanes of the batch.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="destination">Where the results go.</param>
    /// <param name="first">The column of the first result.</param>
    public void Run(Formula formula, ColumnArena destination, int first = 0)
    {
        var results = stackalloc double*[formula.Tape.Results];
        for (var result = 0; result < formula.Tape.Results; result++) results[result] = destination.Pointer(first + result);
        Run(formula, [], Count, results);
    }

    /// <summary>Runs a formula that reads the public world only, in some lanes.</summary>
    public void Run(Formula formula, ReadOnlySpan<int> lanes, int count, double** results)
    {
        Span<Source> sources = stackalloc Source[formula.Slots.Length];
        for (var input = 0; input < sources.Length; input++) sources[input] = Source.Gathered(columns.Pointer(formula.Slots[input]));
        runner.Run(formula.Tape, sources, uniforms, lanes, count, results);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var ring in remembered) ring.Dispose();
        foreach (var talks in Talks) talks.Dispose();
        columns.Dispose();
        numbers.Dispose();
        conditions.Dispose();
        alive.Dispose();
        ready.Dispose();
        movable.Dispose();
        single.Dispose();
        runner.Dispose();
    }
}
