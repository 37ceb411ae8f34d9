using System.Diagnostics;
using AgentSim.Simulation.Play;

namespace AgentSim.App.Answers;

/// <summary>Scenes in the names of the model.</summary>
internal sealed class SceneNames(Model model)
{
    /// <summary>A scene.</summary>
    public SceneAnswer Of(Scene scene) => scene switch
    {
        EventScene dated => new(Period(scene), "event", dated.Name) { Size = dated.Size },
        ChangeScene change => new(Period(scene), "change", Issue(change.Issue)) { From = Levels([change.Issue], [change.From]), To = Levels([change.Issue], [change.To]) },
        SessionScene session => Of(session),
        ChoiceScene choice => Of(choice),
        _ => throw new UnreachableException(),
    };

    private SceneAnswer Of(SessionScene session) => new(Period(session), "session", session.Topic)
    {
        From = Levels(session.Issues, session.Before),
        To = session.Deal is { } deal ? Levels(session.Issues, deal.Levels) : null,
        Transfer = session.Deal?.Transfer,
        RaisedBy = [.. session.RaisedBy.Select(Actor)],
        Rounds = [.. session.Rounds.Select(round => Of(session, round))],
        Stakes = [.. session.Stakes.Select(Of)],
    };

    private SceneAnswer Of(ChoiceScene choice) => new(Period(choice), choice.Kind == DealKind.Exit ? "exit" : "conduct", Issue(choice.Issue))
    {
        Actor = Actor(choice.Actor),
        From = Levels([choice.Issue], [choice.From]),
        To = Levels([choice.Issue], [choice.To]),
        Probability = choice.Probability,
        Stakes = [Of(choice.Stake)],
    };

    private RoundAnswer Of(SessionScene session, RoundOfTalks round) => new(
        Actor(round.Proposer), round.Offer is { } offer ? Levels(session.Issues, offer.Levels) : null, round.Offer?.Transfer,
        [.. round.Answers.Select(answer => new ResponseAnswer(Actor(answer.Actor), answer.Accepted, answer.Probability))]);

    private StakeAnswer Of(Stake stake) => new(
        Actor(stake.Actor), stake.Gain, stake.Terms.ToDictionary(term => term.Term.Length == 0 ? "payment" : term.Term, term => term.Gain), stake.Cost);

    private string Period(Scene scene) => model.Calendar.Label(scene.Period);

    private string Actor(int actor) => model.Actors[actor].Name;

    private string Issue(int issue) => model.Issues[issue].Name;

    private Dictionary<string, string> Levels(IReadOnlyList<int> issues, IReadOnlyList<int> levels) =>
        issues.Index().ToDictionary(issue => Issue(issue.Item), issue => model.Issues[issue.Item].Levels[levels[issue.Index]].Name);
}
