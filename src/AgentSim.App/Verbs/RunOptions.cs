using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using AgentSim.App.Running;
using AgentSim.Experiments;

namespace AgentSim.App.Verbs;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    private const int DefaultRuns = 1000;
    private const ulong DefaultRandomSeed = 1;
    private const int Most = 10_000_000;

    private readonly Argument<string> model = ModelFile.Argument();
    private readonly Option<string?> seed = new("--seed") { Description = "Start from this seed, a folder under seeds/, rather than the model's own.", HelpName = "CASE" };
    private readonly Option<int> runs = Count("--runs", "Samples: sets of parameter values.", DefaultRuns);
    private readonly Option<int> replications = Count("--replications", "Plays of each sample, each with luck of its own.", 1);
    private readonly Option<ulong> randomSeed = new("--random-seed") { Description = "The number from which all luck is drawn.", HelpName = "N", DefaultValueFactory = _ => DefaultRandomSeed };
    private readonly Option<string[]> settings = Repeated("--set", "Set a parameter, an actor's number or a utility weight, as w_rev=0.3 or russia.precision=0.", "NAME=VALUE");
    private readonly Option<string[]> sweeps = Repeated("--sweep", "Run the model with each of these values; several sweeps are combined.", "NAME=A,B,C");
    private readonly Option<string?> arm = new("--arm") { Description = "Play this arm only (both).", HelpName = $"{Arm.Baseline}|{Arm.RandomPlay}" };
    private readonly Option<string?> folder = new("--out") { Description = "The folder for the results (results/<model>).", HelpName = "DIR" };
    private readonly Option<int> parallel = Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
    private readonly Option<int?> batch = new("--batch") { Description = "Histories computed together; it changes speed, not results.", HelpName = "N" };
    private readonly Option<bool> json = new("--json") { Description = "Print the answer as JSON." };

    public RunOptions()
    {
        model.Validators.Add(found =>
        {
            if (ModelFile.Find(found.Tokens[0].Value) is null) found.AddError(ModelFile.NotFound(found.Tokens[0].Value));
        });
        arm.AcceptOnlyFromAmong(Arm.Baseline, Arm.RandomPlay);
        batch.Validators.Add(found => CheckCount(found, "--batch"));
    }

    public void AddTo(Command verb)
    {
        verb.Add(model);
        foreach (var option in new Option[] { seed, runs, replications, randomSeed, settings, sweeps, arm, folder, parallel, batch, json }) verb.Add(option);
    }

    public Format FormatOf(ParseResult parsed) => parsed.GetValue(json) ? Format.Json : Format.Text;

    public RunRequest Request(ParseResult parsed) => new(
        ModelFile.Find(parsed.GetRequiredValue(model))!,
        parsed.GetValue(seed),
        [.. Pairs(parsed.GetValue(settings))],
        [.. Pairs(parsed.GetValue(sweeps)).Select(pair => new Sweep(pair.Key, [.. pair.Value.Split(',')]))],
        parsed.GetValue(arm) is { } only ? [only] : [Arm.Baseline, Arm.RandomPlay],
        new(parsed.GetValue(runs), parsed.GetValue(replications)),
        parsed.GetValue(randomSeed),
        parsed.GetValue(batch),
        parsed.GetValue(parallel),
        parsed.GetValue(folder));

    private static Option<int> Count(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(found => CheckCount(found, name));
        return option;
    }

    private static void CheckCount(OptionResult found, string name)
    {
        if (found.Tokens.Count > 0 && int.TryParse(found.Tokens[0].Value, out var count) && count is < 1 or > Most)
            found.AddError($"{name} must be from 1 to {Most}, but is {count}.");
    }

    private static Option<string[]> Repeated(string name, string description, string helpName)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => [] };
        option.Validators.Add(found =>
        {
            foreach (var token in found.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                found.AddError($"{name} needs {helpName}, but is {token.Value}.");
        });
        return option;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Pairs(string[]? settings) =>
        [.. (settings ?? []).Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0].Trim(), parts[1].Trim()))];
}
