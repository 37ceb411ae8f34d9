using System.Text.Json;
using AgentSim.Language;

namespace AgentSim.App.Serving;

/// <summary>A model to be tried.</summary>
/// <param name="Model">Its name in the gallery.</param>
/// <param name="Settings">What is changed; the model as it is written is played beside it, with the same luck.</param>
/// <param name="Samples">Histories.</param>
/// <param name="RandomSeed">The random seed, as text.</param>
/// <param name="Measures">Measures whose distribution is shown.</param>
internal sealed record TrialRequest(string Model, IReadOnlyList<TrialSetting> Settings, int Samples, string RandomSeed, IReadOnlyList<string> Measures)
{
    /// <summary>The most histories of a trial; more belong into a run.</summary>
    public const int MostSamples = 20_000;

    private const int MostSettings = 400;
    private const int MostMeasures = 8;
    private const int LongestText = 4000;

    /// <summary>The random seed.</summary>
    public ulong Seed => ulong.TryParse(RandomSeed, System.Globalization.CultureInfo.InvariantCulture, out var seed) ? seed : throw new WrongRequestException("The random seed is a whole number from 0.");

    /// <summary>The settings as those of a run.</summary>
    /// <exception cref="WrongRequestException">Too much is asked for.</exception>
    public Overrides Overrides()
    {
        if (Settings.Any(setting => setting is null) || Measures.Any(measure => measure is null)) throw new JsonException("A setting or a measure is null.");
        if (Samples is < 1 or > MostSamples) throw new WrongRequestException($"A trial has from 1 to {MostSamples} histories.");
        if (Settings.Count > MostSettings || Measures.Count > MostMeasures || Settings.Any(setting => setting.Name.Length > LongestText || setting.Value.Length > LongestText)) throw new WrongRequestException("That is too much for a trial.");
        return new(null, [.. Settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))]);
    }
}

/// <summary>One change.</summary>
internal sealed record TrialSetting(string Name, string Value);
