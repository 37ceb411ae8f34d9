using System.Collections.Immutable;

namespace AgentSim.Simulation.Play;

/// <summary>What is kept of a batch of histories once it has been played. Failed histories have records that mean nothing.</summary>
/// <param name="Histories">Which histories.</param>
/// <param name="Parameters">For each parameter that is not fixed (<see cref="Compilation.CompiledModel.Drawn"/>), in model order, its value by lane.</param>
/// <param name="Measures">For each measure of the model, in its order, one value a lane: of the whole history, or of its last period.</param>
/// <param name="Series">For each measure that is a series, in model order, its yearly means, or if it is nominal its values at the end of each year: <c>[year * Histories.Count + lane]</c>.</param>
/// <param name="Patterns">Index of the pattern of each lane.</param>
/// <param name="Deals">What changed by somebody's decision, ordered by lane and then by time.</param>
/// <param name="Failures">Histories that could not be played to their end, ordered by history.</param>
public sealed record BatchRecords(
    Histories Histories,
    ImmutableArray<double[]> Parameters,
    ImmutableArray<double[]> Measures,
    ImmutableArray<double[]> Series,
    int[] Patterns,
    ImmutableArray<Deal> Deals,
    ImmutableArray<Failure> Failures)
{
    /// <summary>
    /// For each entry of the model's ledger (<see cref="Play.Ledger.EntriesOf"/>), what the term was worth, weight times value, when each period closed:
    /// <c>[period * Histories.Count + lane]</c>. Empty where no ledger was asked for; in no digest.
    /// </summary>
    public ImmutableArray<double[]> Ledger { get; init; } = [];
}

/// <summary>A change of an issue that somebody decided on.</summary>
/// <param name="History">Index of the history.</param>
/// <param name="Period">When, from 0.</param>
/// <param name="Issue">Index of the issue in the model.</param>
/// <param name="Package">Index of the package that it was bargained in; -1 if it was bargained alone.</param>
/// <param name="Kind">How it came about.</param>
/// <param name="From">Index of the level agreed before.</param>
/// <param name="To">Index of the level agreed now.</param>
/// <param name="Transfer">The side payment that goes with it, per year; 0 without.</param>
/// <param name="By">Index of the actor who proposed it, chose it or left.</param>
/// <param name="InForce">The period in which it has effect.</param>
public readonly record struct Deal(
    uint History, int Period, int Issue, int Package, DealKind Kind, int From, int To, double Transfer, int By, int InForce);

/// <summary>How a change came about.</summary>
public enum DealKind
{
    /// <summary>By agreement.</summary>
    Agreement,

    /// <summary>By a single party's choice of conduct.</summary>
    Conduct,

    /// <summary>By a party's right to leave.</summary>
    Exit,

    /// <summary>By the end of an agreement's life.</summary>
    Lapse,
}

/// <summary>Why a history could not be played to its end.</summary>
/// <param name="History">Index of the history.</param>
/// <param name="Period">The period, from 0; -1 before the first.</param>
/// <param name="Quantity">The quantity that had no finite value, or what went wrong.</param>
public readonly record struct Failure(uint History, int Period, string Quantity);
