using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Running;
using AgentSim.App.Terminal;
using AgentSim.Experiments.Comparing;
using AgentSim.Results;

namespace AgentSim.App.Verbs;

/// <summary><c>compare A B</c>: compares two results, or two arms, quantity by quantity.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "Results, or an arm of them: results/x or results/x:arm." };
        var second = new Argument<string?>("B") { Description = "Other results, or another arm; with --arms, A if it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var arms = new Option<string?>("--arms") { Description = "The arms to compare: one of A and one of B, separated by a comma.", HelpName = "a,b" };
        var series = new Option<bool>("--series") { Description = "Compare measures that are series too, by their last value." };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON." };
        var verb = new Command("compare", "Compare two results or two arms of the same: each pattern and measure, history by history where they share their luck.") { first, second, arms, series, json };
        verb.Validators.Add(found =>
        {
            if (found.GetValue(arms) is { } named && named.Split(',') is not [{ Length: > 0 }, { Length: > 0 }]) found.AddError($"--arms takes two names, such as baseline,random-play; not {named}.");
            else if (found.GetValue(arms) is null && found.GetValue(second) is null) found.AddError("What is it to be compared with? Name other results, or two arms with --arms a,b.");
        });
        verb.SetAction(parsed =>
        {
            var (one, other, named) = (parsed.GetRequiredValue(first), parsed.GetValue(second), parsed.GetValue(arms)?.Split(','));
            return Compare(ArmOfResults.Of(one, named?[0]), ArmOfResults.Of(other ?? one, named?[1]), parsed.GetValue(series), parsed.GetValue(json) ? Format.Json : Format.Text);
        });
        return verb;
    }

    private static int Compare(ArmOfResults first, ArmOfResults second, bool withSeries, Format format)
    {
        foreach (var arm in (ReadOnlySpan<ArmOfResults>)[first, second])
        {
            if (arm.Manifest.Digest is null) throw new WrongRequestException($"What is in {arm.Results} is not finished: arms cannot be compared before they have all their histories.");
        }

        var isSame = first.Folder.Path == second.Folder.Path;
        if (isSame && first.Arm == second.Arm) throw new WrongRequestException($"Both are {first}: name two arms, such as --arms baseline,random-play.");
        using var one = ResultQuery.Open(first.Folder, first.Manifest);
        using var other = isSame ? null : ResultQuery.Open(second.Folder, second.Manifest);
        var (left, right) = (new ArmRecords(one, first.Manifest, first.Arm), new ArmRecords(other ?? one, isSame ? first.Manifest : second.Manifest, second.Arm));
        var unpaired = ArmRecords.WhyUnpaired(left, right);
        var pairing = unpaired is null ? Pairing.ByHistory : Pairing.None;
        var compared = ComparedArms.Of(ArmRecords.Common(left, right, pairing, withSeries), pairing, first.Manifest.RandomSeed);
        var failed = (First: one.Failed(first.Manifest.Arms.IndexOf(first.Arm)), Second: (other ?? one).Failed(second.Manifest.Arms.IndexOf(second.Arm)));
        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(ComparisonAnswer.Of(first, second, failed, unpaired, compared), AnswerJson.Default.ComparisonAnswer));
        else ComparisonTable.Print(Screen.Output(), first, second, failed, unpaired, compared);
        return ExitCode.Done;
    }
}
