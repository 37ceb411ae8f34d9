using System.CommandLine;
using AgentSim.Experiments.Language;
using AgentSim.Language;

namespace AgentSim.App.Verbs;

/// <summary><c>schema</c>: prints the JSON Schema of model, experiment or calibration files.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var of = new Option<string>("--of") { Description = "Of which files: model, experiment or calibration.", HelpName = "KIND", DefaultValueFactory = _ => "model" };
        of.AcceptOnlyFromAmong("model", "experiment", "calibration");
        var verb = new Command("schema", "Print the JSON Schema of model, experiment or calibration files, by which editors complete and check them.") { of };
        verb.SetAction(parsed => Console.Out.Write(parsed.GetValue(of) switch
        {
            "experiment" => ExperimentSchema.Write(),
            "calibration" => CalibrationSchema.Write(),
            _ => ModelSchema.Write(),
        }));
        return verb;
    }
}
