using AgentSim.Expressions;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>What follows from what was decided.</summary>
internal sealed partial class OrderOfPlay
{
    /// <summary>Ends a session: deals are concluded, and talks that broke down are closed for their time.</summary>
    private void Conclude(Session session)
    {
        var topic = session.Topic;
        AskThirdParties(session);
        changed.Clear();
        var isHeard = world.Notices(topic, IssueHistoryKind.BrokeDown);
        for (var i = 0; i < session.Count; i++)
        {
            var lane = session.Lanes.Indices[i];
            world.Topics[topic.Index].Reopens[lane] = world.Period + Math.Max(1, topic.Reopens);
            if (session.Endings[i] == Ending.Deal)
            {
                Conclude(session, i, lane);
                Mark(topic, lane);
            }
            else if (isHeard)
            {
                Happen(topic, IssueHistoryKind.BrokeDown, -1, lane);
            }
        }
    }

    private void Conclude(Session session, int i, int lane)
    {
        var topic = session.Topic;
        var (alternative, proposer) = (topic.Alternatives[session.Offers[i]], topic.Parties[session.Proposers[i]]);
        world.Happen(topic.Index, IssueHistoryKind.Concluded, -1, lane);
        world.Happen(topic.Index, IssueHistoryKind.Proposed, proposer, lane);
        for (var place = 0; place < topic.Issues.Length; place++)
        {
            var (issue, level) = (topic.Issues[place], alternative.Levels[place]);
            var before = world.Issues[issue].Agreed[lane];
            if (topic.Kind == TopicKind.Package && world.Plan.Model.Issues[issue].IsConduct) world.Promise(topic, issue, lane);
            if (before == level && topic.Kind == TopicKind.Package) continue;
            var inForce = world.Conclude(issue, lane, level, alternative.Transfer);
            if (topic.Kind == TopicKind.Package)
            {
                world.Happen(issue, IssueHistoryKind.Concluded, -1, lane);
                world.Happen(issue, IssueHistoryKind.Proposed, proposer, lane);
            }

            recorder.Decide(new(0, world.Period, issue, PackageOf(topic), DealKind.Agreement, before, level, alternative.Transfer, proposer, inForce), lane);
        }
    }

    /// <summary>Talks about a package are talks about its issues, too.</summary>
    private void Happen(Topic topic, IssueHistoryKind kind, int actor, int lane)
    {
        world.Happen(topic.Index, kind, actor, lane);
        if (topic.Kind != TopicKind.Package) return;
        foreach (var issue in topic.Issues) world.Happen(issue, kind, actor, lane);
    }

    private int PackageOf(Topic topic) => topic.Kind == TopicKind.Package ? topic.Index - world.Plan.Model.Issues.Length : -1;

    /// <summary>A deal that third parties do not assent to is none.</summary>
    private unsafe void AskThirdParties(Session session)
    {
        var topic = session.Topic;
        if (world.Plan.Stakes[topic.Index].Assents is not { } assents) return;
        for (var i = 0; i < session.Count; i++)
        {
            if (session.Endings[i] != Ending.Deal) continue;
            var lane = session.Lanes.Indices[i];
            var probability = world.WithInForce(assents, topic, session.Offers[i], lane);
            if (world.Luck.Of(world.Plan.Streams.Topics[topic.Index].Assent, lane, (uint)world.Period, 0) >= probability) session.Endings[i] = Ending.Breakdown;
        }
    }

    /// <summary>Carries out what one actor has chosen alone.</summary>
    private void Carry(Choosing choosing)
    {
        var topic = choosing.Topic;
        changed.Clear();
        for (var i = 0; i < choosing.Lanes.Count; i++)
        {
            var lane = choosing.Lanes.Indices[i];
            if (topic.Kind == TopicKind.Exit) Leave(topic, choosing.Chosen[i], lane);
            else Conduct(topic, choosing.Chosen[i], lane);
        }
    }

    private void Leave(Topic topic, int chosen, int lane)
    {
        if (chosen != 0) return;
        var (issue, level) = (topic.Issues[0], topic.Alternatives[0].Levels[0]);
        world.Happen(issue, IssueHistoryKind.Left, -1, lane);
        Decide(topic, issue, level, DealKind.Exit, lane);
        world.Topics[issue].Reopens[lane] = world.Period + Math.Max(1, topic.Reopens);
    }

    private void Conduct(Topic topic, int level, int lane)
    {
        var issue = topic.Issues[0];
        if (world.Issues[issue].Agreed[lane] == level) return;
        if (world.Issues[issue].PromisedUntil[lane] > world.Period)
        {
            world.Happen(issue, IssueHistoryKind.Broken, -1, lane);
            world.Issues[issue].PromisedUntil[lane] = 0;
        }

        world.Happen(issue, IssueHistoryKind.Concluded, -1, lane);
        Decide(topic, issue, level, DealKind.Conduct, lane);
        world.Topics[topic.Index].Reopens[lane] = world.Period + topic.Reopens;
    }

    private void Decide(Topic topic, int issue, int level, DealKind kind, int lane)
    {
        recorder.Decide(new(0, world.Period, issue, -1, kind, world.Issues[issue].Agreed[lane], level, 0, topic.Parties[0], world.Period), lane);
        world.Choose(issue, lane, level);
        Mark(topic, lane);
    }

    private void Mark(Topic topic, int lane)
    {
        changed.Add(lane);
        latest[lane] = Changes.None;
        foreach (var issue in topic.Issues)
        {
            latest[lane] |= Changes.Of(issue, LevelState.Agreed);
            if (!world.Issues[issue].IsPending(lane)) latest[lane] |= Changes.Of(issue, LevelState.InForce);
        }

        changes[lane] |= latest[lane];
    }
}
