using System.Collections.Immutable;
using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Compilation;

/// <summary>What a session or a choice is about: an issue, a package, a conduct, or leaving an issue.</summary>
/// <param name="Index">Its place among the topics: issues in model order, then packages, then exits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Issues">Indices of the issues that it changes.</param>
/// <param name="Parties">Indices of the actors who decide.</param>
/// <param name="Alternatives">What can be decided; what is in force already is left out lane by lane.</param>
/// <param name="Answers">What others are foreseen to do in answer.</param>
/// <param name="Bargaining">How it is played.</param>
/// <param name="Every">Periods between sessions or choices.</param>
/// <param name="Reopens">Periods without sessions after a change or a breakdown.</param>
/// <param name="Rules">The rules of its sessions; null where one actor chooses alone.</param>
internal sealed record Topic(
    int Index,
    string Name,
    TopicKind Kind,
    ImmutableArray<int> Issues,
    ImmutableArray<int> Parties,
    ImmutableArray<Alternative> Alternatives,
    ImmutableArray<Answer> Answers,
    AgentSim.Bargaining Bargaining,
    int Every,
    int Reopens,
    SessionRules? Rules)
{
    /// <summary>Whether it is bargained, rather than chosen by one actor alone.</summary>
    public bool IsBargained => Kind is TopicKind.Issue or TopicKind.Package;

    /// <summary>The place of an actor among the parties; -1 if it is none.</summary>
    public int PartyOf(int actor) => Parties.IndexOf(actor);
}

/// <summary>What a topic is.</summary>
internal enum TopicKind
{
    /// <summary>One issue, bargained.</summary>
    Issue,

    /// <summary>Several issues, bargained together.</summary>
    Package,

    /// <summary>One issue, chosen by its only party.</summary>
    Conduct,

    /// <summary>One issue, ended by a party's own right.</summary>
    Exit,
}

/// <summary>Something that can be decided on a topic.</summary>
/// <param name="Levels">The level of each of the topic's issues, in their order.</param>
/// <param name="Transfer">The side payment, per year.</param>
/// <param name="Weight">Base weight in proposals: the side payments of one level share 1.</param>
internal readonly record struct Alternative(ImmutableArray<int> Levels, double Transfer, double Weight);

/// <summary>An answer that is foreseen: a conduct, or leaving an issue, which one actor chooses alone.</summary>
/// <param name="Topic">Index of the topic that the choice is made on.</param>
/// <param name="Issue">Index of the issue that it changes.</param>
/// <param name="Chooser">Index of the actor who chooses.</param>
/// <param name="Levels">The levels between which it chooses; <see cref="AsItIs"/> for staying with what is in force.</param>
internal readonly record struct Answer(int Topic, int Issue, int Chooser, ImmutableArray<int> Levels)
{
    /// <summary>Stands for the level in force.</summary>
    public const int AsItIs = -1;
}
