using System.Collections.Immutable;

namespace AgentSim.Simulation.Play;

/// <summary>One history as it went: what was said and done in each period, by whom, and for what reasons. Indices are those of the model.</summary>
/// <param name="History">Index of the history.</param>
/// <param name="Scenes">What happened, in order.</param>
/// <param name="Records">What is recorded of the history.</param>
public sealed record Transcript(uint History, ImmutableArray<Scene> Scenes, BatchRecords Records);

/// <summary>Something that happened in a history.</summary>
/// <param name="Period">When, from 0.</param>
public abstract record Scene(int Period);

/// <summary>A dated event, or a shock that does not happen every period.</summary>
/// <param name="Period">When.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its size.</param>
public sealed record EventScene(int Period, string Name, double Size) : Scene(Period);

/// <summary>An issue changed without anybody's doing: a deal came into force, or lapsed.</summary>
/// <param name="Period">When.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="From">Index of the level that held before.</param>
/// <param name="To">Index of the level that holds now.</param>
public sealed record ChangeScene(int Period, int Issue, int From, int To) : Scene(Period);

/// <summary>A session.</summary>
/// <param name="Period">When.</param>
/// <param name="Topic">The issue or package.</param>
/// <param name="Issues">Indices of its issues.</param>
/// <param name="Before">The level of each that was agreed before.</param>
/// <param name="RaisedBy">Indices of the actors who raised it.</param>
/// <param name="Rounds">Its rounds.</param>
/// <param name="Deal">What the parties agreed on, null if talks broke down; without an entry in the records, third parties withheld their assent.</param>
/// <param name="Stakes">What the deal, or the last offer, meant to each party; empty where there was no offer.</param>
public sealed record SessionScene(
    int Period, string Topic, ImmutableArray<int> Issues, ImmutableArray<int> Before, ImmutableArray<int> RaisedBy,
    ImmutableArray<RoundOfTalks> Rounds, OfferMade? Deal, ImmutableArray<Stake> Stakes) : Scene(Period);

/// <summary>One round of a session.</summary>
/// <param name="Proposer">Index of the actor who proposed.</param>
/// <param name="Offer">What it proposed; null if it let the round go by.</param>
/// <param name="Answers">What the others said.</param>
/// <param name="Chance">The probability with which the others would let the offer pass; 0 where there was none.</param>
/// <param name="Stakes">What the offer meant to each party; empty where there was none.</param>
public sealed record RoundOfTalks(int Proposer, OfferMade? Offer, ImmutableArray<AnswerGiven> Answers, double Chance, ImmutableArray<Stake> Stakes);

/// <summary>An offer.</summary>
/// <param name="Levels">The level of each of the topic's issues.</param>
/// <param name="Transfer">The side payment, per year.</param>
public sealed record OfferMade(ImmutableArray<int> Levels, double Transfer);

/// <summary>What a party said to an offer.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Accepted">Whether it accepted.</param>
/// <param name="Probability">The probability with which it would.</param>
/// <param name="Counts">Whether its answer can decide anything: it is false of those whom a consensus of members only hears.</param>
public sealed record AnswerGiven(int Actor, bool Accepted, double Probability, bool Counts);

/// <summary>What something meant to an actor.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Gain">What it would gain, as a present value.</param>
/// <param name="Terms">The same by utility term; an empty name stands for side payments. They sum to the gain but for what is said below.</param>
/// <param name="Cost">What is taken off besides: the cost of leaving, or of breaking a promise.</param>
public sealed record Stake(int Actor, double Gain, ImmutableArray<TermGain> Terms, double Cost);

/// <summary>One utility term's part in a gain.</summary>
/// <param name="Term">The term's name.</param>
/// <param name="Gain">Its part.</param>
public readonly record struct TermGain(string Term, double Gain);

/// <summary>A choice that one actor made alone and that changed something.</summary>
/// <param name="Period">When.</param>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Kind">A conduct chosen, or an issue left.</param>
/// <param name="From">Index of the level before.</param>
/// <param name="To">Index of the level chosen.</param>
/// <param name="Probability">The probability with which it would choose so.</param>
/// <param name="Stake">What it meant to the actor.</param>
public sealed record ChoiceScene(int Period, int Actor, int Issue, DealKind Kind, int From, int To, double Probability, Stake Stake) : Scene(Period);
