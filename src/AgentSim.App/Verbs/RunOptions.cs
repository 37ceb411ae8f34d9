using System.Collections.Immutable;
using System.CommandLine;
using AgentSim.App.Running;
using AgentSim.Experiments;

namespace AgentSim.App.Verbs;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    private const int DefaultRuns = 1000;

    private readonly ModelOptions model = new();
    private readonly Option<int> runs = WholeNumber.Count("--runs", "Samples: sets of parameter values.", DefaultRuns);
    private readonly Option<string[]> sweeps = ModelOptions.Repeated("--sweep", "Run the model with each of these values; several sweeps are combined.", "NAME=A,B,C");
    private readonly Option<string?> folder = new("--out") { Description = "The folder for the results (results/<model>).", HelpName = "DIR" };
    private readonly Option<bool> ledger = new("--ledger") { Description = "Keep each actor's utility by term and year, as a table ledger." };
    private readonly Option<int> parallel = WholeNumber.Count("--parallel", "Batches under way at once.", Environment.ProcessorCount);
    private readonly Option<int?> batch = WholeNumber.Count("--batch", "Histories handed out and written together; it changes speed, not results.");
    private readonly Option<bool> json = new("--json") { Description = "Print the answer as JSON." };

    public void AddTo(Command verb)
    {
        verb.Add(runs);
        model.AddTo(verb, sweeps);
        foreach (var option in new Option[] { sweeps, folder, ledger, parallel, batch, json }) verb.Add(option);
    }

    public Format FormatOf(ParseResult parsed) => parsed.GetValue(json) ? Format.Json : Format.Text;

    /// <summary>The values of a sweep.</summary>
    public static ImmutableArray<string> Values(string values) => [.. values.Split(',', StringSplitOptions.TrimEntries)];

    public RunRequest Request(ParseResult parsed) => model.Request(parsed, parsed.GetValue(runs), [Arm.Baseline, Arm.RandomPlay]) with
    {
        Sweeps = [.. ModelOptions.Pairs(parsed.GetValue(sweeps)).Select(pair => new Sweep(pair.Key, Values(pair.Value)))],
        BatchSize = parsed.GetValue(batch),
        ParallelBatches = parsed.GetValue(parallel),
        Folder = parsed.GetValue(folder),
        KeepsLedger = parsed.GetValue(ledger),
    };
}
