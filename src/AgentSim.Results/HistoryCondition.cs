using System.Text;
using AgentSim.Experiments;
using DuckDB.NET.Data;

namespace AgentSim.Results;

/// <summary>A condition on single histories, as experiment files write it: the name of a pattern, of a measure that is true or false, or an expression of SQL on the table of histories.</summary>
public static class HistoryCondition
{
    private const string Failed = "failed";

    /// <summary>The condition as an expression of SQL; null where any history will do.</summary>
    public static string? Sql(TranscriptsOf which, Model model)
    {
        if (which.Where is not { } where || where == Failed) return which.Where;
        if (model.Patterns.Any(pattern => pattern.Name == where)) return $"pattern = '{where}'";
        return model.Measures.Any(measure => measure.Name == where) ? $"{ResultQuery.Name(ColumnName.Of(where))} <> 0" : where;
    }

    /// <summary>What is wrong with a condition, asked of a table of histories without rows and without a way to any file; null if nothing is.</summary>
    public static string? Fault(string sql, Model model, Collection collection)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        try
        {
            Execute(connection, "set enable_external_access = false");
            Execute(connection, $"create table histories ({Columns(model, collection)})");
            Execute(connection, $"select history from histories where ({sql}\n)");
            return null;
        }
        catch (DuckDBException wrong)
        {
            return FirstSentences(wrong.Message);
        }
    }

    private static string Columns(Model model, Collection collection)
    {
        var text = new StringBuilder("arm varchar, point integer, history integer, sample integer, replication integer, failed boolean, failed_period varchar, failed_quantity varchar, pattern varchar, digest blob");
        foreach (var measure in model.Measures.Where(measure => collection.Keeps(measure.Name))) text.Append($", {ResultQuery.Name(ColumnName.Of(measure.Name))} double");
        return text.ToString();
    }

    // After them DuckDB shows its own question, with an arrow.
    private static string FirstSentences(string message) =>
        string.Join(' ', message.ReplaceLineEndings("\n").Split('\n').TakeWhile(line => !line.StartsWith("LINE ", StringComparison.Ordinal)).Select(line => line.Trim()).Where(line => line.Length > 0));

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
