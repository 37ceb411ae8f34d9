using System.Collections.Immutable;
using AgentSim.Expressions;

namespace AgentSim;

/// <summary>A political actor. All its numbers are expressions that read parameters only, so that they can be drawn, swept and calibrated.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Title">Its name for a person; the seed's, where the seed names it.</param>
/// <param name="Discount">Worth of a gain one year later, above 0 and at most 1.</param>
/// <param name="Horizon">Years over which it adds up gains.</param>
/// <param name="Patience">Worth of a deal one round later, above 0 and at most 1.</param>
/// <param name="Precision">Logit precision; 0 is random play, infinite is best response.</param>
/// <param name="Power">Recognition weight: how often it gets to propose.</param>
/// <param name="Consent">Cost of agreeing to a change, in gains.</param>
/// <param name="Noise">Standard deviation of the bias in the gains that it signals.</param>
/// <param name="Agenda">How many issues it may raise a period.</param>
/// <param name="Salience">How much it cares for raising each issue or package, by name; 1 where it does not say.</param>
/// <param name="Utility">Its utility: a weighted sum of terms, in file order.</param>
/// <param name="Source">Why.</param>
public sealed record Actor(
    string Name,
    string Title,
    Expression Discount,
    Expression Horizon,
    Expression Patience,
    Expression Precision,
    Expression Power,
    Expression Consent,
    Expression Noise,
    int Agenda,
    ImmutableDictionary<string, Expression> Salience,
    ImmutableArray<UtilityTerm> Utility,
    string? Source)
{
    /// <summary>Worth of a gain one year later, where the file does not say.</summary>
    public const double DefaultDiscount = 0.93;

    /// <summary>Years over which gains are added up, where the file does not say.</summary>
    public const double DefaultHorizon = 10;

    /// <summary>Worth of a deal one round later, where the file does not say.</summary>
    public const double DefaultPatience = 0.98;

    /// <summary>Logit precision, where the file does not say.</summary>
    public const double DefaultPrecision = 36;

    /// <summary>Recognition weight, where the file does not say.</summary>
    public const double DefaultPower = 1;

    /// <summary>Cost of agreeing to a change, where the file does not say.</summary>
    public const double DefaultConsent = 0.1;

    /// <summary>Issues that an actor may raise a period, where the file does not say.</summary>
    public const int DefaultAgenda = 2;
}

/// <summary>One reason for which an actor likes a state of the world.</summary>
/// <param name="Name">Its name within the actor's utility.</param>
/// <param name="Weight">Its weight; it may change over time.</param>
/// <param name="Value">What is weighed, scaled to about [0, 1] or [-1, 0], per year.</param>
/// <param name="Source">Why.</param>
public sealed record UtilityTerm(string Name, Expression Weight, Expression Value, string? Source);
