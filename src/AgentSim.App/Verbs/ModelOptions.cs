using System.Collections.Immutable;
using System.CommandLine;
using AgentSim.App.Running;
using AgentSim.Experiments;

namespace AgentSim.App.Verbs;

/// <summary>The options by which a model is chosen and changed, for verbs that play it.</summary>
internal sealed class ModelOptions
{
    private const ulong DefaultRandomSeed = 1;

    private readonly Argument<string> model;
    private readonly Option<string?> seed = ModelFile.SeedOption("Start from this seed, a folder under seeds/, rather than the model's own.");
    private readonly Option<string[]> settings = Repeated("--set", "Set a parameter, an actor's number or a utility weight, as w_rev=0.3 or russia.precision=0.", "NAME=VALUE");
    private readonly Option<ulong> randomSeed = WholeNumber.Of("--random-seed", "The number from which all luck is drawn.", DefaultRandomSeed, 0UL, ulong.MaxValue);
    private readonly Option<int> replications = WholeNumber.Count("--replications", "Plays of each sample, each with luck of its own.", 1);
    private readonly Option<string?> arm = new("--arm") { Description = "Play this arm only.", HelpName = $"{Arm.Baseline}|{Arm.RandomPlay}" };

    private readonly Option<string?> posterior = Posterior();

    public ModelOptions() : this(ModelFile.Argument()) =>
        model.Validators.Add(found =>
        {
            if (ModelFile.Find(found.Tokens[0].Value) is null) found.AddError(ModelFile.NotFound(found.Tokens[0].Value));
        });

    /// <param name="model">What names the model, which may be something else, too.</param>
    public ModelOptions(Argument<string> model)
    {
        this.model = model;
        arm.AcceptOnlyFromAmong(Arm.Baseline, Arm.RandomPlay);
    }

    /// <param name="verb">The verb that gets the options.</param>
    /// <param name="sweeps">Its option of sweeps, if it has one.</param>
    public void AddTo(Command verb, Option<string[]>? sweeps = null)
    {
        Repetitions.RefuseIn(verb, settings, sweeps);
        verb.Add(model);
        foreach (var option in Options) verb.Add(option);
    }

    /// <summary>The options, without the model.</summary>
    public Option[] Options => [seed, settings, posterior, randomSeed, replications, arm];

    /// <summary>A request for some samples, with all else that is not said here as usual.</summary>
    /// <param name="parsed">What was said.</param>
    /// <param name="samples">Samples.</param>
    /// <param name="arms">Names of the arms that are played unless one is asked for.</param>
    public RunRequest Request(ParseResult parsed, int samples, ImmutableArray<string> arms) => new(
        ModelFile.Find(parsed.GetRequiredValue(model))!,
        parsed.GetValue(seed),
        [.. Pairs(parsed.GetValue(settings))],
        Sweeps: [],
        parsed.GetValue(arm) is { } only ? [only] : arms,
        new(samples, parsed.GetValue(replications)),
        parsed.GetValue(randomSeed),
        BatchSize: null,
        ParallelBatches: 1,
        Posterior: parsed.GetValue(posterior),
        Folder: null);

    /// <summary>Where parameters are drawn from.</summary>
    public static Option<string?> Posterior() => new("--posterior") { Description = "Draw parameters from the posterior of this calibration, rather than from their priors.", HelpName = "DIR" };

    /// <summary>Names with values; may be given several times.</summary>
    public static Option<string[]> Repeated(string name, string description, string helpName)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => [] };
        option.Validators.Add(found =>
        {
            foreach (var token in found.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                found.AddError($"{name} needs {helpName}, but is {token.Value}.");
        });
        return option;
    }

    /// <summary>Names with their values.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Pairs(string[]? settings) =>
        [.. (settings ?? []).Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0].Trim(), parts[1].Trim()))];
}
