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
        Check(argument);
        return argument;
    }

    /// <summary>One that names several.</summary>
    public static Argument<string[]> CreateMany(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, HelpName = name, Arity = ArgumentArity.OneOrMore };
        Check(argument);
        return argument;
    }

    private static void Check(Argument argument)
    {
        argument.Validators.Add(found =>
        {
            foreach (var folder in found.Tokens.Select(token => token.Value).Where(folder => !ResultFolder.Exists(folder))) found.AddError($"There are no results in {folder}: it has no manifest.json.");
        });
        argument.CompletionSources.Add(_ => Directory.Exists("results")
            ? Directory.EnumerateDirectories("results").Where(ResultFolder.Exists).Order(StringComparer.Ordinal)
            : []);
    }
}
