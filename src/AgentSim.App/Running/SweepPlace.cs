using System.Collections.Immutable;
using AgentSim.Language;

namespace AgentSim.App.Running;

/// <summary>Where a person wrote what a design point sets: models are read with one value of each sweep, laid over the settings.</summary>
internal static class SweepPlace
{
    private const string Settings = "--set";
    private const string Sweeps = "--sweep";

    /// <summary>An error of a model that was read at a design point; one in a sweep's value is placed in <c>NAME=A,B,C</c>.</summary>
    public static Diagnostic Of(Diagnostic error, RunRequest request, ImmutableArray<KeyValuePair<string, string>> point)
    {
        var index = error.Line - 1 - request.Settings.Length;
        if (error.File != Settings || index < 0) return error;
        var (sweep, value) = (request.Sweeps[index], point[index].Value);
        var before = error.Column - 1 <= sweep.Name.Length ? 0 : sweep.Values.TakeWhile(other => other != value).Sum(other => other.Length + 1);
        return error with { File = Sweeps, Line = index + 1, Column = error.Column + before };
    }
}
