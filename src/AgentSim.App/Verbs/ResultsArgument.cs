using System.CommandLine;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary>The argument that names a folder of results.</summary>
internal static class ResultsArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> Create(string name = "RESULTS")
    {
        var argument = new Argument<string>(name) { Description = "A folder of results, such as results/kazakhstan.", HelpName = name };
        argument.Validators.Add(found =>
        {
            if (!ResultFolder.Exists(found.Tokens[0].Value)) found.AddError($"There are no results in {found.Tokens[0].Value}: it has no manifest.json.");
        });
        argument.CompletionSources.Add(_ => Directory.Exists("results")
            ? Directory.EnumerateDirectories("results").Where(ResultFolder.Exists).Order(StringComparer.Ordinal)
            : []);
        return argument;
    }
}
