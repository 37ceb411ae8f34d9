using System.Collections.Immutable;
using AgentSim.Expressions;

namespace AgentSim;

/// <summary>Something negotiable. With a single party it is a conduct: that party's own choice.</summary>
/// <param name="Name">Its name, with its index where it has one: <c>depth[north]</c>.</param>
/// <param name="Attributes">
/// What a level consists of, in order. A one-valued issue has the single attribute <see cref="OnlyAttribute"/>, which its bare name stands for.
/// </param>
/// <param name="Levels">The values that it can take. The first is what holds if nothing was ever agreed.</param>
/// <param name="Start">Index of the level in force when a history begins.</param>
/// <param name="Parties">Names of the actors whose consent it needs, in order; rotating recognition starts with the first.</param>
/// <param name="Bargaining">How a session on it is played.</param>
/// <param name="Opens">When it can be negotiated; 1 or 0.</param>
/// <param name="Lag">Periods from deal to effect, rounded; drawn for each deal.</param>
/// <param name="Lasts">Periods after which a deal lapses to the first level; null if it does not.</param>
/// <param name="Reopens">Periods during which there is no session after a deal came into force or talks broke down.</param>
/// <param name="Every">Periods between sessions, or between choices of a conduct.</param>
/// <param name="Exit">Who may leave alone, and at what cost.</param>
/// <param name="Assents">Third parties, no actors, that a deal also needs.</param>
/// <param name="Transfers">Side payments that may go with a deal.</param>
/// <param name="Answers">Names of the conducts, or of other issues, whose probable answer the parties foresee.</param>
/// <param name="Source">Why it is modelled so.</param>
public sealed record Issue(
    string Name,
    ImmutableArray<string> Attributes,
    ImmutableArray<Level> Levels,
    int Start,
    ImmutableArray<string> Parties,
    Bargaining Bargaining,
    Expression Opens,
    Distribution Lag,
    int? Lasts,
    int Reopens,
    int Every,
    Exit? Exit,
    ImmutableArray<Assent> Assents,
    Transfers? Transfers,
    ImmutableArray<string> Answers,
    string? Source)
{
    /// <summary>The attribute of an issue whose levels are plain numbers.</summary>
    public const string OnlyAttribute = "value";

    /// <summary>Whether a single party chooses alone.</summary>
    public bool IsConduct => Parties.Length == 1;
}

/// <summary>One of the values of an issue.</summary>
/// <param name="Name">Its name within the issue.</param>
/// <param name="Values">One expression for each attribute of the issue; it reads parameters only.</param>
/// <param name="Opens">When the level can be chosen; 1 or 0.</param>
public sealed record Level(string Name, ImmutableArray<Expression> Values, Expression Opens);

/// <summary>A party's right to end an issue alone: back to the level before the present one, or to the first.</summary>
/// <param name="By">The actors who may leave.</param>
/// <param name="To">Index of the level that remains afterwards.</param>
/// <param name="Cost">What leaving costs the one who leaves, in gains.</param>
public sealed record Exit(ImmutableArray<string> By, int To, Expression Cost);

/// <summary>A third party's say: once the parties agree, the deal still needs it.</summary>
/// <param name="Name">Whose assent it is.</param>
/// <param name="Probability">Of assent within one period, from 0 to 1, evaluated with the deal in force.</param>
public sealed record Assent(string Name, Expression Probability);

/// <summary>Side payments: one party pays another an amount of the grid for as long as the deal is in force.</summary>
/// <param name="From">Who pays.</param>
/// <param name="To">Who is paid.</param>
/// <param name="Grid">The amounts, per year, in the unit of the utility terms that they enter.</param>
/// <param name="FromTerm">The payer's utility term that a payment lowers; null: it lowers utility itself.</param>
/// <param name="ToTerm">The payee's utility term that a payment raises; null: it raises utility itself.</param>
public sealed record Transfers(string From, string To, ImmutableArray<double> Grid, string? FromTerm, string? ToTerm);

/// <summary>Two or three issues bargained together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Issues">Names of its issues; a conduct among them is a promise.</param>
/// <param name="EveryIssueMoves">Whether only moves that change all of its issues are on the table.</param>
/// <param name="Parties">All whose consent is needed: the parties of its issues.</param>
/// <param name="Bargaining">How a session on it is played.</param>
/// <param name="Opens">When it can be negotiated; 1 or 0.</param>
/// <param name="PromiseLasts">Periods for which a promised conduct is kept.</param>
/// <param name="Reopens">Periods during which there is no session after a deal or a breakdown.</param>
/// <param name="Every">Periods between sessions.</param>
/// <param name="Source">Why.</param>
public sealed record Package(
    string Name,
    ImmutableArray<string> Issues,
    bool EveryIssueMoves,
    ImmutableArray<string> Parties,
    Bargaining Bargaining,
    Expression Opens,
    int PromiseLasts,
    int Reopens,
    int Every,
    string? Source)
{
    /// <summary>Cost of breaking a promise, in gains, where the file does not say.</summary>
    public const double DefaultBreach = 0.2;

    /// <summary>What breaking the promise costs the one who gave it, in gains.</summary>
    public required Expression Breach { get; init; }

    /// <summary>Names of the conducts, or of other issues, whose probable answer the parties foresee.</summary>
    public required ImmutableArray<string> Answers { get; init; }
}
