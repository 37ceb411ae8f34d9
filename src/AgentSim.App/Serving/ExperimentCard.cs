using AgentSim.App.Answers;
using AgentSim.Results;

namespace AgentSim.App.Serving;

/// <summary>What the gallery says of an experiment.</summary>
/// <param name="Name">Where its file is.</param>
/// <param name="Own">The name that it has itself.</param>
/// <param name="Title">A line for people.</param>
/// <param name="Model">Its model.</param>
/// <param name="Progress">What has been played of it; null for nothing.</param>
/// <param name="Work">The work under way on it here; null for none.</param>
internal sealed record ExperimentCard(string Name, string Own, string Title, string? Model, ExperimentProgress? Progress, string? Work);

/// <summary>What has been played of an experiment.</summary>
/// <param name="Result">The name of its results.</param>
/// <param name="Played">Histories that are there.</param>
/// <param name="Total">Histories of the whole: the most, where it may stop earlier.</param>
/// <param name="IsFinished">Whether its results are complete.</param>
internal sealed record ExperimentProgress(string Result, long Played, long Total, bool IsFinished)
{
    /// <summary>What has been played in a folder; null if no results are there.</summary>
    public static ExperimentProgress? Of(string path)
    {
        if (!ResultFolder.Exists(path)) return null;
        try
        {
            var folder = ResultFolder.Open(path);
            var manifest = folder.ReadManifest();
            return new(Path.GetFileName(path), folder.Finished(manifest).Sum(batch => (long)batch.Histories.Count), manifest.AllHistories, manifest.Digest is not null);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }
    }
}

/// <summary>An experiment, read.</summary>
/// <param name="Card">What the gallery says of it.</param>
/// <param name="Errors">What is wrong with its file; empty for nothing.</param>
/// <param name="Histories">Histories of all arms and design points: the most, where it may stop earlier.</param>
/// <param name="Samples">Sets of parameter values.</param>
/// <param name="Points">Design points.</param>
/// <param name="Factors">What they vary.</param>
/// <param name="Arms">Its arms.</param>
/// <param name="Claims">What it claims, by name.</param>
/// <param name="Findings">What came of that; empty while not finished.</param>
internal sealed record ExperimentPage(
    ExperimentCard Card, IReadOnlyList<string> Errors, long Histories, int Samples, int Points, IReadOnlyList<string> Factors, IReadOnlyList<string> Arms, IReadOnlyList<Named> Claims, IReadOnlyList<HypothesisAnswer> Findings);

/// <summary>Which experiment is to be played.</summary>
/// <param name="Name">Where its file is.</param>
/// <param name="Restart">Whether to begin again, whatever has been played.</param>
internal sealed record ExperimentRequest(string Name, bool Restart = false);

/// <summary>How far an experiment is.</summary>
/// <param name="State"><c>reading</c>, <c>playing</c>, <c>judging</c>, <c>done</c>, <c>stopped</c> or <c>failed</c>.</param>
/// <param name="Played">Histories that are there.</param>
/// <param name="Before">Those that were there before.</param>
/// <param name="Total">Histories of the whole.</param>
/// <param name="Seconds">How long this has taken.</param>
/// <param name="Arms">What has come out so far, arm by arm.</param>
/// <param name="Problem">What went wrong; null for nothing.</param>
internal sealed record ExperimentState(string State, long Played, long Before, long Total, double Seconds, IReadOnlyList<ArmSoFar> Arms, string? Problem);

/// <summary>What has come out of an arm so far.</summary>
internal sealed record ArmSoFar(string Arm, IReadOnlyList<PatternShare> Patterns);
