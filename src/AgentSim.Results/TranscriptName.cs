using System.Globalization;
using System.Text.RegularExpressions;
using AgentSim.Experiments;

namespace AgentSim.Results;

/// <summary>How transcripts are called: <c>baseline-12.txt</c> is history 12 of an arm, and <c>baseline-3-12.txt</c> that of design point 3, where there are several.</summary>
internal static partial class TranscriptName
{
    /// <summary>The name of a history's transcript.</summary>
    public static string Of(Manifest manifest, Batch history)
    {
        var point = manifest.Points == 1 ? "" : history.Point.ToString(CultureInfo.InvariantCulture) + "-";
        return string.Create(CultureInfo.InvariantCulture, $"{manifest.Arms[history.Arm]}-{point}{history.Histories.InPoint(0)}.txt");
    }

    /// <summary>Whether a file is one of ours.</summary>
    public static bool IsOurs(string name) => Pattern().IsMatch(name);

    [GeneratedRegex(@"^[a-z][a-z0-9_-]*-\d{1,10}\.txt$")]
    private static partial Regex Pattern();
}
