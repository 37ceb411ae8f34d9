using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using AgentSim.App.Answers;
using AgentSim.App.Terminal;
using AgentSim.Results;
using DuckDB.NET.Data;
using Spectre.Console;

namespace AgentSim.App.Verbs;

/// <summary><c>query RESULTS SQL</c>: asks results anything.</summary>
internal static class QueryVerb
{
    public static Command Create()
    {
        var results = ResultsArgument.Create();
        var sql = new Argument<string>("SQL") { Description = "A question in DuckDB's SQL to the tables histories, series, deals, ledger, parameters and failures.", HelpName = "SQL", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<FileInfo>("--file") { Description = "A file that the question stands in.", HelpName = "FILE" }.AcceptExistingOnly();
        var csv = new Option<bool>("--csv") { Description = "Print the answer as CSV." };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("query", "Ask results anything, in SQL.") { results, sql, file, csv, json };
        verb.Validators.Add(found =>
        {
            if (found.GetResult(sql) is { Tokens.Count: > 0 } == found.GetResult(file) is not null) found.AddError("Ask one question: as SQL, or in a file with --file.");
            if (found.GetValue(csv) && found.GetValue(json)) found.AddError("--csv and --json exclude each other.");
        });
        verb.SetAction(parsed => Query(
            parsed.GetRequiredValue(results), parsed.GetValue(file) is { } asked ? File.ReadAllText(asked.FullName) : parsed.GetRequiredValue(sql),
            parsed.GetValue(csv) ? PrintCsv : parsed.GetValue(json) ? PrintJson : PrintTable));
        return verb;
    }

    private static int Query(string results, string sql, Action<QueryAnswer> print)
    {
        var folder = ResultFolder.Open(results);
        using var query = ResultQuery.Open(folder, folder.ReadManifest());
        try
        {
            print(query.Ask(sql));
            return ExitCode.Done;
        }
        catch (DuckDBException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return ExitCode.Wrong;
        }
    }

    private static void PrintTable(QueryAnswer answer)
    {
        var table = Screen.Table([.. answer.Columns]);
        foreach (var row in answer.Rows) table.AddRow([.. row.Select(value => Screen.Plain(QueryValue.Shown(value)))]);
        FittedTable.Print(Screen.Output(), table);
    }

    private static void PrintCsv(QueryAnswer answer)
    {
        Console.Out.WriteLine(string.Join(',', answer.Columns.Select(Quoted)));
        foreach (var row in answer.Rows) Console.Out.WriteLine(string.Join(',', row.Select(value => Quoted(QueryValue.Text(value)))));
    }

    private static void PrintJson(QueryAnswer answer) => Console.Out.WriteLine(new JsonArray(
        [.. answer.Rows.Select(row => new JsonObject(answer.Columns.Zip(row, (name, value) => KeyValuePair.Create(name, QueryValue.Node(value)))))]).ToJsonString(QueryValue.Readable));

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? text
        : new StringBuilder(text).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
}
