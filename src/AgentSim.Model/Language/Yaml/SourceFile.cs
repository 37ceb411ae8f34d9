namespace AgentSim.Language.Yaml;

/// <summary>A text that a person wrote, and the name that they know it by.</summary>
/// <param name="name">As it is shown in errors.</param>
/// <param name="text">Its text, lines ended by a line feed.</param>
/// <param name="order">Its place among the files that were read.</param>
internal sealed class SourceFile(string name, string text, int order)
{
    private readonly int[] lineStarts = [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n').Select(i => i + 1)];

    /// <summary>A word that was given otherwise than in a file.</summary>
    public static ScalarNode Word(string name, string text) => new(new SourceFile(name, text, int.MaxValue), 0, text.Length, text, ScalarStyle.Plain);

    public string Name => name;

    public string Text => text;

    public int Order => order;

    /// <summary>Line and column of the character at <paramref name="index"/>.</summary>
    public Place PlaceAt(int index)
    {
        var line = Array.BinarySearch(lineStarts, index);
        if (line < 0) line = ~line - 1;
        return new(this, line + 1, index - lineStarts[line] + 1);
    }
}

/// <summary>A place in a file; line and column from 1.</summary>
internal readonly record struct Place(SourceFile File, int Line, int Column);
