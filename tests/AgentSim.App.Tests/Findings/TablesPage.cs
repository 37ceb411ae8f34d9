using System.Collections.Immutable;

namespace AgentSim.App.Tests.Findings;

/// <summary>A page of tables, each below the commands that give it.</summary>
internal sealed record TablesPage(string Preface, ImmutableArray<TablesPage.Section> Sections)
{
    private const string Heading = "\n## ";
    private const string Opening = "```console\n";
    private const string Closing = "\n```\n";

    public static TablesPage Read(string text)
    {
        var parts = text.Split(Heading);
        return new(parts[0], [.. parts.Skip(1).Select(Section.Read)]);
    }

    public override string ToString() => Preface + string.Concat(Sections.Select(section => Heading + section));

    /// <summary>A table with its title and commands, the last of which prints it; or a picture, the line that shows it, and the last draws it.</summary>
    internal sealed record Section(string Title, ImmutableArray<string> Commands, Table Table, string? Picture)
    {
        /// <summary>Where the picture stands.</summary>
        public string PicturePath => Picture![(Picture!.LastIndexOf('(') + 1)..^1];

        public static Section Read(string text)
        {
            var (opens, closes) = (text.IndexOf(Opening, StringComparison.Ordinal), text.IndexOf(Closing, StringComparison.Ordinal));
            var rest = text[(closes + Closing.Length)..].Trim();
            return new(text[..opens].Trim(), [.. text[(opens + Opening.Length)..closes].Split('\n')], Table.OfMarkdown(rest), rest.StartsWith("![", StringComparison.Ordinal) ? rest : null);
        }

        public override string ToString() => $"{Title}\n\n{Opening}{string.Join('\n', Commands)}{Closing}\n{(Picture is null ? Table : Picture + "\n")}";
    }
}
