namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// One question of a voting diagram: what party <paramref name="Party"/> says, and where its yes and its no lead. Places 0 and 1 of a
/// diagram stand for "the rule is not met" and "the rule is met"; question q has place q + 2 and leads to earlier places only.
/// </summary>
internal readonly record struct VotingQuestion(int Party, int Yes, int No);

/// <summary>
/// A voting rule, for one proposer, as a reduced ordered decision diagram over the responders: equal questions are asked once, and
/// answers that change nothing are not asked for. A quota of n parties takes about n²/4 questions at most, where its subsets are 2^n.
/// </summary>
/// <remarks>Source: Bryant, IEEE Transactions on Computers C-35, 1986.</remarks>
internal sealed class VotingDiagram
{
    private readonly List<VotingQuestion> questions = [];
    private readonly Dictionary<VotingQuestion, int> places = [];

    private VotingDiagram() { }

    /// <summary>The questions, from last to first: each leads to places before its own.</summary>
    public VotingQuestion[] Questions { get; private set; } = [];

    /// <summary>Place where asking begins: 0 or 1 if the proposer alone settles the vote.</summary>
    public int Start { get; private init; }

    public static VotingDiagram Of(VotingRule rule, int parties, int proposer)
    {
        var scratch = new VotingDiagram();
        var start = scratch.Place(rule, parties, proposer, 0, 1u << proposer);
        return new VotingDiagram { Questions = [.. scratch.questions], Start = start };
    }

    private int Place(VotingRule rule, int parties, int proposer, int party, uint yes)
    {
        if (party == parties)
        {
            return VotingRules.IsMet(rule, yes, parties) ? 1 : 0;
        }
        if (party == proposer)
        {
            return Place(rule, parties, proposer, party + 1, yes);
        }
        var question = new VotingQuestion(
            party,
            Place(rule, parties, proposer, party + 1, yes | 1u << party),
            Place(rule, parties, proposer, party + 1, yes));
        return question.Yes == question.No ? question.Yes : PlaceOf(question);
    }

    private int PlaceOf(VotingQuestion question)
    {
        if (!places.TryGetValue(question, out var place))
        {
            place = questions.Count + 2;
            questions.Add(question);
            places.Add(question, place);
        }
        return place;
    }
}
