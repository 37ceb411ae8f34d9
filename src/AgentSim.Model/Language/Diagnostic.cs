using System.Text;

namespace AgentSim.Language;

/// <summary>Something wrong with a file that a person wrote: what, where, what was found, what is allowed, and what was perhaps meant.</summary>
/// <param name="File">The file, as the person named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Problem">What is wrong, without a full stop.</param>
/// <param name="Found">What was found.</param>
/// <param name="Allowed">What is allowed.</param>
/// <param name="Meant">A name close to the one found.</param>
public sealed record Diagnostic(string File, int Line, int Column, string Problem, string? Found, string? Allowed, string? Meant)
{
    /// <summary><c>file(line,column): what; found: ...; allowed: ...; did you mean ...?</c></summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{File}({Line},{Column}): {Problem}");
        if (Found is not null) text.Append("; found: ").Append(Found);
        if (Allowed is not null) text.Append("; allowed: ").Append(Allowed);
        if (Meant is not null) text.Append("; did you mean ").Append(Meant).Append('?');
        return text.ToString();
    }
}
