using System.CommandLine;
using AgentSim.Results.Picturing;

namespace AgentSim.App.Verbs;

/// <summary>The argument that names a folder of results, calibrations among them.</summary>
internal static class GalleryArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> Create()
    {
        var argument = new Argument<string>("RESULTS") { Description = "A folder of results of run, experiment or calibrate, such as results/kazakhstan.", HelpName = "RESULTS" };
        argument.Validators.Add(found =>
        {
            if (!Gallery.Exists(found.Tokens[0].Value)) found.AddError($"There are no results in {found.Tokens[0].Value}: it has neither a manifest.json nor a calibration.json.");
        });
        argument.CompletionSources.Add(_ => Directory.Exists("results") ? Directory.EnumerateDirectories("results").Where(Gallery.Exists).Order(StringComparer.Ordinal) : []);
        return argument;
    }

    /// <summary>Opens what it names.</summary>
    public static Gallery Open(string path)
    {
        try
        {
            return Gallery.Open(path);
        }
        catch (InvalidOperationException nothing)
        {
            throw new WrongRequestException(nothing.Message);
        }
    }
}
