using System.Text;

namespace AgentSim.Experiments.Tests.Language;

/// <summary>One mistake in an experiment, and what is said about it.</summary>
/// <param name="Title">The mistake.</param>
/// <param name="Lines">Lines of the experiment, and <c>@ path</c> before the lines of another file.</param>
/// <param name="Errors">The errors, in order.</param>
public sealed record Mistake(string Title, IReadOnlyList<string> Lines, IReadOnlyList<string> Errors)
{
    private static readonly string File = Repository.At("tests", "AgentSim.Experiments.Tests", "Language", "mistakes.txt");

    /// <summary>All cases of the file.</summary>
    public static IEnumerable<Mistake> All()
    {
        var lines = System.IO.File.ReadAllLines(File);
        var starts = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("# ", StringComparison.Ordinal)).Append(lines.Length).ToList();
        foreach (var (start, end) in starts.Zip(starts.Skip(1)))
        {
            var body = lines[(start + 1)..end].Where(line => line.Length > 0).ToList();
            yield return new(lines[start][2..], [.. body.Where(line => !IsError(line))], [.. body.Where(IsError).Select(line => line[2..])]);
        }
    }

    /// <summary>Writes the cases down with what is said about them now, to be read before it is approved.</summary>
    public static void Approve(IEnumerable<Mistake> mistakes)
    {
        var text = new StringBuilder();
        foreach (var mistake in mistakes)
        {
            text.Append("# ").Append(mistake.Title).Append('\n');
            foreach (var line in mistake.Lines) text.Append(line).Append('\n');
            foreach (var error in mistake.Errors) text.Append("> ").Append(error).Append('\n');
            text.Append('\n');
        }

        System.IO.File.WriteAllText(File, text.ToString());
    }

    /// <summary>What the reader says about it.</summary>
    public IReadOnlyList<string> Said()
    {
        using var laboratory = new Laboratory();
        var (path, files) = (string.Empty, new Dictionary<string, StringBuilder> { [string.Empty] = new() });
        foreach (var line in Lines)
        {
            if (line.StartsWith("@ ", StringComparison.Ordinal)) files[path = line[2..]] = new();
            else files[path].Append(line).Append('\n');
        }

        foreach (var (name, text) in files.Where(file => file.Key.Length > 0)) laboratory.Write(name, text.ToString());
        return [.. laboratory.Read(files[string.Empty].ToString()).Errors.Select(error => error.ToString())];
    }

    public override string ToString() => Title;

    private static bool IsError(string line) => line.StartsWith("> ", StringComparison.Ordinal);
}
