namespace AgentSim.Games.Reading;

/// <summary>The words of a <c>.nfg</c> file in turn: braces, texts in quotation marks, and all else between blanks.</summary>
internal sealed class NfgTokens(string text, string file)
{
    private int place;

    /// <summary>The line that is being read, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next word without going on; null at the end. A text begins with a quotation mark.</summary>
    public string? Peek()
    {
        var (was, line) = (place, Line);
        var word = Next();
        (place, Line) = (was, line);
        return word;
    }

    /// <summary>The next word; null at the end.</summary>
    public string? Next()
    {
        while (place < text.Length && (char.IsWhiteSpace(text[place]) || text[place] == ',')) Line += text[place++] == '\n' ? 1 : 0;
        if (place == text.Length) return null;
        return text[place] switch { '"' => Quoted(), '{' or '}' => text[place++].ToString(), _ => Bare() };
    }

    /// <summary>Goes past a word that must come here.</summary>
    public void Expect(string word)
    {
        var found = Next();
        if (found != word) throw Wrong($"expected {word}, but found {Shown(found)}");
    }

    /// <summary>A text that must come here, without its quotation marks.</summary>
    public string Text(string what)
    {
        var found = Next();
        return found is ['"', .. var inside] ? inside : throw Wrong($"expected {what} in quotation marks, but found {Shown(found)}");
    }

    /// <summary>A payoff that must come here.</summary>
    public double Number()
    {
        var found = Next();
        return found is not null && GameNumber.Parse(found) is { } number ? number : throw Wrong($"a payoff is {Shown(found)}; it must be a finite number, such as 3, -0.5 or 2/3");
    }

    /// <summary>A whole number that must come here.</summary>
    public int Count(string what, int least)
    {
        var found = Next();
        return int.TryParse(found, out var count) && count >= least ? count : throw Wrong($"{what} is {Shown(found)}; it must be a whole number from {least}");
    }

    public WrongGameException Wrong(string message) => new(file, Line, message + ".");

    public static string Shown(string? word) => word switch { null => "the end of the file", ['"', .. var inside] => $"\"{inside}\"", _ => word };

    private string Quoted()
    {
        var (start, line) = (place++, Line);
        var inside = new System.Text.StringBuilder("\"");
        for (; place < text.Length && text[place] != '"'; place++)
        {
            if (text[place] == '\\' && place + 1 < text.Length && text[place + 1] is ('"' or '\\')) place++;
            Line += text[place] == '\n' ? 1 : 0;
            inside.Append(text[place]);
        }

        if (place++ >= text.Length) throw new WrongGameException(file, line, $"the text that begins with {text[start..Math.Min(text.Length, start + 20)].ReplaceLineEndings(" ")} has no closing quotation mark.");
        return inside.ToString();
    }

    private string Bare()
    {
        var start = place;
        while (place < text.Length && !char.IsWhiteSpace(text[place]) && text[place] is not ('{' or '}' or '"' or ',')) place++;
        return text[start..place];
    }
}
