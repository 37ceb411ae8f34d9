using AgentSim.Language.Describing;

namespace AgentSim.App.Answers;

/// <summary>What <c>describe --json</c> prints.</summary>
internal sealed record DescribeAnswer(string Model, string Title, IReadOnlyList<SectionAnswer> Sections)
{
    /// <summary>The answer of a description.</summary>
    public static DescribeAnswer Of(ModelDescription description) => new(
        description.Model.Name, description.Model.Title,
        [.. description.Sections.Select(section => new SectionAnswer(
            section.Title, section.Columns, [.. section.Rows.Select(row => row.Select(cell => cell.Text).ToArray())],
            [.. section.Equations.Select(equation => new EquationAnswer(equation.Name, equation.Remark, equation.Source, equation.Formulas))]))]);
}

/// <summary>A table, or equations.</summary>
internal sealed record SectionAnswer(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<EquationAnswer> Equations);

/// <summary>A quantity with the formulas that make it, in LaTeX.</summary>
internal sealed record EquationAnswer(string Name, string Remark, string Source, IReadOnlyList<string> Formulas);
