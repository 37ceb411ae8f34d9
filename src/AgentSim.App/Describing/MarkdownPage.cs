using System.Text;
using AgentSim.Language.Describing;

namespace AgentSim.App.Describing;

/// <summary>A description as a page of Markdown with mathematics between dollar signs.</summary>
internal static class MarkdownPage
{
    /// <summary>The page.</summary>
    public static string Of(ModelDescription description)
    {
        var (model, page) = (description.Model, new StringBuilder());
        page.Append($"# {Prose(model.Title)}\n\n");
        page.Append($"Made from the model file by `agentsim describe {model.Name} --markdown`: change the file, not this page. From {model.Calendar.Label(0)} to {model.Calendar.Label(model.Calendar.Periods - 1)}");
        page.Append(model.Seed.Name.Length == 0 ? ".\n" : $"; values of the seed `{model.Seed.Name}`.\n");
        page.Append("\nA name without its index has the index of the quantity that is being defined; an issue stands for the value of its level in force.\n");
        if (model.Citation is { } citation) page.Append($"\n{Prose(citation)}.\n");
        foreach (var section in description.Sections) Append(page, section);
        return page.ToString();
    }

    private static void Append(StringBuilder page, DescribedSection section)
    {
        page.Append($"\n## {Prose(section.Title)}\n");
        if (!section.Columns.IsEmpty)
        {
            page.Append($"\n| {string.Join(" | ", section.Columns)} |\n|{string.Concat(section.Columns.Select(_ => "---|"))}\n");
            foreach (var row in section.Rows) page.Append($"| {string.Join(" | ", row.Select(Cell))} |\n");
        }

        foreach (var equation in section.Equations)
        {
            page.Append($"\n`{equation.Name}`{(equation.Remark.Length == 0 ? "" : $" ({Prose(equation.Remark)})")}{(equation.Source.Length == 0 ? "" : $": {Prose(equation.Source)}")}\n");
            foreach (var formula in equation.Formulas) page.Append($"\n$$ {formula} $$\n");
        }
    }

    private static string Cell(DescribedText cell) => cell switch
    {
        { Text.Length: 0 } => "",
        { Kind: DescribedKind.Code } => $"`{cell.Text}`",
        { Kind: DescribedKind.Formula } => $"${cell.Text}$",
        _ => Prose(cell.Text),
    };

    private static string Prose(string text)
    {
        var prose = new StringBuilder();
        foreach (var character in text) prose.Append(character is '|' or '_' or '*' or '$' or '[' or ']' or '<' or '`' or '\\' ? $@"\{character}" : $"{character}");
        return prose.ToString();
    }
}
