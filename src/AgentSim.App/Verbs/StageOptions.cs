using System.CommandLine;
using AgentSim.App.Running;
using AgentSim.App.Solving;
using AgentSim.Experiments;

namespace AgentSim.App.Verbs;

/// <summary>The options that say which moment of a model is to be solved.</summary>
internal sealed class StageOptions
{
    private readonly ModelOptions model;
    private readonly Option<uint> history = WholeNumber.Of("--history", "Of a model: which history of a run with the same options, from 0.", 0u, 0u, RunDesign.MostHistories - 1u);
    private readonly Option<string?> period = new("--period") { Description = "Of a model: the period, such as 1998-Q3, or a year, whose first period is meant.", HelpName = "PERIOD" };
    private readonly Option<string[]> issues = new("--issue") { Description = "Of a model: what is decided on; several, in as many options, are decided on at the same time.", HelpName = "ISSUE", DefaultValueFactory = _ => [] };

    public StageOptions(Argument<string> what) => model = new(what);

    public void AddTo(Command verb)
    {
        model.AddTo(verb);
        foreach (var option in Own) verb.Add(option);
    }

    /// <summary>The game of a moment.</summary>
    public StageForm Game(ParseResult parsed)
    {
        var (run, errors) = RunDesign.Of(model.Request(parsed, samples: 1, [Arm.Baseline]));
        if (run is null) throw new WrongRequestException(string.Join('\n', errors));
        return StageForm.Of(run, parsed.GetValue(history), parsed.GetValue(period), [.. parsed.GetValue(issues)!]);
    }

    /// <summary>Refuses what is said that does not concern a file of this kind.</summary>
    public void Refuse(ParseResult parsed, string file, params ReadOnlySpan<Option> others)
    {
        var said = Own.Concat(model.Options).Concat(others.ToArray()).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (said is not null) throw new WrongRequestException($"{said.Name} is for {(others.Contains(said) ? "games in strategic form" : "models")}, and {file} is none.");
    }

    private Option[] Own => [history, period, issues];
}
