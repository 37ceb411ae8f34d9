using System.Security.Cryptography;
using System.Text.Json;
using AgentSim.Results.Calibrating;
using AgentSim.Results.Picturing;

namespace AgentSim.App.Serving;

/// <summary>What the gallery says of a calibration.</summary>
/// <param name="Name">Its name: the folder.</param>
/// <param name="Problem">Why it cannot be shown; null if it can.</param>
/// <param name="Model">The model's title.</param>
/// <param name="Parameters">How many parameters are fitted.</param>
/// <param name="Targets">How many targets there are.</param>
/// <param name="Waves">How many waves are finished.</param>
/// <param name="IsFinished">Whether there is a posterior.</param>
/// <param name="Version">What tells it from others in the same folder.</param>
/// <param name="Figures">The figures that there are.</param>
internal sealed record CalibrationCard(string Name, string? Problem, string Model, int Parameters, int Targets, int Waves, bool IsFinished, string Version, IReadOnlyList<Named> Figures)
{
    /// <summary>The card of a calibration.</summary>
    public static CalibrationCard Of(string name, ResultGallery gallery)
    {
        try
        {
            var (folder, identity) = gallery.Calibration(name);
            using var figures = Gallery.Open(folder.Path);
            return new(name, null, identity.Model.Title, identity.Parameters.Length, identity.Targets.Length, identity.Waves.Length, identity.Ended is not null, VersionOf(identity), [.. figures.Offered.Select(kind => new Named(kind.Name, kind.Shows))]);
        }
        catch (NotThereException wrong)
        {
            return new(name, wrong.Message, "", 0, 0, 0, IsFinished: false, "", []);
        }
    }

    /// <summary>What tells answers from all that were ever given of a calibration of this name.</summary>
    public static string VersionOf(CalibrationIdentity identity) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new[] { identity.Digest, identity.Engine, $"{identity.RandomSeed}", $"{identity.Waves.Length}", identity.Ended ?? "", typeof(CalibrationCard).Module.ModuleVersionId.ToString() }, PageJson.Default.StringArray)))[..24];
}
