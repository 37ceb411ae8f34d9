using System.Globalization;
using System.Text;
using AgentSim.Language.Describing;

namespace AgentSim.App.Describing;

/// <summary>A description as LaTeX to be included in a paper: it needs the packages amsmath and longtable.</summary>
internal static class LatexPage
{
    // Of the width of a line; the rest lies between the columns.
    private const double TableWidth = 0.9;

    /// <summary>The text, from its first section to its last.</summary>
    public static string Of(ModelDescription description)
    {
        var page = new StringBuilder($"% Made from the model file by agentsim describe {description.Model.Name} --latex; needs amsmath and longtable.\n");
        foreach (var section in description.Sections) Append(page, section);
        return page.ToString();
    }

    private static void Append(StringBuilder page, DescribedSection section)
    {
        page.Append($"\n\\section*{{{Prose(section.Title)}}}\n");
        if (!section.Columns.IsEmpty)
        {
            var width = string.Create(CultureInfo.InvariantCulture, $"{TableWidth / section.Columns.Length:0.000}");
            page.Append($"\\begin{{longtable}}{{{string.Concat(section.Columns.Select(_ => $"p{{{width}\\linewidth}}"))}}}\n\\hline\n{string.Join(" & ", section.Columns.Select(Prose))} \\\\\n\\hline\n\\endhead\n");
            foreach (var row in section.Rows) page.Append($"{string.Join(" & ", row.Select(Cell))} \\\\\n");
            page.Append("\\hline\n\\end{longtable}\n");
        }

        foreach (var equation in section.Equations)
        {
            page.Append($"\n\\noindent\\texttt{{{Prose(equation.Name)}}}{(equation.Remark.Length == 0 ? "" : $" ({Prose(equation.Remark)})")}{(equation.Source.Length == 0 ? "" : $": {Prose(equation.Source)}")}\n");
            foreach (var formula in equation.Formulas) page.Append($"\\[ {formula} \\]\n");
        }
    }

    private static string Cell(DescribedText cell) => cell switch
    {
        { Text.Length: 0 } => "",
        { Kind: DescribedKind.Code } => $"\\texttt{{{Prose(cell.Text)}}}",
        { Kind: DescribedKind.Formula } => $"${cell.Text}$",
        _ => Prose(cell.Text),
    };

    private static string Prose(string text)
    {
        var prose = new StringBuilder();
        foreach (var character in text)
        {
            prose.Append(character switch
            {
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $@"\{character}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '\\' => @"\textbackslash{}",
                '<' or '>' => $"${character}$",
                _ => $"{character}",
            });
        }

        return prose.ToString();
    }
}
