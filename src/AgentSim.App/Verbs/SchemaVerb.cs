using System.CommandLine;
using AgentSim.Experiments.Language;
using AgentSim.Language;

namespace AgentSim.App.Verbs;

/// <summary><c>schema</c>: prints the JSON Schema of model or experiment files.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var of = new Option<string>("--of") { Description = "Of which files: model or experiment.", HelpName = "KIND", DefaultValueFactory = _ => "model" };
        of.AcceptOnlyFromAmong("model", "experiment");
        var verb = new Command("schema", "Print the JSON Schema of model or experiment files, by which editors complete and check them.") { of };
        verb.SetAction(parsed => Console.Out.Write(parsed.GetValue(of) == "experiment" ? ExperimentSchema.Write() : ModelSchema.Write()));
        return verb;
    }
}
