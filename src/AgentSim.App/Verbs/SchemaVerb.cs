using System.CommandLine;
using AgentSim.Language;

namespace AgentSim.App.Verbs;

/// <summary><c>schema</c>: prints the JSON Schema of model files.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var verb = new Command("schema", "Print the JSON Schema of model files, by which editors complete and check them.");
        verb.SetAction(_ => Console.Out.Write(ModelSchema.Write()));
        return verb;
    }
}
