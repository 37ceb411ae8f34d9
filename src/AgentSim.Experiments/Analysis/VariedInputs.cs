using System.Collections.Immutable;
using AgentSim.Experiments.Claims;
using AgentSim.Experiments.Designs;
using AgentSim.Experiments.Sensitivity;

namespace AgentSim.Experiments.Analysis;

/// <summary>What histories were played with: the factors, parameters or not, and the other parameters, which samples draw.</summary>
/// <param name="Factors">The values of each factor, in each history.</param>
/// <param name="Drawn">The values of each parameter that is drawn and is no factor.</param>
/// <param name="Points">The design point of each history.</param>
/// <param name="Samples">The sample of each history; design points share samples.</param>
internal sealed record VariedInputs(ImmutableArray<GivenInput> Factors, ImmutableArray<GivenInput> Drawn, ImmutableArray<int> Points, ImmutableArray<int> Samples)
{
    /// <summary>Said where there is nothing to analyse.</summary>
    public const string NothingVaried = "Nothing is varied: the experiment has no factors, and the model draws no parameters.";

    // With fewer, a slice would hold one value.
    private const int FewestSamples = 20;

    /// <summary>Why drawn parameters are left out; null if none are.</summary>
    public string? LeftOut { get; private init; }

    /// <summary>Whether nothing is varied.</summary>
    public bool IsEmpty => Factors.IsEmpty && Drawn.IsEmpty;

    /// <summary>All inputs.</summary>
    public ImmutableArray<GivenInput> All => [.. Factors, .. Drawn];

    /// <summary>What several histories are played of, with the same values.</summary>
    public string Units => Factors.IsEmpty ? "samples" : "design points";

    /// <summary>What the baseline of an experiment was played with.</summary>
    public static VariedInputs Of(Experiment experiment, IRecordedHistories histories)
    {
        var factors = experiment.Design.Factors;
        var given = factors.SelectMany(factor => factor.Parameters).ToHashSet();
        var drawn = experiment.Design.Variants[0].Arms[0].Model.Parameters.Where(parameter => parameter.Distribution is not Fixed && !given.Contains(parameter.Name)).ToArray();
        var samples = histories.Samples.Distinct().Count();
        var isEnough = factors.IsEmpty || samples >= FewestSamples;
        return new(
            [.. factors.Select(factor => new GivenInput(factor.Name, [.. histories.Factor(factor.Name)], factor.Axis is CategoricalFactor ? InputKind.Categorical : InputKind.Ordered))],
            isEnough ? [.. drawn.Select(parameter => Drawing(histories, parameter))] : [], histories.Points, histories.Samples)
        {
            LeftOut = isEnough || drawn.Length == 0 ? null : $"The {drawn.Length} parameters that samples draw are left out: there are {samples} samples, and {FewestSamples} are needed.",
        };
    }

    /// <summary>A row for each history: of factors, design points are the units that are independent of each other; of drawn parameters, samples.</summary>
    public IEnumerable<VariedData> ByHistory(double[] numbers)
    {
        if (!Factors.IsEmpty) yield return new VariedData(Factors, numbers, Points, AreDrawn: false).Known();
        if (!Drawn.IsEmpty) yield return new VariedData(Drawn, numbers, Samples, AreDrawn: true).Known();
    }

    /// <summary>A row for each design point, or without factors each sample: what an outcome is over its histories. None where no two histories share one.</summary>
    public IEnumerable<VariedData> ByUnit(Outcome outcome, double[] numbers)
    {
        var (inputs, unitOf) = Factors.IsEmpty ? (Drawn, Samples) : (Factors, Points);
        var units = Enumerable.Range(0, numbers.Length).Where(row => !double.IsNaN(numbers[row])).GroupBy(row => unitOf[row]).Select(unit => unit.ToArray()).Where(rows => rows.Length > 1).ToArray();
        if (inputs.IsEmpty || units.Length < 2) yield break;
        yield return new(
            [.. inputs.Select(input => input with { Values = [.. units.Select(rows => input.Values[rows[0]])] })],
            Array.ConvertAll(units, rows => outcome.Of(Array.ConvertAll(rows, row => numbers[row]))), [.. Enumerable.Range(0, units.Length)], Factors.IsEmpty);
    }

    private static GivenInput Drawing(IRecordedHistories histories, Parameter parameter) =>
        new(parameter.Name, [.. histories.Parameter(Arm.Baseline, parameter.Name)], parameter.Distribution is Categorical ? InputKind.Categorical : InputKind.Ordered);
}

/// <summary>Inputs and an output, row by row.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Numbers">The output.</param>
/// <param name="UnitOf">The unit of each row; units are independent of each other.</param>
/// <param name="AreDrawn">Whether the inputs are parameters that samples draw.</param>
internal sealed record VariedData(ImmutableArray<GivenInput> Inputs, double[] Numbers, ImmutableArray<int> UnitOf, bool AreDrawn)
{
    /// <summary>The rows whose output is known.</summary>
    public VariedData Known() => Rows([.. Enumerable.Range(0, Numbers.Length).Where(row => !double.IsNaN(Numbers[row]))]);

    /// <summary>So many rows at most, at even distances.</summary>
    public VariedData Thinned(int most) => Numbers.Length <= most ? this : Rows([.. Enumerable.Range(0, most).Select(i => (int)((long)i * Numbers.Length / most))]);

    private VariedData Rows(int[] rows) => rows.Length == Numbers.Length ? this : new(
        [.. Inputs.Select(input => input with { Values = [.. rows.Select(row => input.Values[row])] })], Array.ConvertAll(rows, row => Numbers[row]), [.. rows.Select(row => UnitOf[row])], AreDrawn);
}
