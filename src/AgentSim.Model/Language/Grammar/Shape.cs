using System.Collections.Immutable;

namespace AgentSim.Language.Grammar;

/// <summary>What may stand in a place of the file. The check of keys and the JSON Schema are both made from it.</summary>
internal abstract record Shape
{
    /// <summary>What may stand there, in words.</summary>
    public abstract string Phrase { get; }
}

/// <summary>Anything.</summary>
internal sealed record AnyShape(string Name) : Shape
{
    public override string Phrase => Name;
}

/// <summary>A single value.</summary>
internal sealed record ScalarShape(string Name) : Shape
{
    /// <summary>The values it may have; empty if many.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What it looks like, as a regular expression; null if anything.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether numbers may stand there, in the JSON Schema's sense.</summary>
    public bool TakesNumbers { get; init; }

    public override string Phrase => Choices.IsEmpty ? Name : string.Join(", ", Choices);
}

/// <summary>A list.</summary>
internal sealed record ListShape(Shape Item) : Shape
{
    public override string Phrase => $"a list [{Item.Phrase}, ...]";
}

/// <summary>A mapping whose keys are the modeller's.</summary>
/// <param name="KeyName">What the keys are, in words.</param>
/// <param name="Value">What stands under each.</param>
/// <param name="KeyPattern">What a key looks like, as a regular expression; null if anything.</param>
internal sealed record MapShape(string KeyName, Shape Value, string? KeyPattern) : Shape
{
    /// <summary>The key that a plain value in the mapping's place stands for; null if none.</summary>
    public string? Shorthand { get; init; }

    public override string Phrase => $"a mapping {{ {KeyName}: {Value.Phrase}, ... }}";
}

/// <summary>A mapping whose keys the language knows.</summary>
internal sealed record ConstructShape(Construct Construct) : Shape
{
    public override string Phrase => Construct.Phrase;
}

/// <summary>One of several; no two of them are of the same sort of YAML.</summary>
internal sealed record EitherShape(ImmutableArray<Shape> Shapes) : Shape
{
    public override string Phrase => string.Join(" or ", Shapes.Select(s => s.Phrase));
}
