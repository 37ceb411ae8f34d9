using AgentSim.Experiments.Statistics;

namespace AgentSim.Experiments.Claims;

/// <summary>A number that sums up histories of one arm.</summary>
public abstract record Outcome;

/// <summary><c>mean(m)</c>: the mean of a measure over histories; of a series, of its mean over years.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Years">The first and last year, both included; null takes the measure's own value.</param>
internal sealed record MeanOf(string Measure, (int First, int Last)? Years) : Outcome
{
    /// <inheritdoc/>
    public override string ToString() => Years is { } years ? $"mean({Measure}, {years.First}, {years.Last})" : $"mean({Measure})";
}

/// <summary><c>quantile(m, p)</c>, of which <c>median(m)</c> is one: of a measure over histories.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Probability">Strictly between 0 and 1.</param>
internal sealed record QuantileOf(string Measure, double Probability) : Outcome
{
    /// <summary>Which of the nine definitions.</summary>
    public QuantileType Type { get; init; } = QuantileType.Linear;

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"quantile({Measure}, {Probability}{(Type == QuantileType.Linear ? "" : $", {(int)Type}")})");
}

/// <summary><c>deviation(m)</c>: the standard deviation of a measure over histories.</summary>
internal sealed record DeviationOf(string Measure) : Outcome
{
    /// <inheritdoc/>
    public override string ToString() => $"deviation({Measure})";
}

/// <summary><c>share(p)</c>: the share of histories in a pattern, or for which a measure is not 0.</summary>
/// <param name="Name">The pattern or measure.</param>
/// <param name="IsPattern">Whether it is a pattern.</param>
internal sealed record ShareOf(string Name, bool IsPattern) : Outcome
{
    /// <inheritdoc/>
    public override string ToString() => $"share({Name})";
}

/// <summary><c>hazard(m)</c>: events a year at risk, a measure being the date of the event, missing if it never comes.</summary>
internal sealed record HazardOf(string Measure) : Outcome
{
    /// <inheritdoc/>
    public override string ToString() => $"hazard({Measure})";
}

/// <summary><c>transition(s, a, b)</c>: the share of histories in which a series goes from one value to another from one year to the next.</summary>
internal sealed record TransitionOf(string Series, double From, double To) : Outcome
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"transition({Series}, {From}, {To})");
}
