using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using AgentSim.Experiments.Designs;

namespace AgentSim.Experiments;

/// <summary>Something that an experiment varies over its design points.</summary>
public sealed record DesignFactor
{
    /// <summary>How many values a grid takes of a range that says nothing about it.</summary>
    internal const int DefaultLevels = 5;

    private readonly ImmutableArray<double> numbers;
    private readonly ImmutableArray<string> texts;

    private DesignFactor(Factor axis, ImmutableArray<string> parameters, ImmutableArray<string> texts, ImmutableArray<double> numbers, Distribution? distribution)
    {
        Axis = axis;
        Parameters = parameters;
        this.texts = texts;
        this.numbers = numbers;
        Distribution = distribution;
        Group = axis.Name;
    }

    /// <summary>Its name, as <c>--set</c> knows it.</summary>
    public string Name => Axis.Name;

    /// <summary>The group that it moves with in some designs; its own name where it moves alone.</summary>
    public string Group { get; init; }

    /// <summary>The parameters that histories are given its value for; none if the model is read again for each of its values.</summary>
    public ImmutableArray<string> Parameters { get; }

    /// <summary>What designs vary.</summary>
    internal Factor Axis { get; init; }

    /// <summary>How many values a grid takes of it.</summary>
    internal int Levels { get; init; } = DefaultLevels;

    /// <summary>The distribution that its parameters are given in the models that are played; null keeps theirs.</summary>
    internal Distribution? Distribution { get; }

    /// <summary>Whether it is one of shares that are drawn together, whose value is known once all are.</summary>
    internal bool IsShare { get; init; }

    /// <summary>Whether its values are numbers, which can be calculated with.</summary>
    internal bool HasNumbers => texts.IsEmpty || !numbers.IsEmpty;

    /// <summary>Its values as they were written; empty if it has a range or a distribution.</summary>
    internal ImmutableArray<string> Texts => texts;

    /// <summary>What <paramref name="value"/>, of this factor at a design point, is written as.</summary>
    public string Written(double value)
    {
        if (texts.IsEmpty) return Axis.Written(value);
        return texts[numbers.IsEmpty ? (int)value : numbers.IndexOf(value)];
    }

    /// <summary>Its values in one line.</summary>
    internal string Description => Axis switch
    {
        IntegerFactor whole => $"whole [{whole.Low}, {whole.High}]",
        ContinuousFactor { Distribution: Uniform range } => string.Create(CultureInfo.InvariantCulture, $"uniform [{range.Low:R}, {range.High:R}]"),
        CategoricalFactor => $"one of [{string.Join(", ", texts)}]",
        _ => "prior",
    };

    /// <summary>A parameter with its own distribution.</summary>
    internal static DesignFactor Prior(string name, ImmutableArray<string> parameters, Distribution distribution) =>
        new(new ContinuousFactor(name, distribution), parameters, [], [], null) { IsShare = distribution is DirichletShare };

    /// <summary>A parameter between two bounds.</summary>
    internal static DesignFactor Range(string name, ImmutableArray<string> parameters, double low, double high)
    {
        var uniform = new Uniform(low, high);
        return new(new ContinuousFactor(name, uniform), parameters, [], [], uniform);
    }

    /// <summary>A parameter that takes the whole numbers between two bounds.</summary>
    internal static DesignFactor Whole(string name, ImmutableArray<string> parameters, int low, int high) =>
        new(new IntegerFactor(name, low, high), parameters, [], [], Equally([.. Enumerable.Range(low, high - low + 1).Select(value => (double)value)]));

    /// <summary>A parameter, or something else, that takes some values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">The parameters; none if it is something else.</param>
    /// <param name="texts">The values as they were written.</param>
    /// <param name="numbers">The same as numbers; none if they are not.</param>
    internal static DesignFactor List(string name, ImmutableArray<string> parameters, ImmutableArray<string> texts, ImmutableArray<double> numbers) =>
        new(new CategoricalFactor(name, texts), parameters, texts, numbers, parameters.IsEmpty ? null : Equally(numbers));

    /// <summary>The value that stands for what the axis says: of a list, the number at that place.</summary>
    internal double ValueOf(double onAxis) => numbers.IsEmpty ? onAxis : numbers[(int)onAxis];

    /// <summary>The place in its list of what is written, numbers compared as numbers; -1 if it is not there.</summary>
    internal int PlaceOf(string text)
    {
        var place = texts.IndexOf(text);
        return place < 0 && !numbers.IsEmpty && AgentSim.Language.Numbers.Parse(text) is { } number ? numbers.IndexOf(number) : place;
    }

    /// <summary>The coordinates that a grid takes.</summary>
    internal ImmutableArray<double> Coordinates()
    {
        if (Axis is not IntegerFactor whole) return Axis.Coordinates(Levels);
        double count = whole.High - whole.Low + 1;
        var steps = Math.Max(1, Levels - 1);
        return [.. Enumerable.Range(0, Levels).Select(level => Math.Round((count - 1) * level / steps)).Distinct().Select(place => (place + 0.5) / count)];
    }

    /// <summary>The coordinate of its middle: the median, or the middle one of its values, of two the first.</summary>
    internal double Middle() => Axis switch
    {
        IntegerFactor whole => MiddleOf(whole.High - whole.Low + 1),
        CategoricalFactor list => MiddleOf(list.Categories.Length),
        ContinuousFactor or ClippedFactor => 0.5,
        _ => throw new UnreachableException(),
    };

    private static double MiddleOf(int count) => ((count - 1) / 2 + 0.5) / count;

    private static Categorical Equally(ImmutableArray<double> values) => new(values, [.. values.Select(_ => 1.0 / values.Length)]);
}
