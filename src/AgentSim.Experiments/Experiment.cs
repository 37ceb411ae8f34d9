using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments;

/// <summary>An experiment, read and checked: everything that decides what is played, kept and claimed. <c>docs/experiments.md</c> says what its file may hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">A line for people.</param>
/// <param name="Design">Its design points and arms, with their models.</param>
/// <param name="Sampling">How many histories of each point and arm; the most, where <paramref name="Until"/> may end earlier.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Until">When there are enough; null plays all.</param>
/// <param name="Collection">What is kept.</param>
/// <param name="Hypotheses">What is claimed to come out.</param>
/// <param name="Adjustment">How the p-values of hypotheses are adjusted for their number.</param>
/// <param name="Outputs">What sensitivity to the factors is analysed of.</param>
/// <param name="Discoveries">Patterns, or measures that are true or false, whose region of parameters is looked for.</param>
/// <param name="Observed">What history had, where arms are cases of their own.</param>
/// <param name="Digest">SHA-256 of the experiment's file and of all that its models and seeds were read from.</param>
public sealed record Experiment(
    string Name,
    string Title,
    ExperimentDesign Design,
    Sampling Sampling,
    ulong RandomSeed,
    StoppingRule? Until,
    Collection Collection,
    ImmutableArray<Hypothesis> Hypotheses,
    Adjustment Adjustment,
    ImmutableArray<Outcome> Outputs,
    ImmutableArray<string> Discoveries,
    ObservedArms Observed,
    string Digest)
{
    /// <summary>A good division of what is played.</summary>
    public Division Divided(int parallelBatches)
    {
        var model = Design.Variants[0].Arms[0].Model;
        var years = model.Calendar.Year(model.Calendar.Periods - 1) - model.Calendar.FirstYear + 1;
        var numbers = 1 + model.Parameters.Length + model.Measures.Sum(measure => measure.IsAggregate ? 1 : 1 + years);
        return Division.Of((long)Design.Points * Sampling.Histories, numbers, parallelBatches);
    }

    /// <summary>What is played, if all of it is.</summary>
    public Run Run(Division division) => new(Design, Sampling, RandomSeed, division) { KeepsLedger = Collection.Ledger };
}

/// <summary>When there are enough histories: once an interval is as narrow as asked. It is looked at after whole numbers of samples only.</summary>
/// <param name="Of">What the interval is of.</param>
/// <param name="HalfWidth">Half its width, above 0.</param>
/// <param name="Confidence">Its confidence, between 0 and 1.</param>
/// <param name="AtLeast">The samples that are played before the first look, at least 2.</param>
/// <param name="Look">The samples between looks, at least 1.</param>
public sealed record StoppingRule(Outcome Of, double HalfWidth, double Confidence, int AtLeast, int Look)
{
    private const int Resamples = 1000;

    /// <summary>Whether the interval is narrow enough.</summary>
    /// <param name="histories">What there is.</param>
    /// <param name="arm">Of which arm.</param>
    /// <param name="point">At which design point.</param>
    /// <param name="samples">The samples that count: the first so many.</param>
    public bool IsMet(IRecordedHistories histories, string arm, int point, int samples)
    {
        var numbers = histories.Numbers(Of, arm);
        var known = Enumerable.Range(0, numbers.Length)
            .Where(row => histories.Points[row] == point && histories.Samples[row] < samples && !double.IsNaN(numbers[row]))
            .GroupBy(row => histories.Samples[row], row => numbers[row]).Select(sample => sample.ToArray()).ToArray();
        if (known.Length < 2) return false;
        var groups = new Groups(known);
        var estimate = Of.IsMean()
            ? MonteCarloError.OfMean(groups, Confidence)
            : ClusterBootstrap.Of(groups, Of.Of, Confidence, new(Resamples, 1));
        return estimate.Interval.HalfWidth <= HalfWidth;
    }
}

/// <summary>What is kept of histories. It changes no draw and no digest.</summary>
/// <param name="Measures">Names of the measures that are kept; null keeps all.</param>
/// <param name="SeriesEvery">Yearly series are kept every so many years, from the first; 0 keeps none.</param>
/// <param name="Deals">Whether deals are kept.</param>
/// <param name="Transcripts">Which transcripts are written; null writes none.</param>
public sealed record Collection(ImmutableArray<string>? Measures, int SeriesEvery, bool Deals, TranscriptsOf? Transcripts)
{
    /// <summary>Everything but transcripts and the ledger.</summary>
    public static Collection All { get; } = new(null, 1, true, null);

    /// <summary>Whether the ledger is kept: what each term of each actor's utility was worth, year by year.</summary>
    public bool Ledger { get; init; }

    /// <summary>Whether a measure is kept.</summary>
    public bool Keeps(string measure) => Measures is not { } kept || kept.Contains(measure);
}

/// <summary>Which transcripts are written: of the first histories of each arm for which a condition holds, or of some that are spread over all of them.</summary>
/// <param name="Where">The name of a pattern or of a measure that is true or false, or a condition in SQL on the table of histories; null for none.</param>
/// <param name="AtMost">How many of each arm, at least 1.</param>
/// <param name="Line">The line on which it is written, from 1, for what is found wrong with the condition once it is asked.</param>
/// <param name="Column">Its column, from 1.</param>
public sealed record TranscriptsOf(string? Where, int AtMost, int Line, int Column);
