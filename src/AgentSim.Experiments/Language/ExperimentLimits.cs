namespace AgentSim.Experiments.Language;

/// <summary>How large an experiment may be: generous for a person's work, and small enough that no file can use up time or memory when it is read.</summary>
internal static class ExperimentLimits
{
    /// <summary>Arms, baseline and random play included.</summary>
    public const int Arms = 50;

    /// <summary>Factors.</summary>
    public const int Factors = 500;

    /// <summary>Values of a factor's list, or whole numbers of its range.</summary>
    public const int Values = 10_000;

    /// <summary>Combinations of values of what is no parameter, for each of which the model is read again.</summary>
    public const int Variants = 200;

    /// <summary>Models that are read, of all variants and arms.</summary>
    public const int Models = 1_000;

    /// <summary>Design points.</summary>
    public const int Points = 10_000_000;

    /// <summary>Design points that a condition may choose from.</summary>
    public const int FilteredPoints = 1_000_000;

    /// <summary>Terms of that condition.</summary>
    public const int ConditionTerms = 200;

    /// <summary>Histories of an arm.</summary>
    public const int Histories = 1_000_000_000;

    /// <summary>Hypotheses.</summary>
    public const int Hypotheses = 500;

    /// <summary>Outcomes that are analysed, or discovered.</summary>
    public const int Outputs = 500;

    /// <summary>Transcripts of an arm.</summary>
    public const int Transcripts = 1_000;

    /// <summary>Characters of a condition in SQL.</summary>
    public const int SqlLength = 2_000;
}
