using System.Text;

namespace AgentSim.Tests.Language;

/// <summary>One mistake in a model, and what is said about it.</summary>
/// <param name="Title">The mistake.</param>
/// <param name="Lines">The case as it is written: lines of the model, <c>$ name=value</c> for a setting, <c>@ path</c> before the lines of another file.</param>
/// <param name="Errors">The errors, in order.</param>
public sealed record Mistake(string Title, IReadOnlyList<string> Lines, IReadOnlyList<string> Errors)
{
    private static readonly string File = Repository.At("tests", "AgentSim.Model.Tests", "Language", "mistakes.txt");

    /// <summary>All cases of the file.</summary>
    public static IEnumerable<Mistake> All()
    {
        var lines = System.IO.File.ReadAllLines(File);
        var starts = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("# ", StringComparison.Ordinal)).Append(lines.Length).ToList();
        foreach (var (start, end) in starts.Zip(starts.Skip(1)))
        {
            var body = lines[(start + 1)..end].Where(l => l.Length > 0).ToList();
            yield return new(lines[start][2..], [.. body.Where(l => !l.StartsWith("> ", StringComparison.Ordinal))], [.. body.Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..])]);
        }
    }

    /// <summary>Writes the cases down with what is said about them now, to be read before it is approved.</summary>
    public static void Approve(IEnumerable<Mistake> mistakes)
    {
        var text = new StringBuilder();
        foreach (var mistake in mistakes)
        {
            text.Append("# ").AppendLine(mistake.Title);
            foreach (var line in mistake.Lines) text.AppendLine(line);
            foreach (var error in mistake.Errors) text.Append("> ").AppendLine(error);
            text.AppendLine();
        }

        System.IO.File.WriteAllText(File, text.ToString());
    }

    /// <summary>What the reader says about it.</summary>
    public IReadOnlyList<string> Said()
    {
        using var workshop = new Workshop();
        var settings = new List<(string, string)>();
        var (path, files) = (string.Empty, new Dictionary<string, StringBuilder> { [string.Empty] = new() });
        foreach (var line in Lines)
        {
            if (line.StartsWith("$ ", StringComparison.Ordinal)) settings.Add((line[2..].Split('=', 2)[0], line.Split('=', 2)[1]));
            else if (line.StartsWith("@ ", StringComparison.Ordinal)) files[path = line[2..]] = new();
            else files[path].Append(line).Append('\n');
        }

        foreach (var (name, text) in files.Where(f => f.Key.Length > 0)) workshop.Write(name, text.ToString());
        return [.. workshop.Read(files[string.Empty].ToString(), [.. settings]).Errors.Select(e => e.ToString())];
    }

    public override string ToString() => Title;
}
