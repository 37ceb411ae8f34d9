using System.Collections.Immutable;

namespace AgentSim.Simulation.Staging;

/// <summary>
/// A moment of a history as a game in strategic form. Everybody names, at the same time, what it wants of each decision that it has a voice in. A decision is what so many name that the rule is met (of several the one
/// with most votes, of equals the first); a conduct is what its actor names; where nothing is agreed on, all stays as it is and talks break down. Payoffs are the gains that each actor computes itself.
/// </summary>
/// <param name="Topics">What is decided on.</param>
/// <param name="Others">What else could be decided on at that moment.</param>
/// <param name="Players">Who plays, in model order.</param>
/// <param name="Payoffs">One number for each profile and player: profiles with the first player's strategy fastest, and in each the players in turn.</param>
public sealed record StageGame(ImmutableArray<string> Topics, ImmutableArray<string> Others, ImmutableArray<StagePlayer> Players, ImmutableArray<double> Payoffs)
{
    /// <summary>Profiles beyond which no game is made.</summary>
    public const int MostProfiles = 1_000_000;

    /// <summary>Plays a history up to a moment and sees it as a game.</summary>
    /// <exception cref="ArgumentException">Nothing of that name can be decided on then, or the game is too large; the message says what can be.</exception>
    public static StageGame Of(Model model, StageQuestion question)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(question.History.Count, 1, nameof(question));
        using var moment = new Moment(JointDecision.AddTo(model, question.Topics), question);
        return StageGameBuilder.Build(moment, moment.Decisions(question.Topics));
    }
}

/// <summary>One who plays a stage game.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Strategies">What it can name.</param>
public sealed record StagePlayer(int Actor, ImmutableArray<string> Strategies);
