using System.Collections.Immutable;
using AgentSim.Simulation.Bargaining;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>Plays one history and writes down everything: the same bits as in any batch, and why.</summary>
public sealed class Chronicler : IDisposable
{
    private readonly World world;
    private readonly OrderOfPlay order;
    private readonly Seat[] seats;
    private readonly List<Scene> scenes = [];
    private readonly List<RoundOfTalks> rounds = [];
    private int[] inForce = [];
    private ImmutableArray<Stake> stakes = [];

    private Chronicler(CompiledModel model)
    {
        world = new(model, 1) { HasGains = true }; // there is something to tell even where nothing depends on it
        order = new(world);
        seats = [.. model.Model.Actors.Select((_, actor) => new Seat(world, actor))];
    }

    /// <summary>Plays one history.</summary>
    /// <param name="model">The model.</param>
    /// <param name="history">Its index, from 0.</param>
    /// <param name="replications">Replications of each sample in the run that it belongs to, at least 1.</param>
    /// <param name="randomSeed">The run's random seed.</param>
    internal static Transcript Play(CompiledModel model, uint history, uint replications, ulong randomSeed) =>
        Play(model, new Histories(history, 1, replications), randomSeed, null);

    /// <summary>Plays one history of a design.</summary>
    /// <param name="model">The model.</param>
    /// <param name="history">The history.</param>
    /// <param name="randomSeed">The run's random seed.</param>
    /// <param name="given">Values of parameters that are not drawn; null if all are.</param>
    public static Transcript Play(CompiledModel model, Histories history, ulong randomSeed, IGivenParameters? given)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(history.Count, 1, nameof(history));
        using var chronicler = new Chronicler(model);
        return chronicler.Write(history, randomSeed, given);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var seat in seats) seat.Dispose();
        order.Dispose();
        world.Dispose();
    }

    private Model Model => world.Plan.Model;

    private Transcript Write(Histories history, ulong randomSeed, IGivenParameters? given)
    {
        foreach (var delivery in order.Play(history, randomSeed, given))
        {
            Before(delivery.Message);
            foreach (var actor in delivery.Actors) seats[actor].Handle(delivery.Message);
            After(delivery.Message);
        }

        return new(history.First, [.. scenes], order.Records);
    }

    private void Before(Message message)
    {
        if (message is Observe) Open();
        if (message is Concluded) NoteInForce();
    }

    private void After(Message message)
    {
        switch (message)
        {
            case Invite: rounds.Clear(); stakes = []; break;
            case Learn learn: NoteRound(learn.Session); break;
            case Choose choose: NoteChoice(choose.Choosing); break;
        }
    }

    private void Open()
    {
        if (world.Period == 0) inForce = [.. world.Issues.Select(issue => issue.InForce[0])];
        foreach (var dated in Model.Events.Where(dated => dated.Sizes[world.Period] != 0)) scenes.Add(new EventScene(world.Period, dated.Name, dated.Sizes[world.Period]));
        for (var issue = 0; issue < inForce.Length; issue++)
        {
            var now = world.Issues[issue].InForce[0];
            if (now != inForce[issue]) scenes.Add(new ChangeScene(world.Period, issue, inForce[issue], now));
        }

        NoteInForce();
    }

    private void NoteInForce() => inForce = [.. world.Issues.Select(issue => issue.InForce[0])];

    private void NoteRound(Session session)
    {
        var topic = session.Topic;
        var offer = session.Offers[0] < topic.Alternatives.Length ? topic.Alternatives[session.Offers[0]] : (Alternative?)null;
        var made = offer is { } o ? new OfferMade(o.Levels, o.Transfer) : null;
        var proposer = session.Proposers[0];
        var rule = topic.Rules!.Rule;
        var yes = topic.Parties.Select((actor, party) => made is null ? 0 : party == proposer ? 1 : seats[actor].Acceptance(session)).ToArray();
        var answers = made is null ? [] : topic.Parties.Select((actor, party) => (actor, party)).Where(pair => pair.party != proposer)
            .Select(pair => new AnswerGiven(pair.actor, session.Responses[pair.party][0] == Response.Accept, yes[pair.party], rule is not Consensus heard || heard.Members[pair.party])).ToImmutableArray();
        if (made is not null) stakes = [.. topic.Parties.Select(actor => seats[actor].Explain(world.Talks[topic.Index], session.Offers[0]))];
        rounds.Add(new(topic.Parties[proposer], made, answers, VotingRules.ChanceOf(rule, yes), made is null ? [] : stakes));
        var agreed = made is not null && VotingRules.IsMet(rule, Votes(session), topic.Parties.Length);
        var scene = new SessionScene(
            world.Period, topic.Name, topic.Issues, [.. topic.Issues.Select(issue => world.Issues[issue].Agreed[0])], RaisedBy(topic),
            [.. rounds], agreed ? made : null, stakes);
        if (rounds.Count > 1) scenes[^1] = scene;
        else scenes.Add(scene);
    }

    private static uint Votes(Session session) => session.Responses
        .Select((responses, party) => party == session.Proposers[0] || responses[0] == Response.Accept ? 1u << party : 0).Aggregate((all, bit) => all | bit);

    private unsafe ImmutableArray<int> RaisedBy(Topic topic)
    {
        var raised = ImmutableArray.CreateBuilder<int>();
        for (var party = 0; party < topic.Parties.Length; party++)
        {
            if (*world.Talks[topic.Index].Bid(party) != 0) raised.Add(topic.Parties[party]);
        }

        return raised.ToImmutable();
    }

    private void NoteChoice(Choosing choosing)
    {
        var topic = choosing.Topic;
        var issue = topic.Issues[0];
        var stays = topic.Kind == TopicKind.Exit ? choosing.Chosen[0] != 0 : choosing.Chosen[0] == world.Issues[issue].Agreed[0];
        if (stays) return;
        var alternative = topic.Kind == TopicKind.Exit ? 0 : choosing.Chosen[0];
        var kind = topic.Kind == TopicKind.Exit ? DealKind.Exit : DealKind.Conduct;
        var probability = seats[topic.Parties[0]].ChanceOf(choosing); // as long as the actor remembers what it weighed
        scenes.Add(new ChoiceScene(
            world.Period, topic.Parties[0], issue, kind, world.Issues[issue].Agreed[0], topic.Alternatives[alternative].Levels[0], probability,
            seats[topic.Parties[0]].Explain(world.Talks[topic.Index], alternative)));
    }
}
