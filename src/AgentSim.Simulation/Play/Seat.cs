using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Chance;
using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Programs;

namespace AgentSim.Simulation.Play;

/// <summary>
/// One actor's side of the table, in all histories of a batch: what it knows, wants and believes, and nobody else sees. It reads the public world and writes its own columns only.
/// </summary>
internal sealed unsafe partial class Seat : IDisposable
{
    private readonly World world;
    private readonly int self;
    private readonly Interests interests;
    private readonly TapeRunner runner = new();
    private readonly Luck.Lots lots;
    private readonly ColumnArena cache, common, refreshed, scratch;
    private readonly ColumnArena?[] gains, biases;
    private readonly Belief?[][] beliefs;
    private readonly bool[]?[][] heard;
    private readonly Source[] ofHistory, ofPeriod, ofDecisions;
    private readonly Refresher?[] refreshers;
    private readonly WhatIf?[] outcomes;
    private readonly WhatIf?[][] answers;
    private readonly LaneSet possible, wanted, refreshing;

    /// <summary>Seats an actor.</summary>
    /// <param name="world">The public world.</param>
    /// <param name="self">Index of the actor.</param>
    public Seat(World world, int self)
    {
        this.world = world;
        this.self = self;
        var plan = world.Plan;
        interests = plan.Interests[self];
        lots = new(world.Luck, world.Capacity);
        cache = new(interests.Cache.Count, world.Capacity);
        common = new(interests.CommonColumns, world.Capacity);
        refreshed = new(Math.Max(common.Count, interests.Appraisals.Max(appraisal => appraisal?.Refresh.Columns.Length) ?? 0), world.Capacity);
        (ofHistory, ofPeriod, ofDecisions) = (Sources(interests.Cache.History), Sources(interests.Cache.Period), Sources(interests.Cache.Decisions));
        scratch = new(ScratchColumns(plan), world.Capacity);
        gains = [.. plan.Topics.Select(topic => topic.IsBargained && topic.Parties.Contains(self) ? new ColumnArena(topic.Alternatives.Length, world.Capacity) : null)];
        biases = [.. plan.Topics.Select(topic => topic.Parties.Contains(self) ? new ColumnArena(1, world.Capacity) : null)];
        beliefs = [.. plan.Topics.Select(topic => topic.Parties.Select(party =>
            party != self && Concerns(topic) ? new Belief(world.Capacity) : null).ToArray())];
        heard = [.. beliefs.Select(parties => parties.Select(belief => belief is null ? null : new bool[world.Capacity]).ToArray())];
        outcomes = [.. interests.Appraisals.Select(appraisal => appraisal?.Outcomes is { } formula ? new WhatIf(this, appraisal, formula) : null)];
        answers = [.. interests.Appraisals.Select(appraisal =>
            appraisal?.Answers.Select(formula => formula is null ? null : new WhatIf(this, appraisal, formula)).ToArray() ?? [])];
        possible = new(world.Capacity);
        wanted = new(world.Capacity);
        refreshing = new(world.Capacity);
        refreshers = [.. interests.Appraisals.Select(appraisal => appraisal is null ? null : new Refresher(this, appraisal.Refresh))];
        InitialiseTalks(plan);
        InitialiseAgenda(plan);
    }

    private ActorColumns Own => world.Plan.Numbers.Actors[self];

    /// <summary>Acts on a message of the mediator.</summary>
    public void Handle(Message message)
    {
        switch (message)
        {
            case Observe: Look(); break;
            case Concluded concluded: LookAgain(concluded); break;
            case Foresee foresee: SignalAnswer(foresee.Talks, foresee.Lanes); break;
            case Play.Appraise: AppraiseAll(); break;
            case Reconsider reconsider: Appraise(reconsider.Talks, reconsider.Lanes); break;
            case Raise: RaiseTopics(); break;
            case Invite invite: Prepare(invite.Session); break;
            case Propose propose: MakeOffer(propose.Session); break;
            case Consider consider: Respond(consider.Session); break;
            case Learn learn: LearnFrom(learn.Session); break;
            case Choose choose: ChooseAlone(choose.Choosing); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        runner.Dispose();
        cache.Dispose();
        common.Dispose();
        refreshed.Dispose();
        scratch.Dispose();
        votes.Dispose();
        foreach (var arena in gains.Concat(biases)) arena?.Dispose();
        foreach (var belief in beliefs.SelectMany(parties => parties)) belief?.Dispose();
        foreach (var table in tables) table?.Dispose();
    }

    private bool Concerns(Topic topic) => interests.Appraisals.Any(appraisal =>
        appraisal is not null && (appraisal.Topic == topic || appraisal.Topic.Answers.Any(answer => answer.Topic == topic.Index)));

    /// <summary>Columns for evaluations, and behind them for a choice alone.</summary>
    private static int ScratchColumns(CompiledModel plan)
    {
        var levels = plan.Topics.Select(topic => topic.Answers.Sum(answer => answer.Levels.Length)).DefaultIfEmpty().Max();
        var moves = 1 + plan.Topics.Select(topic => topic.Alternatives.Length).DefaultIfEmpty().Max();
        return FirstOutcome + 1 + (2 * levels) + (3 * moves) + 1;
    }

    /// <summary>At the beginning of a history: draws the biases of its signals and forgets what it believed.</summary>
    private void Begin()
    {
        var plan = world.Plan;
        for (var topic = 0; topic < plan.Topics.Length; topic++)
        {
            if (lessons[topic] is { } learned) Array.Clear(learned);
            if (biases[topic] is { } bias) DrawBias(plan.Topics[topic], bias[0]);
            for (var party = 0; party < beliefs[topic].Length; party++)
            {
                if (beliefs[topic][party] is not { } belief) continue;
                belief.Start(world.Number(plan.Numbers.Actors[plan.Topics[topic].Parties[party]].Noise), world.Count);
                Array.Clear(heard[topic][party]!);
            }
        }
    }

    private void DrawBias(Topic topic, Span<double> bias)
    {
        world.Luck.Fill(world.Plan.Streams.Topics[topic.Index].Biases[topic.PartyOf(self)], 0, 0, bias);
        var noise = new Span<double>(world.Number(Own.Noise), world.Count);
        for (var lane = 0; lane < world.Count; lane++) bias[lane] = noise[lane] * Quantiles.Normal(bias[lane]);
    }

    /// <summary>Looks at the public world: computes, in all lanes, what its evaluations start from.</summary>
    private void Look()
    {
        if (world.Period == 0) Begin();
        if (!world.HasGains) return;
        if (world.Period == 0) Compute(interests.Cache.History, ofHistory, [], world.Count, cache, 0);
        Compute(interests.Cache.Period, ofPeriod, [], world.Count, cache, interests.Cache.FirstOfPeriod);
        Compute(interests.Cache.Decisions, ofDecisions, [], world.Count, cache, interests.Cache.FirstOfDecisions);
        foreach (var refresher in refreshers) refresher?.Reset();
    }

    /// <summary>Something was decided in some lanes: it will look at them again when it next needs to.</summary>
    private void LookAgain(Concluded concluded)
    {
        var anywhere = Changes.None;
        foreach (var lane in concluded.Lanes.Indices) anywhere |= concluded.Changes[lane];
        foreach (var refresher in refreshers) refresher?.Notice(concluded, anywhere);
    }

    private void Compute(Formula layer, Source[] sources, ReadOnlySpan<int> lanes, int count, ColumnArena destination, int first)
    {
        var results = stackalloc double*[layer.Tape.Results];
        for (var result = 0; result < layer.Tape.Results; result++) results[result] = destination.Pointer(first + result);
        runner.Run(layer.Tape, sources, world.Uniforms, lanes, count, results);
    }

    private Source[] Sources(Formula formula) => [.. formula.Slots.Select(PresentSource)];

    /// <summary>Where an input is found as things are: a column of the public world, or one of the actor's own, cached or common to the alternatives that it evaluates.</summary>
    private Source PresentSource(int slot) => Source.Gathered(
        slot >= 0 ? world.Column(slot) : ~slot < cache.Count ? cache.Pointer(~slot) : common.Pointer(~slot - cache.Count));
}
