using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Experimenting;
using AgentSim.App.Terminal;

namespace AgentSim.App.Verbs;

/// <summary><c>merge DIR... --out DIR</c>: joins shards of an experiment, and judges what it claims.</summary>
internal static class MergeVerb
{
    public static Command Create()
    {
        var shards = ResultsArgument.CreateMany("SHARDS", "Folders of shards of one experiment.");
        var folder = new Option<string>("--out") { Description = "The folder for all of it.", HelpName = "DIR", Required = true };
        var partial = new Option<bool>("--partial") { Description = "Join what there is, though batches are missing." };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("merge", "Join the shards of an experiment into the results that it would have had in one place.") { shards, folder, partial, json };
        verb.SetAction((parsed, cancellation) => Merge(
            parsed.GetRequiredValue(shards), parsed.GetRequiredValue(folder), parsed.GetValue(partial) ? Missing.Allowed : Missing.Refused, parsed.GetValue(json) ? Format.Json : Format.Text,
            string.Join(' ', parsed.Tokens.Select(token => token.Value)), cancellation));
        return verb;
    }

    private static async Task<int> Merge(string[] shards, string folder, Missing missing, Format format, string command, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var merging = Merging.Of(shards, $"agentsim {command}");
        if (missing == Missing.Refused) merging.RefuseIfIncomplete();
        var joined = await merging.Join(folder, cancellation);
        if (merging.Missing == 0) return await new Conclusion(joined, format).Tell(merging.Joined, clock, cancellation);
        var answer = new MergeAnswer(joined.Manifest.AllHistories - merging.Missing, merging.Missing, joined.Folder.Path);
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Default.MergeAnswer));
        else Console.Out.WriteLine($"{Numerals.Histories(answer.Histories)} are in {folder}; {Numerals.Whole(answer.Missing)} are missing. Merge the rest into the same folder, or have agentsim experiment play it there.");
        return ExitCode.Done;
    }

    /// <summary>Whether batches may be missing.</summary>
    private enum Missing
    {
        Refused,
        Allowed,
    }
}
