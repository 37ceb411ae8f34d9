using System.CommandLine;
using AgentSim.App.Experimenting;
using AgentSim.App.Running;
using AgentSim.Experiments.Calibrating;
using AgentSim.Results;
using AgentSim.Results.Calibrating;
using AgentSim.Results.Reports;

namespace AgentSim.App.Verbs;

/// <summary><c>report RESULTS</c>: makes the report of results again, from their records.</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var results = GalleryArgument.Create();
        var verb = new Command("report", "Make the report of results again, from their records: one page that opens offline.") { results };
        verb.SetAction(async parsed =>
        {
            Console.Out.WriteLine(await Make(parsed.GetRequiredValue(results)));
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<string> Make(string results)
    {
        if (!ResultFolder.Exists(results)) return await OfCalibration(CalibrationFolder.Open(results));
        var folder = ResultFolder.Open(results);
        var manifest = folder.ReadManifest();
        if (manifest.Source.Experiment is not null)
        {
            var replay = Replay.Of(results);
            await ExperimentOutcome.Of(replay.Prepared.Experiment!, folder, manifest, 0, 0);
            return folder.ReportPath;
        }

        try
        {
            using var query = ResultQuery.Open(folder, manifest);
            await Report.Write(folder, query, manifest);
            return folder.ReportPath;
        }
        catch (InvalidOperationException nothing)
        {
            throw new WrongRequestException(nothing.Message);
        }
    }

    private static async Task<string> OfCalibration(CalibrationFolder folder)
    {
        var identity = folder.Identity();
        if (identity.Ended is null || identity.Fits.IsEmpty) throw new WrongRequestException($"The calibration in {folder.Path} is not finished: the command that began it goes on with it.");
        if (folder.Calibration() is not { } calibration) throw new WrongRequestException($"The files in {folder.InputsPath} are not those that the calibration was made of.");
        var (prior, posterior) = (folder.Read(calibration, 0), Posterior.Of(calibration, folder.Read(calibration, identity.Waves.Length - 1)));
        await folder.WriteReport(CalibrationReport.Of(calibration, identity, prior, posterior, Contraction.Of(prior, posterior)));
        return folder.ReportPath;
    }
}
