namespace AgentSim.Results.Picturing;

/// <summary>What a figure is to show, where it is not what it would show by itself. Names are those of the model; null leaves the choice to the figure.</summary>
public sealed record FigureChoice
{
    /// <summary>The first arm that is shown, or the only one.</summary>
    public string? Arm { get; init; }

    /// <summary>The design point, from 0; null for all of them together.</summary>
    public int? Point { get; init; }

    /// <summary>A series; of a portfolio the three parts, separated by commas, each a series or a sum of some (<c>a+b</c>).</summary>
    public string? Series { get; init; }

    /// <summary>A measure; of differences measures and patterns, separated by commas.</summary>
    public string? Measure { get; init; }

    /// <summary>A pattern.</summary>
    public string? Pattern { get; init; }

    /// <summary>The measure or parameter that goes to the right.</summary>
    public string? X { get; init; }

    /// <summary>The measure or parameter that goes up.</summary>
    public string? Y { get; init; }

    /// <summary>A year.</summary>
    public int? Year { get; init; }

    /// <summary>What was analysed, as the experiment calls it: <c>mean(bwi)</c>.</summary>
    public string? Output { get; init; }
}
