using AgentSim.Simulation.Columns;
using AgentSim.Simulation.Compilation;

namespace AgentSim.Simulation.Play;

/// <summary>
/// What lies on the table about one topic in one period: which lanes can talk about it, what can be proposed, and what the parties
/// let each other know. Columns have the batch's lanes and mean something in the eligible ones; each party writes its own signals only.
/// </summary>
internal sealed unsafe class Talks : IDisposable
{
    private readonly ColumnArena columns;
    private readonly int signals, answers;
    private readonly LaneSet[] possible;

    /// <summary>Makes room for talks about a topic.</summary>
    public Talks(Topic topic, int lanes)
    {
        Topic = topic;
        Eligible = new(lanes);
        possible = [.. topic.Alternatives.Select(_ => new LaneSet(lanes))];
        signals = topic.Alternatives.Length;
        answers = signals + (topic.Parties.Length * topic.Alternatives.Length);
        columns = new(answers + (topic.Answers.Sum(answer => answer.Levels.Length) * (1 + topic.Alternatives.Length)) + topic.Parties.Length, lanes);
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }

    /// <summary>The lanes in which it can be decided on in this period.</summary>
    public LaneSet Eligible { get; }

    /// <summary>Those of the eligible lanes in which an alternative can be proposed.</summary>
    public LaneSet Possible(int alternative) => possible[alternative];

    /// <summary>Base weight of an alternative: 0 where it cannot be proposed, and where the topic is not eligible.</summary>
    public double* Weight(int alternative) => columns.Pointer(alternative);

    /// <summary>What a party says that it would gain by an alternative.</summary>
    public double* Signal(int party, int alternative) => columns.Pointer(signals + (party * Topic.Alternatives.Length) + alternative);

    /// <summary>
    /// What the chooser of an answer says that it would gain by one of its levels, over the first of them, once an alternative is in force; alternative 0 is the status
    /// quo, the others stand behind it. Minus infinity where it has no such choice.
    /// </summary>
    public double* AnswerSignal(int answer, int alternative, int level)
    {
        var (before, all) = (0, 0);
        for (var other = 0; other < Topic.Answers.Length; other++)
        {
            if (other < answer) before += Topic.Answers[other].Levels.Length;
            all += Topic.Answers[other].Levels.Length;
        }

        return columns.Pointer(answers + (alternative * all) + before + level);
    }

    /// <summary>Whether a party raises the topic: 1 or 0. While it makes up its mind, its own column holds how much it wants to.</summary>
    public double* Bid(int party) => columns.Pointer(columns.Count - Topic.Parties.Length + party);

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();
}
