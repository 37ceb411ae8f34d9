using AgentSim.Figures;

namespace AgentSim.Results.Picturing;

/// <summary>What a figure over factors or design points can be of: the share of a pattern, or of a measure that is true or false, or the mean of a measure.</summary>
/// <param name="Name">The pattern or measure.</param>
/// <param name="IsShare">Whether it is a share.</param>
/// <param name="Sql">What it is of each history, as an expression of SQL on the table of histories, which is called h.</param>
internal sealed record AskedQuantity(string Name, bool IsShare, string Sql)
{
    /// <summary>What it is, in words.</summary>
    public string Words => IsShare ? $"Share of {Labels.Words(Name)}" : $"Mean of {Labels.Words(Name)}";

    /// <summary>What is asked for: by itself the pattern that is the most frequent, or the first measure of a model without patterns. A refusal names what there is.</summary>
    public static (AskedQuantity? Of, FigureAnswer? Refusal) Chosen(RunFigures of, FigureChoice choice)
    {
        var (manifest, measures) = (of.Manifest, of.Manifest.Measures.Where(measure => measure.Kind != MeasureKind.Nominal).ToArray());
        if (choice is { Pattern: not null, Measure: not null }) return (null, FigureAnswer.None("A figure is of one thing: --pattern or --measure, not both."));
        if (choice.Pattern is { } pattern) return manifest.Patterns.Contains(pattern) ? (OfPattern(pattern), null) : (null, RunFigures.Unknown("pattern", pattern, manifest.Patterns));
        if (choice.Measure is { } name) return measures.FirstOrDefault(measure => measure.Name == name) is { } found ? (OfMeasure(found), null) : (null, RunFigures.Unknown("measure", name, measures.Select(measure => measure.Name)));
        if (!manifest.Patterns.IsEmpty) return (OfPattern(of.Query.Patterns(of.Arm(choice)).MaxBy(share => share.Proportion.Count)!.Pattern), null);
        return measures.Length > 0 ? (OfMeasure(measures[0]), null) : (null, FigureAnswer.None("The model has neither patterns nor measures that are numbers."));
    }

    public static AskedQuantity OfPattern(string pattern) => new(pattern, true, $"h.pattern = '{pattern.Replace("'", "''", StringComparison.Ordinal)}'");

    public static AskedQuantity OfMeasure(MeasureIdentity measure) => new(measure.Name, measure.Kind == MeasureKind.Truth, $"h.{ResultQuery.Name(measure.Column)}");
}
