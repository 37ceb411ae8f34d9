using System.CommandLine;
using AgentSim.App.Verbs;
using AgentSim.Experiments.Language;

namespace AgentSim.App.Experimenting;

/// <summary>The options that ask an experiment for something else than its file says.</summary>
internal sealed class OverrideOptions
{
    private readonly Option<int?> samples = WholeNumber.Count("--samples", "Samples of each point and arm, rather than those of the file; with until, the most of them.");
    private readonly Option<string?> posterior = ModelOptions.Posterior();

    /// <param name="verb">The verb that gets the options.</param>
    public void AddTo(Command verb)
    {
        verb.Add(samples);
        verb.Add(posterior);
    }

    /// <summary>What was asked for.</summary>
    public ExperimentOverrides Of(ParseResult parsed) => new(parsed.GetValue(samples), parsed.GetValue(posterior));
}
