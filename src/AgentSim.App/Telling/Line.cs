namespace AgentSim.App.Telling;

/// <summary>A line of a transcript, before it is fitted to a terminal.</summary>
/// <param name="Indent">How deep it stands, from 0.</param>
/// <param name="Text">The text; a line that is too long goes on below, a little deeper.</param>
internal readonly record struct Line(int Indent, string Text)
{
    private const int Step = 2;

    /// <summary>The line in lines of at most <paramref name="width"/> characters; a word that is longer stands alone.</summary>
    public IEnumerable<string> Fit(int width)
    {
        var line = new string(' ', Indent * Step);
        var further = new string(' ', (Indent + 2) * Step);
        var isEmpty = true;
        foreach (var word in Text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                (line, isEmpty) = (further, true);
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        yield return line.TrimEnd();
    }
}
