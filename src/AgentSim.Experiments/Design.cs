using System.Collections.Immutable;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments;

/// <summary>
/// The design points of a run. What a point sets is of two kinds: values of parameters, which histories are given as they are played, so that a million points cost no more than
/// a million histories; and all else, for which the model is read again: a <see cref="Variant"/>.
/// </summary>
public abstract class Design
{
    /// <summary>A design with some models.</summary>
    /// <param name="variants">The models, at least one; all have arms of the same names, measures and patterns, in the same order.</param>
    protected Design(ImmutableArray<Variant> variants) => Variants = Comparable(variants);

    /// <summary>The models that the points play.</summary>
    public ImmutableArray<Variant> Variants { get; }

    /// <summary>Number of design points, at least 1.</summary>
    public abstract int Points { get; }

    /// <summary>The values that histories are given; null if they draw all.</summary>
    public virtual IGivenParameters? Given => null;

    /// <summary>The parameters among them whose values differ by design point.</summary>
    public virtual ImmutableArray<string> Varied => [];

    /// <summary>The names of the arms, in order.</summary>
    public ImmutableArray<string> Arms => [.. Variants[0].Arms.Select(arm => arm.Name)];

    /// <summary>Index of the variant that a point plays.</summary>
    public abstract int VariantOf(int point);

    /// <summary>One point for each variant.</summary>
    public static Design Of(params ImmutableArray<Variant> variants) => new VariantDesign(variants, null);

    /// <summary>One point for each variant, whose histories are given some parameters.</summary>
    /// <param name="variants">The variants.</param>
    /// <param name="given">What they are given; null for nothing.</param>
    public static Design Of(ImmutableArray<Variant> variants, IGivenParameters? given) => new VariantDesign(variants, given);

    private static ImmutableArray<Variant> Comparable(ImmutableArray<Variant> variants)
    {
        if (variants.IsEmpty || variants.Any(variant => variant.Arms.IsEmpty))
            throw new ArgumentException("A run needs at least one design point, and every design point at least one arm.", nameof(variants));
        var columns = Columns(variants[0].Arms[0].Model);
        var arms = variants[0].Arms.Select(arm => arm.Name).ToArray();
        foreach (var variant in variants)
        {
            if (!variant.Arms.Select(arm => arm.Name).SequenceEqual(arms))
                throw new ArgumentException($"The design point \"{string.Join(", ", variant.Settings.Select(setting => $"{setting.Key}={setting.Value}"))}\" has other arms than the first.", nameof(variants));
            if (variant.Arms.FirstOrDefault(arm => Columns(arm.Model) != columns) is { } odd)
                throw new ArgumentException($"The arm \"{odd.Name}\" records other measures or patterns than the first arm.", nameof(variants));
        }

        return variants;
    }

    /// <summary>What is recorded of a model's histories.</summary>
    internal static string Columns(Model model) => string.Join('\n',
        model.Measures.Select(measure => $"{measure.Name} {measure.IsAggregate}").Concat(model.Patterns.Select(pattern => pattern.Name)));

    private sealed class VariantDesign(ImmutableArray<Variant> variants, IGivenParameters? given) : Design(variants)
    {
        public override IGivenParameters? Given => given;

        public override int Points => Variants.Length;

        public override int VariantOf(int point) => point;
    }
}
