using AgentSim.Language.Yaml;

namespace AgentSim.Language;

/// <summary>Nodes as YAML in one line.</summary>
internal static class FlowText
{
    /// <summary>A value as it stands behind <c>name=</c>: a plain one without quotes.</summary>
    public static string OfValue(Node node) => node is ScalarNode scalar && !LooksLikeYaml(scalar.Text) ? scalar.Text.ReplaceLineEndings(" ") : Of(node);

    private static bool LooksLikeYaml(string text) => text.Trim() is "" or ['{' or '[' or '"' or '\'', ..];

    private static string Of(Node node) => node switch
    {
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{Quoted(entry.Key.Text)}: {Of(entry.Value)}"))} }}",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        ScalarNode { IsEmpty: true } => string.Empty,
        ScalarNode scalar => Quoted(scalar.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Words and numbers as they are, all else in single quotes, in which YAML knows no escapes but the doubled quote.</summary>
    private static string Quoted(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '+') && (char.IsAsciiLetterOrDigit(text[0]) || text.Length > 1 && char.IsAsciiDigit(text[1]))
            ? text
            : $"'{text.ReplaceLineEndings(" ").Replace("'", "''", StringComparison.Ordinal)}'";
}
