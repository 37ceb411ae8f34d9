using CsCheck;

namespace AgentSim.Tests.Language;

/// <summary>One way to spoil a text.</summary>
/// <param name="Kind">How.</param>
/// <param name="At">Where, as a share of the text.</param>
/// <param name="To">Another place, as a share of the text.</param>
/// <param name="Piece">What is put in, where something is.</param>
internal sealed record Mutation(int Kind, double At, double To, string Piece)
{
    private const int Kinds = 12;

    private static readonly string[] Pieces =
    [
        "\n", "  ", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", "'", "\"", "#", "|", ">", "&a", "*a", "!!str", "null", "~", "?", "%", "@", "`", "\\", "---", "...",
        "0", "-1", "1e999", "NaN", ".inf", "99999999999999999999", "0.1", "(", ")", "+", "^", "not ", " and ", "==", "<", "if(", "sum(p in patron: ", "lag(", "mean(",
        "north", "patron", "client", "depth", "trust", "year", "otherwise", "infinite", "missing", "when", "levels", "opens", "given: ", "uniform: ", "dirichlet: ", "hazard: ",
        "allocate: ", "\u00e9", "\ud83d\ude00", "\u2028", "\0", "\ufeff", "extends: m\n", "seed: ../x\n", "[a in patron, b in patron if a != b]",
    ];

    /// <summary>Some spoilings in a row.</summary>
    public static Gen<List<Mutation>> Some { get; } =
        Gen.Select(Gen.Int[0, Kinds - 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, Pieces.Length - 1], (k, a, t, p) => new Mutation(k, a, t, Pieces[p])).List[1, 6];

    /// <summary>The spoilt text.</summary>
    public string Of(string text)
    {
        if (text.Length == 0) return Piece;
        var lines = text.Split('\n').ToList();
        var (at, to) = ((int)(At * (text.Length - 1)), (int)(To * (text.Length - 1)));
        var (line, other) = ((int)(At * (lines.Count - 1)), (int)(To * (lines.Count - 1)));
        var (low, high) = (Math.Min(at, to), Math.Min(Math.Max(at, to), Math.Min(at, to) + 40));
        switch (Kind)
        {
            case 0: return text.Insert(at, Piece);
            case 1: return text.Remove(low, high - low);
            case 2: return text.Remove(low, high - low).Insert(low, Piece);
            case 3: return text[..at];
            case 4: return text.Insert(at, text[low..high]);
            case 5: return string.Concat(text.AsSpan(0, at), ((char)(text[at] ^ (1 << (to % 7)))).ToString(), text.AsSpan(at + 1));
            case 6: lines.RemoveAt(line); break;
            case 7: lines.Insert(other, lines[line]); break;
            case 8: (lines[line], lines[other]) = (lines[other], lines[line]); break;
            case 9: lines[line] = "  " + lines[line]; break;
            case 10: lines[line] = lines[line].TrimStart(); break;
            default: lines[line] = Words(lines[line], lines[other]); break;
        }

        return string.Join('\n', lines);
    }

    /// <summary>A line in which one word is another line's.</summary>
    private string Words(string line, string other)
    {
        var (words, others) = (line.Split(' '), other.Split(' '));
        words[(int)(To * (words.Length - 1))] = others[(int)(At * (others.Length - 1))];
        return string.Join(' ', words);
    }
}
