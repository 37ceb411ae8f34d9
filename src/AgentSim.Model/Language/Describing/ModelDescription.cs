using System.Collections.Immutable;

namespace AgentSim.Language.Describing;

/// <summary>A model as the tables and equations of a protocol tell it, its sets not written out.</summary>
/// <param name="Model">The model.</param>
/// <param name="Sections">What it consists of, in the order of its file.</param>
public sealed record ModelDescription(Model Model, ImmutableArray<DescribedSection> Sections);

/// <summary>One kind of thing that a model consists of: a table, or equations.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Columns">The heads of the table; empty where there is none.</param>
/// <param name="Rows">Its rows, a cell for each column.</param>
/// <param name="Equations">The equations; empty where there are none.</param>
public sealed record DescribedSection(
    string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<DescribedText>> Rows, ImmutableArray<DescribedEquation> Equations);

/// <summary>A cell of a table.</summary>
/// <param name="Kind">How it is to be shown.</param>
/// <param name="Text">The text; of a formula, LaTeX for mathematics.</param>
public readonly record struct DescribedText(DescribedKind Kind, string Text);

/// <summary>How a text is to be shown.</summary>
public enum DescribedKind
{
    /// <summary>As prose.</summary>
    Prose,

    /// <summary>As it stands in the file.</summary>
    Code,

    /// <summary>As mathematics.</summary>
    Formula,
}

/// <summary>A quantity with the formulas that make it.</summary>
/// <param name="Name">Its name in the file, with its indices.</param>
/// <param name="Remark">Its unit, range and the like; empty where there is nothing to say.</param>
/// <param name="Source">Why it is so; empty where nobody said.</param>
/// <param name="Formulas">LaTeX for mathematics, each to be displayed.</param>
public sealed record DescribedEquation(string Name, string Remark, string Source, ImmutableArray<string> Formulas);

/// <summary>A description, or what is wrong with the model's files.</summary>
/// <param name="Description">The description; null if there is any error.</param>
/// <param name="Errors">All errors, in the order of the files.</param>
public sealed record DescriptionReadResult(ModelDescription? Description, ImmutableArray<Diagnostic> Errors);
