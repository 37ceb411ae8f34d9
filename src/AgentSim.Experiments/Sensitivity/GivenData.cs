using System.Collections.Immutable;

namespace AgentSim.Experiments.Sensitivity;

/// <summary>What an input was at each point or in each history.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values; of a categorical input, indices of categories.</param>
/// <param name="Kind">Whether values have an order.</param>
internal sealed record GivenInput(string Name, ImmutableArray<double> Values, InputKind Kind);

/// <summary>Whether an input's values have an order.</summary>
internal enum InputKind
{
    /// <summary>Numbers, whole or not.</summary>
    Ordered,

    /// <summary>Indices of categories.</summary>
    Categorical,
}

/// <summary>Inputs and a measure from any plan or none, such as the parameters that histories drew: what analyses need that ask for no design of their own.</summary>
internal sealed class GivenData
{
    /// <summary>Inputs and outputs of rows that are independent of each other; where an output is missing (NaN), the row is left out.</summary>
    /// <param name="inputs">At least one, each with as many values as there are outputs.</param>
    /// <param name="outputs">The measure, in the same order; at least two not missing.</param>
    public GivenData(ImmutableArray<GivenInput> inputs, ReadOnlySpan<double> outputs)
        : this(inputs, outputs, [.. Enumerable.Range(0, outputs.Length)])
    {
    }

    /// <summary>Inputs and outputs of rows some of which share their inputs.</summary>
    /// <param name="inputs">As above.</param>
    /// <param name="outputs">As above.</param>
    /// <param name="unitOf">For each row the design point, or sample, that it is of: the units that are independent of each other.</param>
    public GivenData(ImmutableArray<GivenInput> inputs, ReadOnlySpan<double> outputs, ImmutableArray<int> unitOf)
    {
        if (inputs.IsEmpty) throw new ArgumentException("There must be at least one input.", nameof(inputs));
        foreach (var input in inputs)
            if (input.Values.Length != outputs.Length)
                throw new ArgumentException($"\"{input.Name}\" has {input.Values.Length} values for {outputs.Length} outputs.", nameof(inputs));
        var all = outputs.ToArray();
        int[] known = [.. Enumerable.Range(0, all.Length).Where(row => !double.IsNaN(all[row]))];
        if (known.Length < 2) throw new ArgumentException($"At least 2 outputs that are not missing are needed, but there are {known.Length}.", nameof(outputs));
        Units = [.. known.Index().GroupBy(row => unitOf[row.Item], row => row.Index).Select(unit => unit.ToImmutableArray())];
        Outputs = [.. known.Select(row => all[row])];
        Inputs = [.. inputs.Select(input => input with { Values = [.. known.Select(row => input.Values[row])] })];
    }

    /// <summary>The inputs, where the output is known.</summary>
    public ImmutableArray<GivenInput> Inputs { get; }

    /// <summary>The rows of each unit, by their places among those that are known.</summary>
    public ImmutableArray<ImmutableArray<int>> Units { get; }

    /// <summary>The outputs that are known.</summary>
    public ImmutableArray<double> Outputs { get; }
}
