using System.Collections.Immutable;

namespace AgentSim.Experiments.Claims;

/// <summary>
/// What the histories of an experiment came to. All arms have the same rows, one for each history that was played, ordered by design point, sample and replication. NaN stands for a missing value and for
/// everything of a history that failed.
/// </summary>
public interface IRecordedHistories
{
    /// <summary>The design point of each row.</summary>
    ImmutableArray<int> Points { get; }

    /// <summary>The sample of each row; design points share samples.</summary>
    ImmutableArray<int> Samples { get; }

    /// <summary>Whether each row was played to its end.</summary>
    bool[] Survived(string arm);

    /// <summary>A measure of each row.</summary>
    double[] Measure(string arm, string measure);

    /// <summary>The mean of a series over years, both included, of each row.</summary>
    double[] MeanOfYears(string arm, string series, int first, int last);

    /// <summary>Whether each row is in a pattern: 1 or 0.</summary>
    double[] Pattern(string arm, string pattern);

    /// <summary>Whether a series goes from one value to another from one year to the next: 1 or 0.</summary>
    double[] Transition(string arm, string series, double from, double to);

    /// <summary>A parameter of each row.</summary>
    double[] Parameter(string arm, string parameter);

    /// <summary>The value of a factor at the design point of each row; the place in its list, from 0, where it has words. See <see cref="ExperimentDesign.Values"/>.</summary>
    double[] Factor(string factor);

    /// <summary>The time, in years, at which histories begin and end.</summary>
    (double Start, double End) Span { get; }
}
