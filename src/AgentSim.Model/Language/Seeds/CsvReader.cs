using System.Text;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Seeds;

/// <summary>A field of a table, and where it stands.</summary>
internal readonly record struct Field(string Text, SourceFile File, int Start)
{
    public Place Place => File.PlaceAt(Start);
}

/// <summary>Reads comma-separated values as RFC 4180 writes them: fields in quotes may hold commas, quotes (doubled) and line ends.</summary>
internal static class CsvReader
{
    private const int Expected = 9;

    /// <summary>The rows of a file, empty lines left out.</summary>
    public static IEnumerable<List<Field>> Rows(SourceFile file, Report report)
    {
        var at = 0;
        var text = file.Text;
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                at++;
                continue;
            }

            var fields = new List<Field>(Expected);
            do
            {
                fields.Add(text.AsSpan(at).StartsWith("\"") ? Quoted(file, ref at, report) : Plain(file, ref at));
            }
            while (at < text.Length && text[at++] == ',');
            yield return fields;
        }
    }

    private static Field Plain(SourceFile file, ref int at)
    {
        var start = at;
        var length = file.Text.AsSpan(at).IndexOfAny(',', '\n');
        at = length < 0 ? file.Text.Length : at + length;
        return new(file.Text.AsSpan(start, at - start).Trim().ToString(), file, start);
    }

    private static Field Quoted(SourceFile file, ref int at, Report report)
    {
        var start = at++;
        var value = new StringBuilder();
        var text = file.Text;
        while (at < text.Length)
        {
            if (text[at] != '"') value.Append(text[at++]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at += 2;
            }
            else
            {
                at++;
                if (at < text.Length && text[at] is not (',' or '\n'))
                {
                    report.Add(file.PlaceAt(at), "a comma or the line's end must follow a quoted field", text[at].ToString());
                    at += Math.Max(0, text.AsSpan(at).IndexOfAny(',', '\n') is var skip && skip < 0 ? text.Length - at : skip);
                }

                return new(value.ToString(), file, start);
            }
        }

        report.Add(file.PlaceAt(start), "this quotation never ends");
        return new(value.ToString(), file, start);
    }
}
